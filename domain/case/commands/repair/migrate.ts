// `migrate`: not open to cases yet; who asks is told so.
import { refuse } from '../../draft.ts';
import type { RepairOf } from '../../repair.ts';
import type { RepairDraft } from './carry-out.ts';

/** Refuses: no case can be repaired in this way yet. */
export function migrate(_on: RepairDraft, { kind }: RepairOf<'migrate'>): void {
  refuse(
    'COMMAND_NOT_APPLICABLE',
    { zh: '此事项不适用该修复方式。', en: 'This kind of repair is not open to this case.' },
    { field: '/repair/kind', details: { kind } },
  );
}
