// The fold of a case: what an event does to the state. No decision is taken here.
import type { CaseEvent } from './event.ts';
import { colourOf, withRevoked } from '../cards.ts';
import { withLetter, withService } from '../letters/issued.ts';
import { CASE_WIDE } from '../supervision.ts';
import { migrated } from './evolve-migration.ts';
import { keptAnswer, withoutKept } from './kept-effects.ts';
import { evolveClocks, isClockEvent } from './evolve-clock.ts';
import type { ClockEvent } from './evolve-clock.ts';
import type { PersonRef } from './people.ts';
import type { BranchState, CaseState, QuotaHold, Task, Visit } from './state.ts';

/** How many urges and closed visits a state keeps; older ones are in the trail. */
const KEPT_URGES = 50;

function started(event: CaseEvent & { type: 'caseStarted' }): CaseState {
  return {
    format: 1,
    caseId: event.caseId,
    procedure: event.procedure,
    definitionHash: event.definitionHash,
    organisation: event.organisation,
    subject: event.subject,
    applicant: event.applicant,
    filer: event.filer,
    ...(event.actor.onBehalfOf === undefined || event.actor.person === undefined
      ? {}
      : { filedBy: event.actor.person }),
    filedAt: event.filedAt,
    relatives: event.relatives,
    origin: event.origin,
    rehearsal: event.rehearsal,
    ...(event.takenOver === undefined ? {} : { takenOver: event.takenOver }),
    status: 'open',
    outcome: null,
    startedAt: event.recordedAt,
    startedOn: event.businessDate,
    endedAt: null,
    data: event.data,
    ...named({}, event.people),
    sequence: event.sequence,
    visitCount: 0,
    visits: [],
    closed: [],
    decided: [],
    passed: {},
    clocks: [],
    effects: [],
    suspension: null,
    urged: [],
    calendar: event.calendar,
  };
}

function named({ names }: Pick<CaseState, 'names'>, people: readonly PersonRef[] = []): Pick<CaseState, 'names'> {
  if (people.length === 0) return {};
  return { names: { ...names, ...Object.fromEntries(people.map(({ id, name }) => [id, name])) } };
}

function mapVisit(state: CaseState, id: number, change: (visit: Visit) => Visit): CaseState {
  return { ...state, visits: state.visits.map((visit) => (visit.id === id ? change(visit) : visit)) };
}

function mapTask(state: CaseState, visitId: number, taskId: string, change: (task: Task) => Task): CaseState {
  return mapVisit(state, visitId, (visit) => ({
    ...visit,
    tasks: visit.tasks.map((task) => (task.id === taskId ? change(task) : task)),
  }));
}

function mapQuota(state: CaseState, quota: string, change: Partial<QuotaHold>): CaseState {
  const quotas = (state.quotas ?? []).map((hold) => (hold.quota === quota ? { ...hold, ...change } : hold));
  return { ...state, quotas };
}

/** In his place on the roll; who has a seat there already gets no second one. */
function replaceSigner(visit: Visit, from: PersonRef, to: PersonRef): Visit {
  if (visit.roster === undefined) return visit;
  const others = visit.roster.filter((one) => one.id !== to.id);
  return { ...visit, roster: others.map((one) => (one.id === from.id ? to : one)) };
}

function mapBranch(visit: Visit, key: string, result: BranchState['state']): Visit {
  return {
    ...visit,
    branches: (visit.branches ?? []).map((branch) => (branch.key === key ? { ...branch, state: result } : branch)),
  };
}

function without<T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> {
  const copy = { ...value };
  for (const key of keys) delete copy[key];
  return copy;
}

function rememberPassed(state: CaseState, parallelVisit: number, branch: string): CaseState {
  const stage = state.visits.find((visit) => visit.id === parallelVisit)?.stage;
  if (stage === undefined) return state;
  const known = state.passed[stage] ?? [];
  return known.includes(branch) ? state : { ...state, passed: { ...state.passed, [stage]: [...known, branch] } };
}

