// What is stuck, with its cause in words and what mends it.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { definitionsInForce } from '../../db/definitions.ts';
import { claimStuck, countStuck, findStuck, listStuck } from '../../db/stuck-items.ts';
import type { StuckRow } from '../../db/stuck-items.ts';
import { roleTitle } from '../../domain/roles.ts';
import { CAUSES, nextStepFor, STUCK_CAUSES, suggestedRepairs } from '../../domain/stuck/cause.ts';
import { placeNames } from '../case-reading.ts';
import { StuckItem, StuckPage, StuckPath, StuckQuery, StuckSummary, StuckSummaryQuery } from '../contracts/stuck.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { workerLook } from '../worker-look.ts';

const tags = ['stuck'];
const StuckCursor = z.object({ foundAt: z.iso.datetime({ offset: true }), id: z.uuid() });

export const stuckRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, now } = deps;

  app.get(
    '/stuck',
    {
      schema: {
        tags,
        summary: '卡住的事项，最近发现的在前 · What is stuck in the caller’s regions, the latest found first',
        querystring: StuckQuery,
        response: { 200: StuckPage },
      },
    },
    async ({ actor, query: { limit, cursor, case: caseId, ...filter } }) => {
      const regions = requireAdministrator(actor);
      const page = await listStuck(
        db,
        { ...filter, caseId, regions },
        { limit, after: cursorPosition(StuckCursor, cursor) },
      );
      return { items: await viewsOf(deps, page.rows), next: page.next === null ? null : cursorText(page.next) };
    },
  );

  app.get(
    '/stuck/summary',
    {
      schema: {
        tags,
        summary:
          '卡住的事项按原因计数，巡查是否按时 · What is stuck by cause, and whether the watchdog and a worker are there',
        querystring: StuckSummaryQuery,
        response: { 200: StuckSummary },
      },
    },
    async ({ actor, query }) => {
      const regions = requireAdministrator(actor);
      const [counts, look] = await Promise.all([
        countStuck(db, { ...query, regions, resolved: false }, now()),
        workerLook(deps),
      ]);
      const causes = STUCK_CAUSES.map((key) => {
        const found = counts.find((one) => one.cause === key);
        return {
          key,
          title: CAUSES[key].title,
          count: found?.count ?? 0,
          overdue: found?.overdue ?? 0,
          oldest: found?.oldest ?? null,
        };
      });
      return {
        causes,
        total: causes.reduce((sum, { count }) => sum + count, 0),
        worker: look.worker,
        lastPollAt: look.lastPollAt,
        watchdog: { lastLookAt: look.lastLookAt, late: look.watchdogLate },
      };
    },
  );

  app.get(
    '/stuck/:stuckId',
    {
      schema: {
        tags,
        summary: '一项：原因、证据、影响、可用的修复 · One item: cause, evidence, whom it concerns, what mends it',
        params: StuckPath,
        response: { 200: StuckItem },
      },
    },
    async ({ actor, params: { stuckId } }) => one(deps, stuckId, requireAdministrator(actor)),
  );

  app.post(
    '/stuck/:stuckId/claim',
    {
      schema: {
        tags,
        summary: '认领 · Take it in hand; others see who has it',
        params: StuckPath,
        response: { 200: StuckItem },
      },
    },
    async ({ actor, params: { stuckId } }) => {
      const regions = requireAdministrator(actor);
      const item = await one(deps, stuckId, regions);
      if (!(await claimStuck(db, stuckId, actor.person, now()))) {
        const has = (await findStuck(db, stuckId, regions))?.claimedBy ?? item.claimedBy;
        const message =
          item.resolvedAt === null
            ? { zh: `${has?.name ?? '他人'} 已认领`, en: `${has?.name ?? 'Somebody else'} has it in hand` }
            : { zh: '已经解决', en: 'It is mended already' };
        throw new Problem('STUCK_CLAIMED', { message });
      }
      return one(deps, stuckId, regions);
    },
  );
};

async function one(deps: Deps, id: string, regions: readonly string[]): Promise<StuckItem> {
  const row = await findStuck(deps.db, id, regions);
  if (row === null) throw new Problem('NOT_FOUND');
  const [view] = await viewsOf(deps, [row]);
  if (view === undefined) throw new Problem('NOT_FOUND');
  return view;
}

async function viewsOf(deps: Deps, rows: readonly StuckRow[]): Promise<StuckItem[]> {
  if (rows.length === 0) return [];
  const at = deps.now();
  const [places, inForce] = await Promise.all([
    placeNames(
      deps,
      rows.flatMap((row) => [row.organisation, row.addressedTo]),
    ),
    definitionsInForce(deps.db, at),
  ]);
  const definitions = new Map(inForce.map(({ definition }) => [definition.id, definition]));
  const partOf = (procedure: string | null, key: string): StuckItem['part'] => {
    const { duties = [], indicators = [] } = definitions.get(procedure ?? '') ?? {};
    const found = [...duties, ...indicators].find((one) => one.key === key);
    return { key, title: found?.title ?? { zh: key, en: key } };
  };
  return rows.map((row) => {
    const { title, why } = CAUSES[row.cause];
    const { caseId, caseNumber, procedure } = row;
    const { role } = row.evidence;
    return {
      id: row.id,
      cause: { key: row.cause, title, why, next: nextStepFor(row) },
      case: caseId === null ? null : { id: caseId, number: caseNumber ?? '' },
      organisation: places(row.organisation),
      procedure:
        procedure === null
          ? null
          : { key: procedure, title: definitions.get(procedure)?.title ?? { zh: procedure, en: procedure } },
      part: row.part === null ? null : partOf(procedure, row.part),
      post: typeof role === 'string' ? { role, roleTitle: roleTitle(role) } : null,
      evidence: row.evidence,
      affected: row.affected,
      since: row.since,
      foundAt: row.foundAt,
      seenAt: row.seenAt,
      resolvedAt: row.resolvedAt,
      dueAt: row.dueAt,
      overdue: row.resolvedAt === null && row.dueAt <= at,
      addressedTo: places(row.addressedTo),
      escalatedAt: row.escalatedAt,
      claimedBy: row.claimedBy,
      claimedAt: row.claimedAt,
      repairs: suggestedRepairs(row).map(({ title: words, repair, cases }) => ({
        title: words,
        body: { repair: { ...repair }, cases: [...cases] },
      })),
      history: caseId === null ? null : `/api/v1/cases/${caseId}/timeline`,
    };
  });
}
