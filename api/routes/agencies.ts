// 代理: set up, list, end early.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listAgencies } from '../../db/agencies.ts';
import { pageOf } from '../../db/pages.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { agencyReaders, agencyView, endAgencyEarly, setUpAgency } from '../agencies.ts';
import { AgencyBody, AgencyEndBody, AgencyPage, AgencyPath, AgencyQuery, AgencyView } from '../contracts/agencies.ts';
import { cursorPosition, cursorText } from '../cursor.ts';

const tags = ['people'];

export const agencyRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, now } = deps;

  app.post(
    '/agencies',
    {
      schema: {
        tags,
        summary: '设置代理 · Let somebody act for a person who is away',
        description:
          'By that person, or by an administrator of his posts. The agent acts in his name, and both are recorded; he may ' +
          'not decide where either of them may not. Agencies neither overlap nor form chains.',
        body: AgencyBody,
        response: { 201: AgencyView },
      },
    },
    async ({ actor, body }, reply) => {
      const agency = await setUpAgency(deps, actor, body);
      reply.code(201);
      return agencyView(agency, localDateOf(now()));
    },
  );

  app.get(
    '/agencies',
    {
      schema: {
        tags,
        summary: '代理一览，最新在前 · Agencies, newest first',
        description:
          'One’s own, given and received; for an administrator also those of whoever holds posts in his region.',
        querystring: AgencyQuery,
        response: { 200: AgencyPage },
      },
    },
    async ({ actor, query: { person, on, limit, cursor } }) => {
      const before = cursorPosition(z.int().positive(), cursor) ?? undefined;
      const found = await listAgencies(db, agencyReaders(actor), { of: person, on, before, limit: limit + 1 });
      const page = pageOf(found, limit, (last) => last.id);
      const today = localDateOf(now());
      return {
        items: page.rows.map((one) => agencyView(one, today)),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.post(
    '/agencies/:agencyId/end',
    {
      schema: {
        tags,
        summary: '提前结束代理 · End an agency early',
        params: AgencyPath,
        body: AgencyEndBody,
        response: { 200: AgencyView },
      },
    },
    async ({ actor, params, body }) =>
      agencyView(await endAgencyEarly(deps, actor, params.agencyId, body), localDateOf(now())),
  );
};
