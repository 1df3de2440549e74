// What recurs and what is judged, as the procedures in force say; rounds are in rounds.ts.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { DutyList, DutyYear, DutyYearQuery, IndicatorList, RecurringQuery } from '../contracts/duties.ts';
import { dutyYear, recurringParts } from '../recurring.ts';

const tags = ['duties'];

export const dutyRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/duties',
    {
      schema: {
        tags,
        summary: '职责清单：周期、报送单位、下次开启、尚未设定 · Duties: cadence, who owes, next opening, not set',
        description:
          'Those of the procedures in force. `notSet` lists what does not run because a parameter has no value.',
        querystring: RecurringQuery,
        response: { 200: DutyList },
      },
    },
    async ({ actor, query }) => {
      const { parts, notSet } = await recurringParts(deps, actor, 'duty', query);
      return { items: parts.map(({ item }) => item), notSet };
    },
  );

  app.get(
    '/duties/year',
    {
      schema: {
        tags,
        summary: '全年报送安排 · The openings and due days of a calendar year',
        description: 'Of duties and indicators of the procedures in force, by the rules in force now.',
        querystring: DutyYearQuery,
        response: { 200: DutyYear },
      },
    },
    async ({ actor, query }) => dutyYear(deps, actor, query),
  );

  app.get(
    '/indicators',
    {
      schema: {
        tags,
        summary: '指标清单：周期、报送单位、节点目标 · Indicators: cadence, who reports, gates',
        querystring: RecurringQuery,
        response: { 200: IndicatorList },
      },
    },
    async ({ actor, query }) => {
      const { parts, notSet } = await recurringParts(deps, actor, 'indicator', query);
      const items = parts.flatMap(({ part, item }) => {
        if (part.kind !== 'indicator') return [];
        const { measure, judged, gates } = part.indicator;
        return [{ ...item, measure: { type: measure.type, unit: measure.unit ?? null }, judged, gates }];
      });
      return { items, notSet };
    },
  );
};
