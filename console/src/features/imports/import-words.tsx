import { useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import type { ImportKind, ImportRow, ImportView } from '../../parts/import-file.ts';
import type { RowState } from './import-queries.ts';

type Action = NonNullable<ImportRow['action']>;

/** How kinds of imports, their states, and what became of a row are called. */
export const importWords = {
  zh: {
    kind: {
      organisations: '单位',
      people: '人员与岗位',
      subjects: '主体库',
      cases: '在办件',
    } satisfies Record<ImportKind, string>,
    kindNote: {
      organisations: '区划（县、镇、村）和其中的机构；先导入单位，再导入人员。',
      people: '每行一人一岗；同一人有几个职务就写几行。',
      subjects: '户、人、房屋、项目等，立案时从中选取。',
      cases: '系统启用前已在办的案件，从所在环节继续。',
    } satisfies Record<ImportKind, string>,
    state: { running: '导入中', done: '已完成', discarded: '已清理' } satisfies Record<ImportView['state'], string>,
    row: { waiting: '等待', done: '成功', failed: '有问题' } satisfies Record<RowState, string>,
    action: { added: '新增', changed: '变更', same: '已存在，不变' } satisfies Record<Action, string>,
    failed: '有问题',
  },
  en: {
    kind: { organisations: 'Organisations', people: 'People and posts', subjects: 'Subjects', cases: 'Open cases' },
    kindNote: {
      organisations: 'Divisions (county, townships, villages) and bodies in them; they come before the people.',
      people: 'A post a row; somebody with several posts has as many rows.',
      subjects: 'Households, people, houses, projects; cases are filed about them.',
      cases: 'Cases that were open before the system was there; they go on at the stage they have reached.',
    },
    state: { running: 'under way', done: 'done', discarded: 'cleared' },
    row: { waiting: 'waits', done: 'fine', failed: 'fault' },
    action: { added: 'added', changed: 'changed', same: 'there already' },
    failed: 'faults',
  },
};

const STATE_TONE: Record<ImportView['state'], Tone> = { running: 'info', done: 'good', discarded: 'plain' };
const ROW_TONE: Record<RowState, Tone> = { waiting: 'info', done: 'good', failed: 'late' };

export function ImportStateMark({ state }: { state: ImportView['state'] }) {
  const w = useWords(importWords);
  return <Mark tone={STATE_TONE[state]}>{w.state[state]}</Mark>;
}

/** What became of a row: what it wrote, or that it has faults. */
export function RowMark({ state, action }: Pick<ImportRow, 'state' | 'action'>) {
  const w = useWords(importWords);
  const tone = state === 'done' && action === 'same' ? 'plain' : ROW_TONE[state];
  return <Mark tone={tone}>{state === 'done' && action !== null ? w.action[action] : w.row[state]}</Mark>;
}

/** Counts of an import in one line. */
export function useCountsText(): (counts: Record<Action | 'failed', number>) => string {
  const w = useWords(importWords);
  return (counts) =>
    [
      ...(['added', 'changed', 'same'] as const).map((action) => [w.action[action], counts[action]] as const),
      [w.failed, counts.failed] as const,
    ]
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name} ${count}`)
      .join(' · ');
}
