// Whether a running case can go on by another version of its procedure, and what changes for it when it does. Pure: the
// decider, the dry run and whoever writes a mapping see the same plan.
import { localDateOf } from '../calendar/index.ts';
import type { Instant, LocalDate } from '../calendar/index.ts';
import type { CaseState } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import type { CaseForm, Definition } from '../definition/forms.ts';
import { checkField } from '../form.ts';
import { clocksAfter } from './migrated-clocks.ts';
import type { ClockPlan } from './migrated-clocks.ts';
import { visitFaults, visitPlans } from './migrated-visits.ts';
import type { VisitPlan } from './migrated-visits.ts';
import { mappingFaults, renamed } from './stage-mapping.ts';

export interface MigrationFault {
  reason:
    /** The new version is of another procedure, or has no cases. */
    | 'otherProcedure'
    /** The mapping names a stage that the old or the new version has not. */
    | 'unknownStage'
    /** An open stage has no place in the new version. */
    | 'stageVanished'
    /** A stage is mapped to one of another kind. */
    | 'otherKind'
    /** A stage is mapped out of its block, or the block has other branches. */
    | 'otherBlock'
    /** What the system does now would be something else. */
    | 'effectUnderWay'
    /** The new version refuses what the case carries. */
    | 'dataRefused';
  /** Key of the stage or field that it hangs on. */
  at: string;
  message: Text;
}

export interface MigrationPlan {
  /** Stages by another key: of the old version to those of the new one. */
  stages: Record<string, string>;
  visits: VisitPlan[];
  clocks: ClockPlan[];
  /** Fields with values that the new version does not know: the case drops them, the trail keeps them. */
  forgotten: string[];
  /** Effects of the system that are dropped because the stage asks anew. */
  dropped: string[];
}

export type MigrationAnswer = { ok: true; plan: MigrationPlan } | { ok: false; faults: MigrationFault[] };

/**
 * Plans the move of a case from one version to another.
 *
 * @param mapping stage of the old version to stage of the new one; equal keys need no entry
 * @param now instant of the move: new clocks and old data are judged by it
 * @returns every fault that stands in the way, or the plan
 */
export function planMigration(
  oldDefinition: CaseForm,
  newDefinition: Definition,
  mapping: Record<string, string>,
  state: CaseState,
  now: Instant,
): MigrationAnswer {
  if (newDefinition.form !== 'case' || newDefinition.id !== state.procedure) {
    return { ok: false, faults: [otherProcedure(newDefinition)] };
  }
  const versions = { from: oldDefinition, to: newDefinition, mapping };
  const faults = [
    ...mappingFaults(versions),
    ...visitFaults(versions, state),
    ...dataFaults(newDefinition, state, localDateOf(now)),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const visits = visitPlans(versions, state);
  return {
    ok: true,
    plan: {
      stages: renamed(versions),
      visits,
      clocks: clocksAfter(versions, state),
      forgotten: Object.keys(state.data).filter((key) => !newDefinition.fields.some((field) => field.key === key)),
      dropped: visits.flatMap((visit) => visit.dropped),
    },
  };
}

function otherProcedure({ id, title }: Definition): MigrationFault {
  return {
    reason: 'otherProcedure',
    at: id,
    message: {
      zh: `“${title.zh}”不是此事项的流程。`,
      en: `"${title.en}" is not a version of this case's procedure.`,
    },
  };
}

/** Values that the new version's fields refuse, a changed type among them. */
function dataFaults({ fields }: CaseForm, { data }: CaseState, today: LocalDate): MigrationFault[] {
  return fields.flatMap((field) => {
    const value = data[field.key];
    const [fault] = value === undefined ? [] : checkField(field, value, today);
    if (fault === undefined) return [];
    return [
      {
        reason: 'dataRefused',
        at: field.key,
        message: {
          zh: `已填的“${field.label.zh}”不合新版本：${fault.message.zh}`,
          en: `"${field.label.en}" as it is filled in does not fit the new version: ${fault.message.en}`,
        },
      },
    ];
  });
}