function closeVisit(state: CaseState, event: CaseEvent & { type: 'visitClosed' }): CaseState {
  const visit = state.visits.find((one) => one.id === event.visitId);
  if (visit === undefined) return state;
  return {
    ...state,
    visits: state.visits.filter((one) => one.id !== event.visitId),
    effects: state.effects.filter((effect) => effect.visit !== event.visitId),
    closed: [
      ...state.closed,
      {
        id: visit.id,
        stage: visit.stage,
        within: visit.within,
        outcome: event.outcome,
        closedAt: event.recordedAt,
        closedBy: (event.paper === undefined ? event.actor.person : event.paper.by[0]) ?? null,
        ...(event.actor.onBehalfOf === undefined ? {} : { closedFor: event.actor.onBehalfOf }),
        next: null,
      },
    ],
  };
}

/** The newest visit closed by an outcome in the same command is what led to a new one; 拿回 needs the link. */
function linkNext(state: CaseState, opened: number, event: CaseEvent): CaseState {
  const last = state.closed.at(-1);
  if (last === undefined || last.next !== null || last.closedAt !== event.recordedAt) return state;
  return { ...state, closed: [...state.closed.slice(0, -1), { ...last, next: opened }] };
}

function movedVisit(visit: Visit, { dueOn, dueAt }: CaseEvent & { type: 'visitMoved' }): Visit {
  if (visit.notice === undefined) return { ...visit, until: dueAt };
  return { ...visit, notice: { ...visit.notice, dueOn, dueAt } };
}

/** The cards after a rung; what was recorded before owners were named is the filing organisation's. */
function withCards(state: CaseState, event: ClockEvent): Pick<CaseState, 'cards'> {
  if (event.type !== 'clockRungReached') return {};
  const colour = colourOf(event.action);
  if (colour === null) return {};
  const { sequence, clockId, alarm, owners = [{ organisation: state.organisation, role: null, person: null }] } = event;
  return { cards: [...(state.cards ?? []), { sequence, colour, clockId, alarm, owners, revoked: [] }] };
}

function supervised(state: CaseState, caseId: string): CaseState {
  const known = state.supervisions ?? [];
  if (known.some((one) => one.caseId === caseId)) return state;
  return { ...state, supervisions: [...known, { caseId, outcome: null }] };
}

function answered(state: CaseState, { caseId, outcome }: CaseEvent & { type: 'linkAnswered' }): CaseState {
  const supervisions = (state.supervisions ?? []).map((one) => (one.caseId === caseId ? { ...one, outcome } : one));
  return { ...state, supervisions };
}

/** The order is remembered, so that it is carried out once; the ordinary events after it do the rest. */
function repaired(state: CaseState, event: CaseEvent & { type: 'repaired' }): CaseState {
  const after = { ...state, repairs: [...(state.repairs ?? []), event.orderId] };
  return event.repair === 'migrate' ? migrated(after, event) : after;
}

/**
 * The state after an event. Pure; the first event of a case is `caseStarted` and needs no state.
 * Throws when a later event comes without one (a broken trail).
 */
