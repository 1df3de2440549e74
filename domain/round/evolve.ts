// The fold of a round: what an event does to the state. No decision is taken here.
import { highestCard, withRevoked } from '../cards.ts';
import { drawnBy } from './cards.ts';
import type { RoundEvent } from './event.ts';
import { itemOf } from './items.ts';
import type { Entry, Item, Judgement, RoundState, Step, Term } from './state.ts';

/** How many urges a state keeps: those of today are all that is asked for. */
const KEPT_URGES = 400;

type Of<Type extends RoundEvent['type']> = Extract<RoundEvent, { type: Type }>;

function opened(event: Of<'roundOpened'>): RoundState {
  const { kind, caseId, procedure, definitionHash, part, period, openedOn, organisation, rehearsal } = event;
  return {
    format: 1,
    kind,
    caseId,
    procedure,
    definitionHash,
    part,
    period,
    openedOn,
    organisation,
    rehearsal,
    status: 'open',
    outcome: null,
    startedAt: event.recordedAt,
    startedOn: event.businessDate,
    endedAt: null,
    sequence: 0,
    updatedAt: event.recordedAt,
    units: event.units,
    terms: event.terms.map((plan) => ({ ...plan, visit: null, taskCount: 0, items: {}, fired: [], overdue: [] })),
    visitCount: 0,
    steps: [],
    judged: [],
    judgements: [],
    effects: [],
    links: [],
    card: 'none',
    unheld: [],
    urged: [],
    calendar: event.calendar,
  };
}

function mapTerm(state: RoundState, key: string, change: (term: Term) => Term): RoundState {
  return { ...state, terms: state.terms.map((term) => (term.key === key ? change(term) : term)) };
}

function mapItem(state: RoundState, at: { term: string; unit: string }, change: (item: Item) => Item): RoundState {
  return mapTerm(state, at.term, (term) => ({
    ...term,
    items: { ...term.items, [at.unit]: change(itemOf(state, term, at.unit)) },
  }));
}

/** Tasks of a visit are numbered in the order in which they open. */
function countTask(state: RoundState, key: string, taskId: string): RoundState {
  return mapTerm(state, key, (term) => ({ ...term, taskCount: Number(taskId.split('.')[1]) }));
}

function mapStep(state: RoundState, event: Of<'consolidated' | 'bulletinIssued'>): RoundState {
  const { person } = event.actor;
  const done = (step: Step): Step => ({
    ...step,
    state: 'done',
    doneAt: event.recordedAt,
    ...(person === undefined ? {} : { by: person }),
  });
  return mapOneStep(state, event.visitId, done);
}

function mapOneStep(state: RoundState, visit: number, change: (step: Step) => Step): RoundState {
  return { ...state, steps: state.steps.map((step) => (step.visit === visit ? change(step) : step)) };
}

function withRung(state: RoundState, visit: number, alarm: string): RoundState {
  return mapOneStep(state, visit, (step) => ({ ...step, fired: [...(step.fired ?? []), alarm] }));
}

function entryOf(event: Of<'itemFiled'>): Entry {
  const { entry, data, nothing, note, late, recordedAt, businessDate, actor } = event;
  const by = actor.person ?? { id: 'system', name: '系统' };
  return {
    number: entry,
    data,
    nothing,
    ...(note === undefined ? {} : { note }),
    by,
    ...(actor.onBehalfOf === undefined ? {} : { onBehalfOf: actor.onBehalfOf }),
    at: recordedAt,
    businessDate,
    late,
    corrections: 0,
  };
}

function filed(item: Item, event: Of<'itemFiled'>): Item {
  const entry = entryOf(event);
  const next = { ...item, entries: [...item.entries, entry], entryCount: event.entry };
  if (!event.complete || item.filedAt !== null) return next;
  return { ...next, ...handedIn(event.late), filedAt: entry.at, filedBy: entry.by, late: event.late };
}

const handedIn = (late: boolean): Pick<Item, 'state'> => ({ state: late ? 'late' : 'filed' });

