// Rounds of duties and series of indicators: open one, list them, read them as a matrix, a bulletin or a table.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listCases } from '../../db/cases.ts';
import { listItems } from '../../db/rounds.ts';
import { inScope } from '../../domain/organisations.ts';
import { scopeOf } from '../../domain/scope.ts';
import { summariesOf } from '../case-reading.ts';
import { CaseView } from '../contracts/cases.ts';
import {
  Bulletin,
  Matrix,
  MatrixQuery,
  OpenRoundBody,
  RoundPage,
  RoundPath,
  RoundQuery,
  Series,
  SeriesPath,
  SeriesQuery,
} from '../contracts/duties.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { sendDone } from '../done-reply.ts';
import { Problem } from '../problem.ts';
import { requestKeyOf } from '../request-key.ts';
import { openRoundByHand } from '../round-opening.ts';
import {
  bulletinOf,
  countsOf,
  indicatorOf,
  judgementView,
  requireRound,
  roundShort,
  seriesRow,
  seriesTotals,
} from '../round-reading.ts';

const tags = ['rounds'];
const RoundCursor = z.object({ startedAt: z.iso.datetime(), caseId: z.uuid() });
const MatrixCursor = z.object({ unit: z.string(), period: z.string() });
const UnitCursor = z.object({ unit: z.string() });

export const roundRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.post(
    '/rounds',
    {
      schema: {
        tags,
        summary: '手工开启一轮 · Open a round by hand',
        description:
          'For whoever issues its bulletin or sums it up, and for administrators. The round of a period is one: where it ' +
          'is open already it is answered as it is.',
        body: OpenRoundBody,
        response: { 200: CaseView, 201: CaseView },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { done, opened } = await openRoundByHand(deps, request.actor, request.body, requestKeyOf(request));
      reply.header('location', `/api/v1/cases/${done.view.id}`);
      return sendDone(reply, opened ? 201 : 200, done);
    },
  );

  app.get(
    '/rounds',
    {
      schema: {
        tags,
        summary: '各轮报送，最新在前 · Rounds and series that the caller may see, newest first',
        querystring: RoundQuery,
        response: { 200: RoundPage },
      },
    },
    async ({ actor, query: { cursor, limit, kind, ...filter } }) => {
      const kinds = kind === undefined ? (['round', 'series'] as const) : [kind];
      const page = await listCases(
        deps.db,
        scopeOf(actor),
        { ...filter, kinds, rehearsal: deps.config.rehearsal },
        { limit, after: cursorPosition(RoundCursor, cursor) },
      );
      const [summaries, counts] = await Promise.all([summariesOf(deps, page.rows), countsOf(deps, actor, page.rows)]);
      return {
        items: summaries.map((summary) => ({ ...summary, counts: counts(summary.id) })),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.get(
    '/rounds/:roundId/matrix',
    {
      schema: {
        tags,
        summary: '单位×报送期一览 · Units and periods with their state',
        description: 'Only units that the caller may see. `owed=true` with `overdue=true` is the list of the overdue.',
        params: RoundPath,
        querystring: MatrixQuery,
        response: { 200: Matrix },
      },
    },
    async ({ actor, params: { roundId }, query: { limit, cursor, township, ...filter } }) => {
      const round = await requireRound(deps, actor, roundId);
      const units = round.units.map(({ path }) => path);
      const after = cursorPosition(MatrixCursor, cursor);
      const page = await listItems(deps.db, roundId, { ...filter, region: township, units }, { limit, after });
      return {
        round: roundShort(round),
        items: page.rows.map(({ unit, unitName, nothing, ...item }) => ({
          ...item,
          unit: { path: unit, name: unitName },
          nothingToReport: nothing,
        })),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.get(
    '/rounds/:roundId/bulletin',
    {
      schema: {
        tags,
        summary: '通报数据：按时、迟报、未报、所报情况 · Figures for the bulletin',
        params: RoundPath,
        response: { 200: Bulletin },
      },
    },
    async ({ actor, params: { roundId } }) => bulletinOf(deps, await requireRound(deps, actor, roundId)),
  );

  app.get(
    '/indicators/:procedure/:indicator/series',
    {
      schema: {
        tags,
        summary: '指标数据：各单位各期、节点评判 · Numbers of an indicator: units, periods, gates and judgements',
        params: SeriesPath,
        querystring: SeriesQuery,
        response: { 200: Series },
      },
    },
    async ({ actor, params: { procedure, indicator }, query: { year, township, limit, cursor } }) => {
      const { rows } = await listCases(
        deps.db,
        scopeOf(actor),
        { procedure, part: indicator, period: year, kinds: ['series'], rehearsal: deps.config.rehearsal },
        { limit: 1 },
      );
      const [newest] = rows;
      if (newest === undefined) throw new Problem('NOT_FOUND');
      const round = await requireRound(deps, actor, newest.caseId);
      const found = indicatorOf(round);
      const { measure, gates, judged, reports } = found;
      const after = cursorPosition(UnitCursor, cursor)?.unit ?? '';
      const within = round.units.filter(({ path }) => township === undefined || inScope(township, path));
      const units = within.filter(({ path }) => path > after).toSorted((a, b) => (a.path < b.path ? -1 : 1));
      const shown = units.slice(0, limit);
      const last = shown.at(-1);
      return {
        series: roundShort(round),
        measure: { type: measure.type, unit: measure.unit ?? null },
        reports,
        judged,
        gates,
        terms: round.state.terms.map(({ key, openedOn, dueOn, visit }) => ({
          period: key,
          opensOn: openedOn,
          dueOn,
          opened: visit !== null,
        })),
        together: round.state.judgements.filter((one) => one.unit === null).map(judgementView),
        totals: seriesTotals(found, round.state, within),
        items: shown.map((unit) => seriesRow(found, round.state, unit)),
        next: units.length > limit && last !== undefined ? cursorText({ unit: last.path }) : null,
      };
    },
  );
};
