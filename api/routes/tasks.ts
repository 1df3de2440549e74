// Worklists.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { provisionalDays } from '../../db/provisional-days.ts';
import { countConnected } from '../../db/cases.ts';
import { countUnread, recipientsOf } from '../../db/inbox.ts';
import { countOpenTasks, listDoneTasks, listOpenTasks } from '../../db/tasks.ts';
import type { TaskRow as Row, TaskView } from '../../db/tasks.ts';
import { entitlement } from '../../domain/case/address.ts';
import { bodyOf } from '../../domain/organisations.ts';
import { scopeOf } from '../../domain/scope.ts';
import { definitionsOf, placeNames } from '../case-reading.ts';
import { addressView, outcomeNamed, stageNamed } from '../case-view.ts';
import { TaskCounts, TaskCountsQuery, TaskPage, TaskQuery, type TaskRow } from '../contracts/tasks.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../plugins/auth.ts';
import { problemAt } from '../refusals.ts';
import { TASKS } from '../terms.ts';

/** A tab says "999+" at most. */
const COUNTED_TO = 1000;
const OpenCursor = z.object({ sortDue: z.iso.date(), caseId: z.uuid(), taskId: z.string() });
const DoneCursor = z.object({ finishedAt: z.iso.datetime(), caseId: z.uuid(), taskId: z.string() });

export const taskRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/tasks',
    {
      schema: {
        tags: ['tasks'],
        summary: '待办、本单位、临期、逾期、已办 · Worklists',
        description:
          '`mine`: what the caller could do now, the nearest due day first. `unit`: open tasks at his organisations and ' +
          'below. `dueBefore`: those of them due before a day. `overdue`: those past their due day. `done`: what he has done.',
        querystring: TaskQuery,
        response: { 200: TaskPage },
      },
    },
    async ({ actor, query }) => {
      const { rows, next } = await page(deps, actor, query);
      return { items: await named(deps, actor, rows), next: next === null ? null : cursorText(next) };
    },
  );

  app.get(
    '/tasks/counts',
    {
      schema: {
        tags: ['tasks'],
        summary: '待办各栏数量 · How many are in each tab of the inbox',
        querystring: TaskCountsQuery,
        response: { 200: TaskCounts },
      },
    },
    async ({ actor, query: { rehearsal = deps.config.rehearsal } }) => {
      const personId = actor.person.id;
      const count = (view: TaskView) => countOpenTasks(deps.db, view, { rehearsal }, COUNTED_TO);
      const connected = (relation: 'started' | 'copied') =>
        countConnected(deps.db, { personId, relation }, { rehearsal, most: COUNTED_TO });
      const [mine, unit, started, copied, unread] = await Promise.all([
        count({ mine: { personId, holdings: actor.holdings } }),
        count({ regions: unitsOf(actor) }),
        connected('started'),
        connected('copied'),
        countUnread(deps.db, recipientsOf(actor)),
      ]);
      return { most: COUNTED_TO, mine, unit, started, copied, unread };
    },
  );
};

async function page(deps: Deps, actor: Caller, query: TaskQuery): Promise<{ rows: Row[]; next: unknown }> {
  const { view, cursor, limit, procedure, stage, organisation, dueBefore, overdue, q: text, card } = query;
  const rehearsal = query.rehearsal ?? deps.config.rehearsal;
  const personId = actor.person.id;
  if (view === 'done') {
    const after = cursorPosition(DoneCursor, cursor);
    return listDoneTasks(deps.db, personId, { procedure, rehearsal, text }, { limit, after });
  }
  if (view === 'dueBefore' && dueBefore === undefined) {
    throw problemAt('MALFORMED_REQUEST', '/dueBefore', { zh: '请给出日期', en: 'Say before which day' });
  }
  const whose: TaskView =
    view === 'mine' ? { mine: { personId, holdings: actor.holdings } } : { regions: unitsOf(actor) };
  const filter = {
    procedure,
    stage,
    rehearsal,
    dueBefore,
    region: organisation,
    text,
    card,
    overdue: view === 'overdue' ? true : overdue,
  };
  return listOpenTasks(deps.db, whose, filter, { limit, after: cursorPosition(OpenCursor, cursor) });
}

/** The units whose worklists somebody sees: the regions of his scope, and the bodies in which he has a post. */
function unitsOf(actor: Caller): string[] {
  const bodies = actor.holdings.filter((one) => bodyOf(one.organisation) !== null).map((one) => one.organisation);
  return [...new Set([...scopeOf(actor).regions, ...bodies])];
}

async function named(deps: Deps, actor: Caller, rows: readonly Row[]): Promise<TaskRow[]> {
  const [places, definitions, provisional] = await Promise.all([
    placeNames(
      deps,
      rows.flatMap((row) => [row.organisation, ...(row.unit === null ? [] : [row.unit])]),
    ),
    definitionsOf(
      deps,
      rows.map((row) => row.definitionHash),
    ),
    provisionalDays(deps.db, rows),
  ]);
  return rows.map((row) => {
    const definition = definitions(row.definitionHash);
    return {
      caseId: row.caseId,
      caseNumber: row.caseNumber,
      taskId: row.taskId,
      visitId: row.visit,
      procedure: { key: row.procedure, title: definition.title },
      stage: stageNamed(definition, row.stage),
      kind: { key: row.kind, title: TASKS[row.kind] },
      organisation: places(row.organisation),
      subject: row.subject,
      applicant: row.applicant,
      to: addressView(row.to),
      onBehalfOf: entitlement(actor, row.to, row.claimedBy ?? undefined)?.onBehalfOf ?? null,
      claimedBy: row.claimedBy,
      openedAt: row.openedAt,
      dueOn: row.dueOn,
      provisional: provisional(row),
      overdue: row.overdue,
      held: row.caseStatus === 'suspended',
      finishedAt: row.finishedAt,
      outcome: row.outcome === null ? null : outcomeNamed(definition, row.stage, row.outcome),
      rehearsal: row.rehearsal,
      unit: row.unit === null ? null : places(row.unit),
      period: row.period,
    };
  });
}
