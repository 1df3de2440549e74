// The rows of the read model as JSON for PostgreSQL: keys are columns.
import { localDateOf } from '../domain/calendar/index.ts';
import type { CardSummary } from '../domain/cards.ts';
import type { ClockSummary, TaskSummary } from '../domain/case/projection.ts';
import { changesOf, isFirst, isRoundProjection } from '../domain/machine.ts';
import type { MachineEvent, MachineProjection } from '../domain/machine.ts';
import type { ItemSummary } from '../domain/round/projection.ts';
import type { FieldCrypto } from './crypto.ts';
import { bytea } from './event-rows.ts';
import { searchTerms, searchText } from './search-terms.ts';
import { sealData } from './sealed-values.ts';

/** Later than every real due day: tasks without one come last. */
export const NO_DUE_DAY = '9999-12-31';

/** Context under which the current data of a case are sealed. */
export const dataContext = (caseId: string): string => `case:${caseId}`;

/** What `project_case` takes: rows that the events of one command touched. */
export function readModelRows(
  crypto: FieldCrypto,
  projection: MachineProjection,
  events: readonly MachineEvent[],
  head: Buffer,
): Record<string, unknown> {
  const changes = changesOf(projection, events);
  const { caseId } = projection.case;
  const first = isFirst(events[0]);
  const rows: Record<string, unknown> = {
    first,
    case: caseRow(crypto, projection, head, events.at(-1)?.recordedAt ?? '', changes.data),
    ...(first && { search: searchRow(projection) }),
  };
  const put = (key: string, list: readonly unknown[]): void => {
    if (list.length > 0) rows[key] = list;
  };
  put(
    'tasks',
    changes.tasks.map((task) => taskRow(projection, task)),
  );
  put(
    'finished',
    changes.finished.map(({ taskId, state, at, by, outcome }) => ({
      case_id: caseId,
      task_id: taskId,
      state,
      finished_at: at,
      finished_by: by?.id ?? null,
      finished_by_name: by?.name ?? null,
      outcome,
    })),
  );
  if (isRoundProjection(projection)) {
    put(
      'items',
      projection.items.map((item) => itemRow(crypto, projection, item, events.at(-1)?.recordedAt ?? '')),
    );
  }
  put('closedVisits', changes.closedVisits);
  put(
    'clocks',
    changes.clocks.map((clock) => clockRow(caseId, clock)),
  );
  put('grantees', changes.grantees);
  put(
    'attachments',
    changes.attachments.map((one) => ({ case_id: caseId, ...one })),
  );
  put(
    'opened',
    changes.openedForRoles.map(({ taskId, role, organisation }) => ({ task_id: taskId, role, organisation })),
  );
  put(
    'cards',
    changes.cards.drawn.map((card) => cardRow(projection, card)),
  );
  put(
    'revokedCards',
    changes.cards.revoked.map(({ cardId, at, by, ground }) => ({
      card_id: cardId,
      revoked_at: at,
      revoked_by: by?.id ?? null,
      revoked_by_name: by?.name ?? null,
      revoked_ground: ground,
    })),
  );
  return rows;
}

function cardRow(projection: MachineProjection, card: CardSummary) {
  const { caseId, procedure, rehearsal } = projection.case;
  const { cardId, sequence, colour, clock, clockId, dueOn, owner, drawnAt } = card;
  return {
    card_id: cardId,
    case_id: caseId,
    sequence,
    colour,
    clock,
    clock_id: clockId,
    due_on: dueOn,
    unit: owner.organisation,
    role: owner.role,
    drawn_at: drawnAt,
    drawn_on: localDateOf(drawnAt),
    procedure,
    rehearsal,
    person_id: owner.person?.id ?? null,
    person_name: owner.person?.name ?? null,
  };
}

