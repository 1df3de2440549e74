import { listCards } from '../db/cards.ts';
import type { CardRow } from '../db/cards.ts';
import { parseCardId } from '../domain/cards.ts';
import type { RequestKey } from '../workflows/messages.ts';
import { caseActor } from './case-actor.ts';
import { EVERYTHING } from './case-reading.ts';
import type { Deps } from './deps.ts';
import { commandEvenEnded } from './ended-case.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';

/**
 * Revokes a card with its ground: an event of its case, also after the end.
 * @throws {Problem} 404 where the caller does not see the case; what the core refuses
 */
export async function revokeCard(
  deps: Deps,
  actor: Caller,
  cardId: string,
  ground: string,
  asked: { key: RequestKey; requestId: string },
): Promise<{ card: CardRow; repeated: boolean }> {
  const place = parseCardId(cardId);
  if (place === null) throw new Problem('NOT_FOUND');
  const { caseId, ...on } = place;
  const { repeated } = await commandEvenEnded(
    deps,
    actor,
    caseId,
    (head) => ({ type: 'revokeCard', actor: caseActor(actor, head), ...on, ground }),
    asked,
  );
  return { card: await cardOf(deps, cardId), repeated };
}

async function cardOf({ db, config }: Deps, cardId: string): Promise<CardRow> {
  const filter = { cardId, rehearsal: config.rehearsal };
  const { rows } = await listCards(db, EVERYTHING, filter, { limit: 1 });
  const [card] = rows;
  if (card === undefined) throw new Problem('NOT_FOUND');
  return card;
}
