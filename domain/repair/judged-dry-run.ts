// A dry run with the judgement that goes with it: nobody is helped by a repair after which the case can't end.
import type { DecideContext } from '../case/command.ts';
import type { RepairCommand } from '../case/repair.ts';
import type { Definition } from '../definition/forms.ts';
import type { MachineState } from '../machine.ts';
import { dryRun } from './dry-run.ts';
import type { DryRun } from './dry-run.ts';

/** {@link dryRun}; refused also where the case could not end afterwards. A suspension stops it on purpose. */
export function judgedDryRun(
  definition: Definition,
  state: MachineState,
  command: RepairCommand,
  context: DecideContext,
): DryRun {
  const tried = dryRun(definition, state, command, context);
  if (!tried.ok || tried.canEnd.ends || command.repair.kind === 'suspend') return tried;
  const { why } = tried.canEnd;
  const message = {
    zh: `修复后事项无法办结：${why.zh}`,
    en: `The case could not end after this repair: ${why.en}`,
  };
  return { ok: false, refusal: { code: 'REPAIR_WITHOUT_END', message, field: '/repair' } };
}