function corrected(item: Item, event: Of<'itemCorrected'>): Item {
  const entries = item.entries.map((entry) =>
    entry.number === event.entry
      ? { ...entry, data: event.data, nothing: false, corrections: entry.corrections + 1 }
      : entry,
  );
  return { ...item, entries };
}

function judged(state: RoundState, event: Of<'gateJudged'>): RoundState {
  const { gate, term, at, rungs } = event;
  const fresh = event.results.map(({ unit, verdict, value }): Judgement => {
    const climbed = state.judgements.find(
      (one) => one.gate === gate && one.term === term && one.unit === unit,
    )?.climbed;
    return {
      gate,
      term,
      unit,
      at,
      verdict,
      value,
      reachedLate: false,
      rungs: verdict === 'missed' ? rungs : [],
      ...(climbed === undefined ? {} : { climbed }),
    };
  });
  const isReplaced = (one: Judgement): boolean =>
    one.gate === gate && one.term === term && fresh.some((next) => next.unit === one.unit);
  return {
    ...state,
    judged: term === null && !state.judged.includes(gate) ? [...state.judged, gate] : state.judged,
    judgements: [...state.judgements.filter((one) => !isReplaced(one)), ...fresh],
  };
}

function withCard(state: RoundState, event: Of<'rungReached' | 'gateRungReached' | 'stepRungReached'>): RoundState {
  const drawn = drawnBy(event);
  if (drawn === null) return state;
  const card = drawn.colour === 'red' || state.card === 'none' ? drawn.colour : state.card;
  return { ...state, card, cards: [...(state.cards ?? []), drawn] };
}

/** What was drawn before cards were kept has none, and stays. */
function withoutCard(state: RoundState, { card }: Of<'cardRevoked'>): RoundState {
  const cards = withRevoked(state.cards ?? [], card);
  return { ...state, cards, card: highestCard(cards.map((one) => ({ ...one, owners: one.units }))) };
}

function mapJudgements(
  state: RoundState,
  event: { gate: string; term: string | null },
  units: readonly (string | null)[],
  change: (judgement: Judgement) => Judgement,
): RoundState {
  return {
    ...state,
    judgements: state.judgements.map((one) =>
      one.gate === event.gate && one.term === event.term && units.includes(one.unit) ? change(one) : one,
    ),
  };
}

/** A task that one person has now is not without a holder any more. */
function repaired(state: RoundState, event: Of<'repaired'>): RoundState {
  const after = { ...state, repairs: [...(state.repairs ?? []), event.orderId] };
  if (event.repair !== 'reassign') return after;
  const { taskId, to } = event;
  const unheld = state.unheld.filter((id) => id !== taskId);
  return { ...after, unheld, reassigned: { ...state.reassigned, [taskId]: to } };
}

