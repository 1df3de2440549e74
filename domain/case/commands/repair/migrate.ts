// `migrate`: the case goes on by another version of its procedure.
import type { CaseForm } from '../../../definition/forms.ts';
import { placeOf } from '../../../definition/stage-index.ts';
import type { ClockPlan } from '../../../repair/migrated-clocks.ts';
import type { VisitPlan } from '../../../repair/migrated-visits.ts';
import { assigneeFor } from '../../../repair/migrated-visits.ts';
import { planMigration } from '../../../repair/migration-plan.ts';
import type { MigrationFault } from '../../../repair/migration-plan.ts';
import { settleSuspensions, stopClock } from '../../clock-run.ts';
import type { Draft } from '../../draft.ts';
import { emit, parameterValues, refuse, stateOf } from '../../draft.ts';
import { beginAgain } from '../../flow.ts';
import type { RepairOf } from '../../repair.ts';
import type { Task, Visit } from '../../state.ts';
import { openTask } from '../../task-opening.ts';
import { recomputeVisits } from '../../visit-dates.ts';
import type { RepairDraft } from './carry-out.ts';

/** Why clocks, notices and waits were computed again. */
const GROUND = 'migrated';

/** Refuses with every fault when the plan has any; otherwise the case is pinned to the new version from here on. */
export function migrate({ draft, opens }: RepairDraft, repair: RepairOf<'migrate'>): void {
  const { definition, definitionHash, mapping } = repair;
  const state = stateOf(draft);
  if (definitionHash === state.definitionHash) {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '此事项已按该版本办理。', en: 'The case runs by this version already.' },
      { field: '/repair/definitionHash' },
    );
  }
  const answer = planMigration(draft.definition, definition, mapping, state, draft.now);
  if (!answer.ok) return refuseAll(answer.faults);
  const { plan } = answer;
  opens({
    repair: 'migrate',
    from: state.definitionHash,
    definitionHash,
    mapping: plan.stages,
    begun: plan.visits.filter((visit) => visit.begins).map((visit) => visit.visitId),
    forgotten: plan.forgotten,
    dropped: plan.dropped,
  });
  // of another form the plan has refused it
  draft.definition = definition as CaseForm;
  draft.parameters = parameterValues(draft.definition);
  for (const clock of plan.clocks) moveClock(draft, clock);
  recomputeVisits(draft, GROUND);
  for (const visit of plan.visits) openAnew(draft, visit);
  settleSuspensions(draft);
}

function refuseAll(faults: readonly MigrationFault[]): never {
  const [first, ...others] = faults;
  const message = first?.message ?? { zh: '不能迁移。', en: 'The case can’t be migrated.' };
  return refuse('MIGRATION_REFUSED', message, {
    field: first?.reason === 'dataRefused' ? '/repair/definition' : '/repair/mapping',
    details: {
      reason: first?.reason ?? '',
      at: first?.at ?? '',
      otherFaults: others.length,
      faults: faults.map((fault) => fault.message.zh).join('；'),
    },
  });
}

function moveClock(draft: Draft, plan: ClockPlan): void {
  const { clockId } = plan;
  if (plan.does === 'stops') {
    const run = stateOf(draft).clocks.find((one) => one.id === clockId);
    if (run !== undefined) stopClock(draft, run);
    return;
  }
  const { clock, next } = plan;
  if (plan.does === 'moves') {
    const { old, fired } = plan;
    emit(draft, { type: 'clockRecomputed', clockId, ground: GROUND, limit: clock.limit, fired, old, ...next });
    return;
  }
  const { key, title, limit } = clock;
  const { visit: visitId, startedAt } = plan;
  emit(draft, { type: 'clockStarted', clockId, clock: key, visitId, startedAt, limit, ...next, title });
}

/** Closes the tasks that would be others' now, and opens them for those. */
function openAnew(draft: Draft, { visitId, to, reopened, begins }: VisitPlan): void {
  if (reopened.length === 0 && !begins) return;
  const stage = placeOf(draft.definition, to)?.stage;
  const visit = stateOf(draft).visits.find((one) => one.id === visitId);
  if (stage === undefined || visit === undefined) return;
  if (visit.stuckReason === 'noHolder') emit(draft, { type: 'visitUnstuck', visitId });
  const closed = visit.tasks.filter((task) => reopened.includes(task.id));
  for (const { id: taskId } of closed) emit(draft, { type: 'taskClosed', visitId, taskId, reason: 'superseded' });
  if (begins) {
    if (hasDecided(draft, visit)) emit(draft, { type: 'decisionTakenBack', visitId, reason: GROUND });
    beginAgain(draft, stage, visitId);
    return;
  }
  for (const { kind } of closed.filter(isAddressed)) {
    const assignee = assigneeFor(stage, kind);
    if (assignee !== null) openTask(draft, visitId, kind, assignee);
  }
}

const hasDecided = (draft: Draft, { id }: Visit): boolean => stateOf(draft).decided.some((one) => one.visit === id);

/** By the stage itself, and not by somebody who asked for another's opinion. */
const isAddressed = ({ of }: Task): boolean => of === undefined;
