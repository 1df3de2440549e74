// Yellow and red cards: who bears them, how many there are, and their revocation.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { countCards, countCardsByPerson, countCardsByUnit, listCards } from '../../db/cards.ts';
import type { CardFilter, CardRow } from '../../db/cards.ts';
import { findDefinition } from '../../db/definitions.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { mayRevoke } from '../../domain/cards.ts';
import type { CardOwner } from '../../domain/cards.ts';
import { roleTitle } from '../../domain/roles.ts';
import { scopeOf } from '../../domain/scope.ts';
import { revokeCard } from '../card-revocation.ts';
import { placeNames } from '../case-reading.ts';
import {
  Card,
  CardCountList,
  CardCountQuery,
  CardId,
  CardPage,
  CardQuery,
  RevocationBody,
} from '../contracts/cards.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../plugins/auth.ts';
import { requestKeyOf } from '../request-key.ts';
import { plain } from '../terms.ts';

const tags = ['cards'];
const CardCursor = z.object({ drawnAt: z.iso.datetime({ offset: true }), cardId: z.string() });

export const cardRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, config } = deps;

  const filterOf = ({
    case: caseId,
    ...rest
  }: Omit<CardFilter, 'caseId' | 'rehearsal'> & { case?: string | undefined }) => ({
    ...rest,
    caseId,
    rehearsal: config.rehearsal,
  });

  app.get(
    '/cards',
    {
      schema: {
        tags,
        summary: '黄牌、红牌，最新在前 · Yellow and red cards in cases that the caller may see, newest first',
        querystring: CardQuery,
        response: { 200: CardPage },
      },
    },
    async ({ actor, query: { limit, cursor, ...asked } }) => {
      const [scope, filter] = [scopeOf(actor), filterOf(asked)];
      const [page, counts] = await Promise.all([
        listCards(db, scope, filter, { limit, after: cursorPosition(CardCursor, cursor) }),
        countCards(db, scope, filter),
      ]);
      return {
        items: await viewsOf(deps, actor, page.rows),
        next: page.next === null ? null : cursorText(page.next),
        counts,
      };
    },
  );

  app.get(
    '/cards/counts',
    {
      schema: {
        tags,
        summary: '按单位或个人统计红黄牌 · Cards counted by unit or by person, most red first',
        querystring: CardCountQuery,
        response: { 200: CardCountList },
      },
    },
    async ({ actor, query: { by, limit, ...asked } }) => {
      const [scope, filter] = [scopeOf(actor), filterOf(asked)];
      if (by === 'person') {
        const rows = await countCardsByPerson(db, scope, filter, limit);
        return { items: rows.map((row) => ({ ...row, unit: null })) };
      }
      const rows = await countCardsByUnit(db, scope, filter, limit);
      const named = await placeNames(
        deps,
        rows.map(({ unit }) => unit),
      );
      return { items: rows.map(({ unit, ...counts }) => ({ ...counts, unit: named(unit), person: null })) };
    },
  );

  app.post(
    '/cards/:cardId/revocation',
    {
      schema: {
        tags,
        summary: '撤销红黄牌 · Revoke a card, with the ground',
        description:
          'By the supervision group, the leading group or a principal leader of the county; nobody revokes his own. It is an ' +
          'event in the trail of the case, also after its end.',
        params: z.object({ cardId: CardId }),
        body: RevocationBody,
        response: { 200: Card },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, params, body, id: requestId } = request;
      const asked = { key: requestKeyOf(request), requestId };
      const { card, repeated } = await revokeCard(deps, actor, params.cardId, body.ground, asked);
      if (repeated) reply.header('idempotency-replayed', 'true');
      const [view] = await viewsOf(deps, actor, [card]);
      return reply.send(view as Card);
    },
  );
};

/** Who bears a card, as the rule of revoking it asks: one person who had claimed the task, else the post. */
function ownerOf({ unit, role, people }: CardRow): CardOwner {
  const [only, ...others] = people;
  return { organisation: unit, role, person: others.length === 0 ? (only ?? null) : null };
}

async function viewsOf(deps: Deps, actor: Caller, rows: readonly CardRow[]): Promise<Card[]> {
  const named = await placeNames(
    deps,
    rows.map(({ unit }) => unit),
  );
  return Promise.all(
    rows.map(async (row) => {
      const definition = await findDefinition(deps.db, row.definitionHash);
      return {
        id: row.cardId,
        colour: row.colour,
        unit: named(row.unit),
        role: row.role === null ? null : { key: row.role, title: roleTitle(row.role) },
        people: row.people,
        case: {
          id: row.caseId,
          number: row.caseNumber,
          procedure: { key: row.procedure, title: definition?.title ?? plain(row.procedure) },
        },
        clock: { key: row.clock, title: clockTitle(definition, row.clock) },
        dueOn: row.dueOn,
        drawnAt: row.drawnAt,
        drawnOn: row.drawnOn,
        revoked: row.revoked,
        revocable: row.revoked === null && mayRevoke(actor, row.organisation, ownerOf(row)),
      };
    }),
  );
}

/** Title of a clock, duty or indicator by its key. */
function clockTitle(definition: Definition | null, key: string) {
  if (definition === null) return plain(key);
  const clocks = definition.form === 'case' ? definition.clocks : [];
  const found = [...clocks, ...definition.duties, ...definition.indicators].find((one) => one.key === key);
  return found?.title ?? plain(key);
}
