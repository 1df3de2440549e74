// How a county works, in numbers. What is counted is what the caller sees.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sightOf } from '../../db/due-sources.ts';
import { stageInsight, unitInsight } from '../../db/insight.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { AGE_BANDS } from '../../domain/insight/ages.ts';
import {
  StageInsightQuery,
  StageInsights,
  Throughput,
  ThroughputQuery,
  UnitInsightQuery,
  UnitInsights,
} from '../contracts/insight.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { stageViews, throughputOf, unitViews } from '../insight-reading.ts';

const tags = ['insight'];
const StageCursor = z.object({ procedure: z.string(), stage: z.string() });
const UnitCursor = z.object({ unit: z.string() });

export const insightRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  const spanOf = (days: number) => {
    const at = deps.now();
    const to = localDateOf(at);
    return { at, from: addDays(to, 1 - days), to };
  };
  const basisOf = ({ from, to }: { from: string; to: string }) => ({ asOf: to, from, to, ageBands: [...AGE_BANDS] });

  app.get(
    '/insight/stages',
    {
      schema: {
        tags,
        summary:
          '各环节：在办数量与时长、办理天数中位数和90分位、退回、逾期 · Stages: what is open and how old, days taken, returns, overdue',
        description:
          'Cases in the caller’s scope; rounds are told by `/due` and by their own tallies. Names are those of the version ' +
          'in force today. What was taken over from paper counts from the days that the paper says.',
        querystring: StageInsightQuery,
        response: { 200: StageInsights },
      },
    },
    async ({ actor, query: { days, limit, cursor, rehearsal = deps.config.rehearsal, ...filter } }) => {
      const span = spanOf(days);
      const page = await stageInsight(
        deps.db,
        sightOf(actor),
        { ...filter, ...span, rehearsal },
        { limit, after: cursorPosition(StageCursor, cursor) },
      );
      const items = await stageViews(deps, page.rows);
      return { items, next: page.next === null ? null : cursorText(page.next), ...basisOf(span) };
    },
  );

  app.get(
    '/insight/units',
    {
      schema: {
        tags,
        summary:
          '各单位：在办数量与时长、办结天数、任务天数、逾期 · Units: what is open and how old, days to the end, days of tasks, overdue',
        querystring: UnitInsightQuery,
        response: { 200: UnitInsights },
      },
    },
    async ({ actor, query: { days, limit, cursor, rehearsal = deps.config.rehearsal, ...filter } }) => {
      const span = spanOf(days);
      const page = await unitInsight(
        deps.db,
        sightOf(actor),
        { ...filter, ...span, rehearsal },
        { limit, after: cursorPosition(UnitCursor, cursor) },
      );
      const items = await unitViews(deps, page.rows);
      return { items, next: page.next === null ? null : cursorText(page.next), ...basisOf(span) };
    },
  );

  app.get(
    '/insight/throughput',
    {
      schema: {
        tags,
        summary: '按周趋势：新收、办结、在办、逾期、退回 · Trend by week: started, ended, open, overdue, returned',
        querystring: ThroughputQuery,
        response: { 200: Throughput },
      },
    },
    ({ actor, query }) => throughputOf(deps, actor, query),
  );
};