export function evolve(before: CaseState | null, event: CaseEvent): CaseState {
  if (event.type === 'caseStarted') return started(event);
  if (before === null) throw new Error(`event ${event.type} has no case before it`);
  const state: CaseState = { ...before, sequence: event.sequence };
  if (isClockEvent(event)) return { ...state, ...withCards(state, event), clocks: evolveClocks(state.clocks, event) };
  switch (event.type) {
    case 'visitOpened': {
      const visit: Visit = {
        id: event.visitId,
        stage: event.stage,
        within: event.within,
        openedAt: event.recordedAt,
        openedOn: event.businessDate,
        phase: event.phase,
        tasks: [],
        taskCount: 0,
        ...(event.branches === undefined ? {} : { branches: event.branches }),
        ...(event.until === undefined ? {} : { until: event.until }),
        ...(event.countedFrom === undefined ? {} : { countedFrom: event.countedFrom }),
      };
      return linkNext({ ...state, visitCount: event.visitId, visits: [...state.visits, visit] }, event.visitId, event);
    }
    case 'rosterResolved':
      return mapVisit(
        { ...state, effects: state.effects.filter((one) => one.id !== event.effectId) },
        event.visitId,
        (visit) => ({
          ...visit,
          phase: 'open',
          roster: event.people,
        }),
      );
    case 'visitStuck':
      return mapVisit(state, event.visitId, (visit) => ({ ...visit, stuckReason: event.reason }));
    case 'visitUnstuck':
      return mapVisit(state, event.visitId, (visit) => without(visit, 'stuckReason') as Visit);
    case 'taskOpened':
      return mapVisit(state, event.visitId, (visit) => ({
        ...visit,
        taskCount: visit.taskCount + 1,
        tasks: [
          ...visit.tasks,
          {
            id: event.taskId,
            kind: event.kind,
            to: event.to,
            state: event.state,
            openedAt: event.recordedAt,
            ...(event.of === undefined ? {} : { of: event.of }),
            ...(event.position === undefined ? {} : { position: event.position }),
          },
        ],
      }));
    case 'taskActivated':
      return mapTask(state, event.visitId, event.taskId, (task) => ({ ...task, state: 'open' }));
    case 'taskHeld':
      return mapTask(state, event.visitId, event.taskId, (task) => ({ ...task, state: 'waiting' }));
    case 'taskClaimed':
      return mapTask(state, event.visitId, event.taskId, (task) => ({
        ...task,
        claimedBy: event.by,
        claimedAt: event.recordedAt,
      }));
    case 'taskReleased':
      return mapTask(state, event.visitId, event.taskId, (task) => without(task, 'claimedBy', 'claimedAt') as Task);
    case 'taskTransferred':
      return mapTask(state, event.visitId, event.taskId, (task) => ({
        ...(without(task, 'claimedBy', 'claimedAt') as Task),
        to: { person: event.to },
      }));
    case 'taskClosed':
      return mapTask(state, event.visitId, event.taskId, (task) => ({ ...task, state: 'closed' }));
    case 'opinionGiven': {
      const next = mapTask(state, event.visitId, event.taskId, (task) => ({
        ...task,
        state: 'done',
        opinion: event.opinion,
      }));
      if (!event.counts) return next;
      const stage = state.visits.find((visit) => visit.id === event.visitId)?.stage ?? '';
      return {
        ...next,
        decided: [
          ...next.decided,
          {
            person: event.opinion.by.id,
            ...(event.opinion.onBehalfOf === undefined ? {} : { onBehalfOf: event.opinion.onBehalfOf.id }),
            stage,
            visit: event.visitId,
            organisation: event.organisation,
            level: event.level,
            outcome: event.opinion.outcome,
          },
        ],
      };
    }
    case 'voteRecorded':
      return mapTask(state, event.visitId, event.taskId, (task) => ({ ...task, state: 'done' }));
    case 'noticePosted':
      return mapVisit(state, event.visitId, (visit) => ({ ...visit, phase: 'posted', notice: event.notice }));
    case 'objectionRaised':
      return mapVisit(state, event.visitId, (visit) =>
        visit.notice === undefined
          ? visit
          : {
              ...visit,
              phase: 'inquiry',
              notice: {
                ...visit.notice,
                objections: [
                  ...visit.notice.objections,
                  { id: event.objection, by: event.by, text: event.text, at: event.recordedAt },
                ],
              },
            },
      );
    case 'objectionResolved':
      return mapVisit(state, event.visitId, (visit) => {
        if (visit.notice === undefined) return visit;
        const objections = visit.notice.objections.map((one) =>
          one.id === event.objection
            ? { ...one, resolved: event.upheld ? ('upheld' as const) : ('dismissed' as const) }
            : one,
        );
        const open = objections.some((one) => one.resolved === undefined);
        return { ...visit, phase: open ? 'inquiry' : 'posted', notice: { ...visit.notice, objections } };
      });
    case 'dataChanged':
      return { ...state, ...named(state, event.people), data: { ...state.data, ...event.changes } };
    case 'dataCorrected':
      return { ...state, ...named(state, event.people), data: { ...state.data, [event.field]: event.value } };
    case 'visitClosed':
      return closeVisit(state, event);
    case 'branchEnded': {
      const next = mapVisit(state, event.parallelVisit, (visit) => mapBranch(visit, event.branch, event.result));
      return event.result === 'passed' ? rememberPassed(next, event.parallelVisit, event.branch) : next;
    }
    case 'passedForgotten':
      return { ...state, passed: without(state.passed, event.stage) };
    case 'effectRequested':
      return mapVisit(
        {
          ...state,
          effects: [
            ...state.effects,
            { id: event.effectId, visit: event.visitId, attempts: 0, notBefore: null, request: event.request },
          ],
        },
        event.visitId,
        (visit) => ({ ...visit, effect: { id: event.effectId, attempts: 0 } }),
      );
    case 'effectSucceeded':
      return mapVisit(
        {
          ...withoutKept(state, event.effectId),
          ...withLetter(state, event),
          effects: state.effects.filter((one) => one.id !== event.effectId),
        },
        event.visitId,
        (visit) => without(visit, 'effect') as Visit,
      );
    case 'effectFailed':
      return mapVisit(
        {
          ...state,
          effects: state.effects.map((one) =>
            one.id === event.effectId ? { ...one, attempts: event.attempts, notBefore: event.notBefore } : one,
          ),
        },
        event.visitId,
        (visit) => ({
          ...visit,
          effect: {
            id: event.effectId,
            attempts: event.attempts,
            ...(event.error === '' ? {} : { error: event.error }),
            ...(event.notBefore === null ? {} : { retryAt: event.notBefore }),
          },
        }),
      );
    case 'quotaReserved': {
      const { quota, account, amount } = event;
      return { ...state, quotas: [...(state.quotas ?? []), { quota, account, amount, state: 'reserved' }] };
    }
    case 'quotaCommitted':
      return mapQuota(state, event.quota, { amount: event.amount, state: 'committed' });
    case 'quotaReleased':
      return mapQuota(state, event.quota, { state: 'released' });
    case 'quotaReopened':
      return mapQuota(state, event.quota, { state: 'reserved' });
    case 'stateRestored':
      return { ...without(state, 'names', 'kept'), ...event.state };
    case 'linkOpened':
      if (event.visitId === CASE_WIDE) return supervised(state, event.caseId);
      return mapVisit(state, event.visitId, (visit) => ({
        ...visit,
        link: { caseId: event.caseId, procedure: event.procedure },
      }));
    case 'linkAnswered':
      return event.visitId === CASE_WIDE ? answered(state, event) : keptAnswer(state, event);
    case 'cardRevoked':
      return { ...state, cards: withRevoked(state.cards ?? [], event.card) };
    case 'letterServed':
      return { ...state, letters: withService(state.letters ?? [], event) };
    case 'calendarChanged':
      return { ...state, calendar: event.calendar };
    case 'visitMoved':
      return mapVisit(state, event.visitId, (visit) => movedVisit(visit, event));
    case 'handedOver': {
      const isFiling = event.items.some((item) => item.kind === 'filing' && item.moved);
      const handovers = [...(state.handovers ?? []), event.handoverId];
      return { ...state, handovers, ...(isFiling ? { filerNow: event.to } : {}) };
    }
    case 'signerReplaced':
      return mapVisit(state, event.visitId, (visit) => replaceSigner(visit, event.from, event.to));
    case 'urged':
      return {
        ...state,
        urged: [...state.urged, { at: event.recordedAt, by: event.actor.person?.id ?? '', visit: event.visitId }].slice(
          -KEPT_URGES,
        ),
      };
    case 'decisionTakenBack':
      return { ...state, decided: state.decided.filter((one) => one.visit !== event.visitId) };
    case 'copied':
    case 'commented':
    case 'attached':
    case 'caseWithdrawn':
      return state;
    case 'caseSuspended':
      return {
        ...state,
        status: 'suspended',
        suspension: { from: event.recordedAt, on: event.businessDate, ground: event.ground, reason: event.reason },
      };
    case 'caseResumed':
      return { ...state, status: 'open', suspension: null };
    case 'repaired':
      return repaired(state, event);
    case 'caseEnded':
      return { ...state, status: 'ended', outcome: event.outcome, endedAt: event.recordedAt };
  }
}
