// A case that ran on the core, told as its paper would tell it; and what of two states must be equal.
import { localDateOf } from '../../../domain/calendar/index.ts';
import type { CaseCommand, StartCommand } from '../../../domain/case/command.ts';
import type { CaseState, ClockRun } from '../../../domain/case/state.ts';
import type { PastStep } from '../../../domain/case/taken-over.ts';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { placeOf } from '../../../domain/definition/stage-index.ts';

/** An accepted command, with the instant and the state before and after it. */
export interface Accepted {
  command: CaseCommand;
  at: string;
  before: CaseState | null;
  after: CaseState;
}

/** The step that stands on paper for a command; null for one of which no paper tells, undefined where none can. */
function stepOf({ command, at, before }: Accepted): PastStep | null | undefined {
  const visit = 'visitId' in command ? before?.visits.find((one) => one.id === command.visitId) : undefined;
  if (visit === undefined)
    return ['start', 'tick', 'rosterResolved', 'effectSucceeded'].includes(command.type) ? null : undefined;
  const person = command.actor.kind === 'system' ? [] : [command.actor.person];
  const step = { row: 2, stage: visit.stage, on: localDateOf(at), by: person };
  const branch = visit.within === null ? {} : { branch: visit.within.branch };
  const data = 'data' in command && command.data !== undefined ? { data: command.data } : {};
  switch (command.type) {
    case 'decide':
      return { ...step, ...branch, ...data, outcome: command.outcome, opinion: command.opinion ?? '' };
    case 'returnTo':
      return { ...step, ...branch, outcome: `returnTo:${command.stage}`, opinion: command.opinion };
    case 'recordVote':
      // whether it passed is told by what it opened
      return { ...step, ...branch, ...data, outcome: 'passed' };
    case 'post':
      return { ...step, ...branch, ...data, outcome: 'posted' };
    case 'report':
      return { ...step, ...branch, ...data, outcome: 'reported' };
    case 'resolveObjection':
      return { ...step, ...branch, outcome: command.upheld ? 'upheld' : 'dismissed', opinion: command.opinion };
    case 'linkAnswered':
      return { ...step, ...branch, outcome: command.outcome };
    case 'object':
      return { ...step, ...branch, outcome: 'objected', opinion: command.text };
    default:
      return undefined;
  }
}

/** The history of a case as paper tells it; null where it can't: corrections. */
export function historyOf(trail: readonly Accepted[]): PastStep[] | null {
  const history: PastStep[] = [];
  for (const one of trail) {
    const step = stepOf(one);
    if (step === undefined) return null;
    if (step === null) continue;
    const { command, after } = one;
    if (command.type === 'recordVote') {
      const closed = after.closed.find(({ id }) => id === command.visitId);
      if (closed === undefined) return null;
      history.push({ ...step, outcome: closed.outcome ?? 'passed' });
    } else history.push(step);
  }
  return history;
}

/** Where a case lies, as a sheet would say it. */
export function positionOf(definition: CaseForm, state: CaseState): string[] {
  return state.visits.flatMap(({ stage, branches, within }) => {
    if (branches !== undefined) return [];
    const isForEach = within !== null && placeOf(definition, stage)?.branch === null;
    return [isForEach ? `${stage}@${within.branch}` : stage];
  });
}

/** The start that takes a case over from its paper. */
export function paperStart(
  definition: CaseForm,
  start: StartCommand,
  { history, state, on }: { history: PastStep[]; state: CaseState; on: string },
): StartCommand {
  return {
    ...start,
    actor: { kind: 'administrator', person: { id: 'admin', name: '管理员' }, holdings: [] },
    businessDate: on,
    takenOver: {
      number: '（2026）1号',
      file: '在办件.xlsx',
      row: 2,
      history,
      position: positionOf(definition, state),
      filer: state.filer,
    },
  };
}

function clockOf({ id, state, limit, dueOn, overdue, suspensions }: ClockRun): object {
  // a paper knows days and no hours
  if (limit.kind === 'period' && limit.unit === 'hour') return { id, state };
  return { id, state, dueOn, overdue, suspended: suspensions.length };
}

/** What of a case does not depend on when and by whom it was recorded. */
export function essence(state: CaseState): object {
  const { status, outcome, organisation, filedAt, subject, applicant, startedOn, data, passed, visitCount } = state;
  return {
    status,
    outcome,
    organisation,
    filedAt,
    subject,
    applicant,
    startedOn,
    data,
    passed,
    visitCount,
    visits: state.visits.map(
      ({ id, stage, within, openedOn, phase, branches, tasks, notice, roster, stuckReason }) => ({
        id,
        stage,
        within,
        openedOn,
        phase,
        branches,
        roster,
        stuckReason,
        tasks: tasks.map((task) => ({ id: task.id, kind: task.kind, to: task.to, state: task.state })),
        notice: notice === undefined ? null : { postedOn: notice.postedOn, dueOn: notice.dueOn },
      }),
    ),
    closed: state.closed.map(({ id, stage, within, outcome: way, next }) => ({ id, stage, within, way, next })),
    decided: state.decided,
    clocks: state.clocks.map(clockOf),
    quotas: state.quotas,
  };
}
