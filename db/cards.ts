// Yellow and red cards as they are counted, in the cases that a reader may see.
import { sql } from 'kysely';
import type { PersonRef } from '../domain/case/people.ts';
import type { CardColour } from '../domain/cards.ts';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { inRegion, mayBeSeen } from './scope-sql.ts';

/** A card with the people who bear it; `role` is null where the organisation alone does. */
export interface CardRow {
  cardId: string;
  colour: CardColour;
  unit: string;
  role: string | null;
  people: PersonRef[];
  caseId: string;
  caseNumber: string;
  /** Of the case. */
  organisation: string;
  procedure: string;
  definitionHash: string;
  /** Key of the clock, duty or indicator. */
  clock: string;
  dueOn: string | null;
  drawnAt: string;
  drawnOn: string;
  revoked: { at: string; by: PersonRef; ground: string } | null;
}

export interface CardFilter {
  /** A division with everything in it, or one body. */
  unit?: string | undefined;
  person?: string | undefined;
  /** First and last day. */
  from?: string | undefined;
  to?: string | undefined;
  colour?: CardColour | undefined;
  revoked?: boolean | undefined;
  procedure?: string | undefined;
  caseId?: string | undefined;
  cardId?: string | undefined;
  rehearsal: boolean;
}

/** Where a page ends. */
export interface CardPlaceInList {
  drawnAt: string;
  cardId: string;
}

/** How many cards count, by colour, and how many were revoked. */
export interface CardCounts {
  yellow: number;
  red: number;
  revoked: number;
}

function matching(db: Db, scope: Scope, filter: CardFilter) {
  const { unit, person, from, to, colour, revoked, procedure, caseId, cardId } = filter;
  let query = db
    .selectFrom('cards')
    .innerJoin('cases', 'cases.case_id', 'cards.case_id')
    .where((eb) => mayBeSeen(eb, scope))
    .where('cards.rehearsal', '=', filter.rehearsal);
  if (unit !== undefined) query = query.where((eb) => inRegion(eb, eb.ref('cards.unit'), unit));
  if (from !== undefined) query = query.where('cards.drawn_on', '>=', from);
  if (to !== undefined) query = query.where('cards.drawn_on', '<=', to);
  if (colour !== undefined) query = query.where('cards.colour', '=', colour);
  if (revoked !== undefined) query = query.where('cards.revoked_at', revoked ? 'is not' : 'is', null);
  if (procedure !== undefined) query = query.where('cards.procedure', '=', procedure);
  if (caseId !== undefined) query = query.where('cards.case_id', '=', caseId);
  if (cardId !== undefined) query = query.where('cards.card_id', '=', cardId);
  if (person !== undefined) {
    query = query.where((eb) =>
      eb(
        'cards.card_id',
        'in',
        eb.selectFrom('card_people').select('card_people.card_id').where('card_people.person_id', '=', person),
      ),
    );
  }
  return query;
}

/** Cards that the reader may see, newest first. */
export async function listCards(
  db: Db,
  scope: Scope,
  filter: CardFilter,
  page: { limit: number; after?: CardPlaceInList | null },
): Promise<Page<CardRow, CardPlaceInList>> {
  let query = matching(db, scope, filter).select([
    'cards.card_id',
    'cards.colour',
    'cards.unit',
    'cards.role',
    'cards.case_id',
    'cards.procedure',
    'cards.clock',
    'cards.due_on',
    'cards.drawn_at',
    'cards.drawn_on',
    'cards.revoked_at',
    'cards.revoked_by',
    'cards.revoked_by_name',
    'cards.revoked_ground',
    'cases.case_number',
    'cases.organisation',
    'cases.definition_hash',
    sql<PersonRef[]>`coalesce((select json_agg(json_build_object('id', p.person_id, 'name', p.person_name)
      order by p.person_id) from card_people p where p.card_id = cards.card_id), '[]')`.as('people'),
  ]);
  const { after, limit } = page;
  if (after !== undefined && after !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple('cards.drawn_at', 'cards.card_id'), '<', eb.tuple(after.drawnAt, after.cardId)),
    );
  }
  const rows = await query
    .orderBy('cards.drawn_at', 'desc')
    .orderBy('cards.card_id', 'desc')
    .limit(limit + 1)
    .execute();
  const cards = rows.map((row): CardRow => {
    const { revoked_at: at, revoked_by: by, revoked_by_name: name, revoked_ground: ground } = row;
    return {
      cardId: row.card_id,
      colour: row.colour as CardColour,
      unit: row.unit,
      role: row.role,
      people: row.people,
      caseId: row.case_id,
      caseNumber: row.case_number,
      organisation: row.organisation,
      procedure: row.procedure,
      definitionHash: row.definition_hash,
      clock: row.clock,
      dueOn: row.due_on,
      drawnAt: row.drawn_at,
      drawnOn: row.drawn_on,
      revoked: at === null ? null : { at, by: { id: by ?? '', name: name ?? '' }, ground: ground ?? '' },
    };
  });
  return pageOf(cards, limit, ({ drawnAt, cardId }) => ({ drawnAt, cardId }));
}

const counted = {
  yellow: sql<number>`count(*) filter (where cards.colour = 'yellow' and cards.revoked_at is null)`,
  red: sql<number>`count(*) filter (where cards.colour = 'red' and cards.revoked_at is null)`,
  revoked: sql<number>`count(*) filter (where cards.revoked_at is not null)`,
};

/** How many of the cards that the reader may see count. */
export async function countCards(db: Db, scope: Scope, filter: CardFilter): Promise<CardCounts> {
  return matching(db, scope, filter)
    .select([counted.yellow.as('yellow'), counted.red.as('red'), counted.revoked.as('revoked')])
    .executeTakeFirstOrThrow();
}

/** The same by unit: most red first, then most yellow. */
export async function countCardsByUnit(
  db: Db,
  scope: Scope,
  filter: CardFilter,
  limit: number,
): Promise<({ unit: string } & CardCounts)[]> {
  return matching(db, scope, filter)
    .select(['cards.unit', counted.yellow.as('yellow'), counted.red.as('red'), counted.revoked.as('revoked')])
    .groupBy('cards.unit')
    .orderBy('red', 'desc')
    .orderBy('yellow', 'desc')
    .orderBy('cards.unit')
    .limit(limit)
    .execute();
}

/** The same by person; a card that several bear counts for each of them. */
export async function countCardsByPerson(
  db: Db,
  scope: Scope,
  filter: CardFilter,
  limit: number,
): Promise<({ person: PersonRef } & CardCounts)[]> {
  const rows = await matching(db, scope, filter)
    .innerJoin('card_people', 'card_people.card_id', 'cards.card_id')
    .select(['card_people.person_id', sql<string>`max(card_people.person_name)`.as('name')])
    .select([counted.yellow.as('yellow'), counted.red.as('red'), counted.revoked.as('revoked')])
    .groupBy('card_people.person_id')
    .orderBy('red', 'desc')
    .orderBy('yellow', 'desc')
    .orderBy('card_people.person_id')
    .limit(limit)
    .execute();
  return rows.map(({ person_id: id, name, ...counts }) => ({ person: { id, name }, ...counts }));
}
