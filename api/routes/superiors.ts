// Superiors: who is told when an owner does not act. Administrators set what the default does not give.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findOrganisations } from '../../db/organisations.ts';
import { findPeople } from '../../db/people.ts';
import { addSuperior, endSuperior, listSuperiors, superiorsOf } from '../../db/superiors.ts';
import type { StoredSuperior } from '../../db/superiors.ts';
import { divisionOf, inScope } from '../../domain/organisations.ts';
import { roleTitle } from '../../domain/roles.ts';
import { ADMINISTRATOR } from '../../domain/scope.ts';
import type { Owner, Party, SuperiorFault } from '../../domain/superiors.ts';
import {
  Resolution,
  ResolutionQuery,
  Superior,
  SuperiorBody,
  SuperiorEnd,
  SuperiorPage,
  SuperiorQuery,
} from '../contracts/superiors.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../plugins/auth.ts';
import { Problem } from '../problem.ts';
import { plain } from '../terms.ts';

const tags = ['superiors'];
const RuleCursor = z.int().positive();

export const superiorRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, now } = deps;

  app.get(
    '/superiors',
    {
      schema: {
        tags,
        summary: '已设定的上级，最新在前 · Superiors that administrators have set, newest first',
        querystring: SuperiorQuery,
        response: { 200: SuperiorPage },
      },
    },
    async ({ actor, query: { limit, cursor, on } }) => {
      const regions = administered(actor);
      const before = cursorPosition(RuleCursor, cursor) ?? undefined;
      const rows = await listSuperiors(db, { regions, on, limit: limit + 1, before });
      const items = await viewsOf(deps, rows.slice(0, limit));
      const last = rows[limit - 1];
      return { items, next: rows.length > limit && last !== undefined ? cursorText(last.id) : null };
    },
  );

  app.post(
    '/superiors',
    {
      schema: {
        tags,
        summary: '设定上级 · Set who is above a person or post',
        description: 'Nobody has two superiors at once, is his own, or is above somebody who is above him.',
        body: SuperiorBody,
        response: { 201: Superior },
      },
    },
    async ({ actor, body }, reply) => {
      const [region] = administered(actor);
      if (region === undefined) throw new Problem('NOT_ALLOWED');
      await requireKnown(deps, actor, [body.of, body.superior]);
      const set = await addSuperior(db, { ...body, region, by: actor.person.id, at: now() });
      if (typeof set === 'string') throw conflict(set);
      const [view] = await viewsOf(deps, [set]);
      return reply.code(201).send(view as z.infer<typeof Superior>);
    },
  );

  app.post(
    '/superiors/:id/end',
    {
      schema: {
        tags,
        summary: '终止上级设定 · End what is set, from a day on',
        params: z.object({ id: z.coerce.number().int().positive() }),
        body: SuperiorEnd,
        response: { 200: Superior },
      },
    },
    async ({ actor, params: { id }, body: { validTo } }) => {
      const ending = { regions: administered(actor), validTo, by: actor.person.id, at: now() };
      const ended = await endSuperior(db, id, ending);
      if (ended === null) throw new Problem('NOT_FOUND');
      if (ended === 'emptyPeriod') throw conflict(ended);
      const [view] = await viewsOf(deps, [ended]);
      return view;
    },
  );

  app.get(
    '/superiors/resolution',
    {
      schema: {
        tags,
        summary: '某人或某岗位现在的上级 · Who is above a person or post now, and why',
        querystring: ResolutionQuery,
        response: { 200: Resolution },
      },
    },
    async ({ query: { person, role, organisation } }) => {
      const post = role === undefined || organisation === undefined ? undefined : { role, organisation };
      const owner = { ...(person === undefined ? {} : { person }), ...(post === undefined ? {} : { post }) } as Owner;
      const [found] = await superiorsOf(db, [owner], now());
      if (found === null || found === undefined) return { superior: null, because: null };
      const named = await namesOf(deps, [found.party]);
      return { superior: named(found.party), because: found.because };
    },
  );
};

/** Divisions that the caller runs the system for; nobody else sets superiors. */
function administered(actor: Caller): string[] {
  const regions = actor.holdings
    .filter(({ role }) => role === ADMINISTRATOR)
    .map((one) => divisionOf(one.organisation));
  if (regions.length === 0) throw new Problem('NOT_ALLOWED');
  return [...new Set(regions)];
}

/** Everybody named is known, and the posts lie where the caller administers. */
async function requireKnown({ db }: Deps, actor: Caller, parties: readonly Party[]): Promise<void> {
  const people = parties.flatMap((one) => ('person' in one ? [one.person] : []));
  const places = parties.flatMap((one) => ('person' in one ? [] : [one.organisation]));
  const [known, found] = await Promise.all([findPeople(db, people), findOrganisations(db, places)]);
  if (people.some((id) => !known.some((one) => one.id === id))) throw new Problem('UNKNOWN_PERSON');
  const regions = administered(actor);
  const isOurs = (path: string): boolean => regions.some((region) => inScope(region, path));
  if (places.some((path) => !isOurs(path) || !found.some((one) => one.path === path))) {
    throw new Problem('UNKNOWN_ORGANISATION');
  }
}

const CONFLICTS: Record<SuperiorFault, { zh: string; en: string }> = {
  ownSuperior: { zh: '上级不能是本人或同一岗位', en: 'Nobody is his own superior' },
  overlaps: { zh: '该时段已设定上级', en: 'A superior is set for that time already' },
  circle: { zh: '上级关系成环', en: 'He would be above somebody who is above him' },
  emptyPeriod: {
    zh: '终止日期须晚于起始日期，且不晚于已定的终止日期',
    en: 'It must end after it begins, and not later than it ends already',
  },
};

function conflict(fault: SuperiorFault): Problem {
  return new Problem('SUPERIOR_CONFLICT', { message: CONFLICTS[fault], extensions: { reason: fault } });
}

async function viewsOf(deps: Deps, rows: readonly StoredSuperior[]) {
  const named = await namesOf(
    deps,
    rows.flatMap(({ of, superior }) => [of, superior]),
  );
  return rows.map((row) => ({ ...row, of: named(row.of), superior: named(row.superior) }));
}

async function namesOf({ db }: Deps, parties: readonly Party[]) {
  const [people, places] = await Promise.all([
    findPeople(db, [...new Set(parties.flatMap((one) => ('person' in one ? [one.person] : [])))]),
    findOrganisations(db, [...new Set(parties.flatMap((one) => ('person' in one ? [] : [one.organisation])))]),
  ]);
  return (party: Party) => {
    if ('person' in party) {
      const name = people.find(({ id }) => id === party.person)?.name ?? party.person;
      return { person: { id: party.person, name }, post: null };
    }
    const { role, organisation } = party;
    const organisationName = places.find(({ path }) => path === organisation)?.name ?? plain(organisation);
    return { person: null, post: { role, roleTitle: roleTitle(role), organisation, organisationName } };
  };
}