function applied(state: RoundState, event: Exclude<RoundEvent, { type: 'roundOpened' }>): RoundState {
  switch (event.type) {
    case 'itemsOpened':
      return mapTerm({ ...state, visitCount: event.visitId }, event.term, (term) => ({
        ...term,
        visit: event.visitId,
        taskCount: state.units.length,
      }));
    case 'itemFiled':
      return mapItem(state, event, (item) => filed(item, event));
    case 'checkOpened':
      return mapItem(countTask(state, event.term, event.taskId), event, (item) => ({
        ...item,
        ...handedIn(item.late),
        checkTaskId: event.taskId,
      }));
    case 'itemAccepted':
      return mapItem(state, event, (item) => ({ ...item, state: 'checked', checkTaskId: null }));
    case 'itemReturned':
      return mapItem(countTask(state, event.term, event.next), event, (item) => ({
        ...item,
        state: 'returned',
        taskId: event.next,
        checkTaskId: null,
        entries: [],
        filedAt: null,
        filedBy: null,
        late: false,
      }));
    case 'itemCorrected':
      return mapItem(state, event, (item) => corrected(item, event));
    case 'itemExcused':
      return mapItem(state, event, (item) => ({ ...item, state: 'excused', checkTaskId: null, ground: event.ground }));
    case 'dueWarned':
      return mapTerm(state, event.term, (term) => ({ ...term, fired: [...term.fired, event.alarm] }));
    case 'rungReached':
      return mapTerm(withCard(state, event), event.term, (term) => ({
        ...term,
        fired: [...term.fired, event.alarm],
      }));
    case 'dueReached':
      return mapTerm(state, event.term, (term) => ({ ...term, fired: [...term.fired, 'due'], overdue: event.units }));
    case 'gateJudged':
      return judged(state, event);
    case 'gateReachedLate':
      return mapJudgements(state, event, [event.unit], (one) => ({ ...one, reachedLate: true, rungs: [] }));
    case 'gateRungReached':
      return mapJudgements(withCard(state, event), event, event.units, (one) => ({
        ...one,
        rungs: one.rungs.filter((rung) => rung.id !== event.alarm),
        climbed: [...(one.climbed ?? []), event.alarm],
      }));
    case 'stepOpened': {
      const { step: key, kind, organisation, to, visitId: visit, taskId, due, recordedAt: openedAt } = event;
      const step: Step = { key, kind, organisation, to, visit, taskId, state: 'open', openedAt };
      const limited = due === undefined ? step : { ...step, due };
      return { ...state, visitCount: visit, steps: [...state.steps, limited] };
    }
    case 'stepOverdue':
      return withRung(state, event.visitId, 'due');
    case 'stepRungReached':
      return withRung(withCard(state, event), event.visitId, event.alarm);
    case 'stepRecomputed':
      return mapOneStep(state, event.visitId, (step) => ({ ...step, due: event.due }));
    case 'consolidated':
    case 'bulletinIssued':
      return mapStep(state, event);
    case 'effectRequested': {
      const { effectId, visitId: visit, unit, term, entry, request } = event;
      const { procedure } = request;
      return {
        ...state,
        effects: [...state.effects, { id: effectId, visit, unit, attempts: 0, notBefore: null, stuck: false, request }],
        links: [...state.links, { effectId, unit, term, entry, procedure, caseId: null, outcome: null }],
      };
    }
    case 'linkOpened':
      return {
        ...state,
        effects: state.effects.filter((one) => one.id !== event.effectId),
        links: state.links.map((one) => (one.effectId === event.effectId ? { ...one, caseId: event.caseId } : one)),
      };
    case 'effectFailed': {
      const { attempts, notBefore, stuck } = event;
      return {
        ...state,
        effects: state.effects.map((one) => (one.id === event.effectId ? { ...one, attempts, notBefore, stuck } : one)),
      };
    }
    case 'linkAnswered':
      return {
        ...state,
        links: state.links.map((one) => (one.caseId === event.caseId ? { ...one, outcome: event.outcome } : one)),
      };
    case 'cardRevoked':
      return withoutCard(state, event);
    case 'holdersMissing':
      return { ...state, unheld: [...state.unheld, ...event.taskIds.filter((id) => !state.unheld.includes(id))] };
    case 'urged': {
      const { visitId: visit, unit, recordedAt: at } = event;
      return {
        ...state,
        urged: [...state.urged, { at, by: event.actor.person?.id ?? '', visit, unit }].slice(-KEPT_URGES),
      };
    }
    case 'handedOver':
      return { ...state, handovers: [...(state.handovers ?? []), event.handoverId] };
    case 'repaired':
      return repaired(state, event);
    case 'copied':
    case 'commented':
    case 'attached':
      return state;
    case 'calendarChanged':
      return { ...state, calendar: event.calendar };
    case 'termRecomputed': {
      const { dueOn, dueAt, provisional, alarms } = event;
      return mapTerm(state, event.term, (term) => ({ ...term, dueOn, dueAt, provisional, alarms }));
    }
    case 'roundEnded':
      return { ...state, status: 'ended', outcome: event.outcome, endedAt: event.recordedAt };
  }
}

/** Folds one event. Throws when the first event does not open the round. */
export function evolveRound(state: RoundState | null, event: RoundEvent): RoundState {
  if (event.type === 'roundOpened') return { ...opened(event), sequence: event.sequence };
  if (state === null) throw new Error(`a round begins with roundOpened, not ${event.type}`);
  return { ...applied(state, event), sequence: event.sequence, updatedAt: event.recordedAt };
}