function caseRow(crypto: FieldCrypto, projection: MachineProjection, head: Buffer, at: string, withData: boolean) {
  const one = projection.case;
  const data = withData ? sealData(crypto, projection.facts.sensitive, dataContext(one.caseId), one.data) : null;
  return {
    case_id: one.caseId,
    kind: one.kind,
    part: one.part,
    period: one.period,
    procedure: one.procedure,
    definition_hash: one.definitionHash,
    organisation: one.organisation,
    subject_id: one.subject?.id ?? null,
    subject_kind: one.subject?.kind ?? null,
    subject_name: one.subject?.name ?? null,
    applicant_id: one.applicant?.id ?? null,
    applicant_name: one.applicant?.name ?? null,
    filer_id: one.filer.id,
    filer_name: one.filer.name,
    filed_at: one.filedAt,
    origin_case: one.originCase,
    status: one.status,
    outcome: one.outcome,
    rehearsal: one.rehearsal,
    uniqueness_key: one.uniquenessKey,
    stages: one.stages,
    stuck: one.stuck,
    started_on: one.startedOn,
    started_at: one.startedAt,
    ended_at: one.endedAt,
    sequence: one.sequence,
    chain_head: bytea(head),
    data,
    next_due_on: one.nextDueOn,
    overdue: one.overdue,
    card: one.card,
    updated_at: at,
  };
}

function taskRow(projection: MachineProjection, task: TaskSummary) {
  const { caseId, procedure, rehearsal } = projection.case;
  return {
    case_id: caseId,
    task_id: task.taskId,
    visit: task.visit,
    stage: task.stage,
    kind: task.kind,
    procedure,
    rehearsal,
    role: task.role,
    organisation: task.organisation,
    person_id: task.person?.id ?? null,
    person_name: task.person?.name ?? null,
    state: task.state,
    claimed_by: task.claimedBy?.id ?? null,
    claimed_by_name: task.claimedBy?.name ?? null,
    claimed_at: task.claimedAt,
    opened_at: task.openedAt,
    due_on: task.dueOn,
    sort_due: task.dueOn ?? NO_DUE_DAY,
    overdue: task.overdue,
    applicant_id: task.applicantId ?? null,
    unit: task.unit,
    period: task.period,
  };
}

/** Context under which the newest entry of an item is sealed. */
export const itemContext = (caseId: string, period: string, unit: string): string => `item:${caseId}:${period}:${unit}`;

function itemRow(crypto: FieldCrypto, projection: MachineProjection, item: ItemSummary, at: string) {
  const { caseId, procedure, part, rehearsal } = projection.case;
  const { unit, period, data } = item;
  const context = itemContext(caseId, period, unit);
  return {
    case_id: caseId,
    unit,
    unit_name: item.unitName,
    period,
    state: item.state,
    opened_on: item.openedOn,
    due_on: item.dueOn,
    overdue: item.overdue,
    late: item.late,
    filed_at: item.filedAt,
    filed_by: item.filedBy?.id ?? null,
    filed_by_name: item.filedBy?.name ?? null,
    nothing: item.nothing,
    entries: item.entries,
    data: data === null ? null : sealData(crypto, projection.facts.sensitive, context, data),
    ground: item.ground,
    procedure,
    part,
    rehearsal,
    updated_at: at,
  };
}

function clockRow(caseId: string, clock: ClockSummary) {
  return {
    case_id: caseId,
    clock_id: clock.clockId,
    clock: clock.clock,
    visit: clock.visit,
    state: clock.state,
    started_at: clock.startedAt,
    due_on: clock.dueOn,
    due_at: clock.dueAt,
    provisional: clock.provisional,
    overdue: clock.overdue,
    stopped_at: clock.stoppedAt,
  };
}

function searchRow({ case: one, facts }: MachineProjection) {
  const names = [one.subject?.name, one.applicant?.name, one.filer.name].filter((name) => name !== undefined);
  const text = searchText([facts.title.zh, ...names]);
  return { text, terms: searchTerms(text) };
}
