// 试算: what a repair would do, before it is done; the very decision that the case will take, on the state as it is now.
import { localDateOf } from '../calendar/index.ts';
import type { DecideContext } from '../case/command.ts';
import type { CaseEvent } from '../case/event.ts';
import type { Refusal } from '../case/refusal.ts';
import type { RepairCommand } from '../case/repair.ts';
import type { CaseData, CaseState } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import type { Definition } from '../definition/forms.ts';
import { decide, evolve, isRound, requireCaseForm } from '../machine.ts';
import type { MachineEvent, MachineState } from '../machine.ts';
import { maskData } from '../masks.ts';
import type { RoundState } from '../round/state.ts';
import { canCaseEnd } from './can-end.ts';
import type { CanEnd } from './can-end.ts';
import { outsideOf } from './outside.ts';
import type { OutsideFact } from './outside.ts';
import { casePicture, roundPicture } from './picture.ts';
import type { Picture } from './picture.ts';
import { canRoundEnd } from './round-end.ts';
import { warningsOf } from './warnings.ts';

/** A value that the repair changes; what is sensitive is masked in both. */
export interface DataChange {
  field: string;
  label: Text;
  old: CaseData[string];
  value: CaseData[string];
}

export type DryRun =
  | {
      ok: true;
      /** As they would be recorded, in clear: not for answers to people. Empty when the order was carried out before. */
      events: MachineEvent[];
      before: Picture;
      after: Picture;
      data: DataChange[];
      /** What has happened outside by now and stays, whatever is repaired here. */
      outside: OutsideFact[];
      canEnd: CanEnd;
      warnings: Text[];
    }
  | { ok: false; refusal: Refusal };

/** Whether a case or a round can come to an end from where it stands. `now` is for dates that may not lie ahead. */
export function canEnd(definition: Definition, state: MachineState, { now }: DecideContext): CanEnd {
  if (isRound(state)) return canRoundEnd(definition, state);
  return canCaseEnd(requireCaseForm(definition), state, localDateOf(now));
}

/** Tries a repair and changes nothing. Pure: done at the same instant on the same state, the repair does just this. */
export function dryRun(
  definition: Definition,
  state: MachineState,
  command: RepairCommand,
  context: DecideContext,
): DryRun {
  const decision = decide(definition, state, command, context);
  if (!decision.ok) return decision;
  const { events } = decision;
  const after = events.reduce<MachineState>(evolve, state);
  const next = versionAfter(command.repair) ?? definition;
  const common = { ok: true, events, canEnd: canEnd(next, after, context) } as const;
  if (isRound(state)) {
    const [before, then] = [roundPicture(definition, state), roundPicture(definition, after as RoundState)];
    return { ...common, before, after: then, data: [], outside: [], warnings: [] };
  }
  const then = after as CaseState;
  const [old, form] = [requireCaseForm(definition), requireCaseForm(next)];
  return {
    ...common,
    before: casePicture(old, state),
    after: casePicture(form, then),
    data: changedData(next, state, then),
    outside: outsideOf(old, state),
    warnings: warningsOf({
      definition: form,
      before: state,
      after: then,
      repair: command.repair,
      events: events as CaseEvent[],
    }),
  };
}

/** Another version, by which the case goes on afterwards. */
function versionAfter(repair: RepairCommand['repair']): Definition | undefined {
  return repair.kind === 'migrate' || repair.kind === 'revert' ? repair.definition : undefined;
}

function changedData(definition: Definition, before: CaseState, after: CaseState): DataChange[] {
  const { fields } = requireCaseForm(definition);
  const changed = fields.filter(
    ({ key }) => JSON.stringify(before.data[key] ?? null) !== JSON.stringify(after.data[key] ?? null),
  );
  const [old, now] = [before, after].map(({ data }) => maskData(changed, data, []).data);
  return changed.map(({ key, label }) => ({ field: key, label, old: old?.[key] ?? null, value: now?.[key] ?? null }));
}
