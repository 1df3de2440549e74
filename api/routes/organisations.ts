// The organisation tree. It is public knowledge: whoever has an account reads all of it, to choose whom to send to.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findOrganisation, listOrganisations } from '../../db/organisations.ts';
import type { Organisation as Found } from '../../db/organisations.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { BodyPath, DivisionPath, Organisation, OrganisationQuery } from '../contracts/organisations.ts';
import { Problem } from '../problem.ts';

const tags = ['organisations'];

export const organisationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, now } = app.deps;

  const one = async (path: string): Promise<Found> => {
    const found = await findOrganisation(db, path);
    if (found === null) throw new Problem('NOT_FOUND');
    return found;
  };

  app.get(
    '/organisations',
    {
      schema: {
        tags,
        summary: '单位：按上级、区域、名称查询 · Organisations by parent, region or name',
        querystring: OrganisationQuery,
        response: {
          200: z.object({
            items: z.array(Organisation),
            complete: z.boolean().meta({ description: 'Whether nothing was left out because of `limit`.' }),
          }),
        },
      },
    },
    async ({ query: { region, parent, level, kind, q, limit } }) => {
      const all = await listOrganisations(db, {
        region: region ?? parent ?? '',
        day: localDateOf(now()),
        ...(level === undefined ? {} : { level }),
        ...(kind === undefined ? {} : { kind }),
        ...(parent === undefined ? {} : { parent }),
      });
      const words = q?.toLowerCase();
      const named = words === undefined ? all : all.filter(({ name }) => isNamed(name, words));
      return { items: named.slice(0, limit), complete: named.length <= limit };
    },
  );

  app.get(
    '/organisations/:division',
    { schema: { tags, summary: '一个行政区划 · One division', params: DivisionPath, response: { 200: Organisation } } },
    ({ params: { division } }) => one(division),
  );

  app.get(
    '/organisations/:division/:body',
    {
      schema: {
        tags,
        summary: '一个部门或单位 · One body of a division',
        params: BodyPath,
        response: { 200: Organisation },
      },
    },
    ({ params: { division, body } }) => one(`${division}/${body}`),
  );
};

const isNamed = (name: Found['name'], words: string): boolean =>
  name.zh.includes(words) || name.en.toLowerCase().includes(words);
