// Yellow and red cards: who bears them, who may revoke them. A rung of a ladder draws one for each owner of what is late.
import type { Instant, LocalDate } from './calendar/index.ts';
import type { Actor, PersonRef } from './case/people.ts';
import type { Rung } from './definition/clock.ts';
import { divisionOf } from './organisations.ts';

export type CardColour = 'yellow' | 'red';

/**
 * Who bears a card: one person (who had claimed the task, or to whom it was addressed), or all who hold the role at the
 * organisation; the organisation alone where no task was open.
 */
export interface CardOwner {
  organisation: string;
  role: string | null;
  person: PersonRef | null;
}

/** The cards that one rung drew, one for each owner; `revoked` are the places of those that no longer count. */
export interface DrawnCards {
  /** Number of the event of the rung. */
  sequence: number;
  colour: CardColour;
  /** Of a case: the run of the clock, and the rung. */
  clockId?: string;
  alarm: string;
  owners: CardOwner[];
  revoked: number[];
}

/** A card as it is counted. */
export interface CardSummary {
  cardId: string;
  sequence: number;
  colour: CardColour;
  /** Key of the clock, duty or indicator; and which run, period or gate of it. */
  clock: string;
  clockId: string;
  dueOn: LocalDate | null;
  owner: CardOwner;
  drawnAt: Instant;
}

/** A card that no longer counts. */
export interface RevokedCard {
  cardId: string;
  at: Instant;
  by: PersonRef | null;
  ground: string;
}

/** What an event that revokes a card says to the read model. */
export function revokedCard(
  caseId: string,
  event: { card: CardPlace; ground: string; recordedAt: Instant; actor: { person?: PersonRef } },
): RevokedCard {
  const { card, ground, recordedAt: at, actor } = event;
  return { cardId: cardIdOf(caseId, card), at, by: actor.person ?? null, ground };
}

/** Which cards an event drew or revoked, for the read model. */
export interface CardChanges {
  drawn: CardSummary[];
  revoked: RevokedCard[];
}

/** The colour that an action draws; null for one that draws no card. */
export function colourOf(action: Rung['action']): CardColour | null {
  if (action === 'redCard') return 'red';
  return action === 'yellowCard' ? 'yellow' : null;
}

/** Where a card stands in the trail of its case: event and place among the owners. */
export interface CardPlace {
  sequence: number;
  place: number;
}

/** The id by which a card is asked for. */
export function cardIdOf(caseId: string, { sequence, place }: CardPlace): string {
  return `${caseId}.${sequence}.${place}`;
}

const CARD_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})\.(\d{1,6})$/;

/** The case and place of a card; null for a text that is no card's id. */
export function parseCardId(id: string): ({ caseId: string } & CardPlace) | null {
  const [, caseId, sequence, place] = CARD_ID.exec(id) ?? [];
  return caseId === undefined ? null : { caseId, sequence: Number(sequence), place: Number(place) };
}

/** The highest card that still counts. */
export function highestCard(
  cards: readonly { colour: CardColour; owners: readonly unknown[]; revoked: readonly number[] }[],
): 'none' | CardColour {
  const counting = cards.filter(({ owners, revoked }) => revoked.length < owners.length).map(({ colour }) => colour);
  if (counting.includes('red')) return 'red';
  return counting.includes('yellow') ? 'yellow' : 'none';
}

/** The cards after one of them was revoked. */
export function withRevoked<Cards extends Pick<DrawnCards, 'sequence' | 'revoked'>>(
  cards: readonly Cards[],
  { sequence, place }: CardPlace,
): Cards[] {
  return cards.map((one) => (one.sequence === sequence ? { ...one, revoked: [...one.revoked, place] } : one));
}

/**
 * Roles whose holders at the county may revoke a card: those who supervise and those who lead. No document names them.
 */
export const REVOKERS = ['supervisionGroup', 'countyLeadingGroup', 'countyPrincipalLeaders'] as const;

/** Whether somebody may revoke a card of a case at this organisation, and in whose name; nobody revokes his own. */
export function mayRevoke(actor: Actor, organisation: string, owner: CardOwner): boolean {
  if (actor.kind === 'system') return false;
  const county = divisionOf(organisation).slice(0, 6);
  const bearsIt =
    owner.person === null
      ? actor.holdings.some((one) => one.role === owner.role && one.organisation === owner.organisation)
      : owner.person.id === actor.person.id;
  const isRevoker = actor.holdings.some(
    (one) => one.organisation === county && REVOKERS.some((role) => role === one.role),
  );
  return isRevoker && !bearsIt;
}
