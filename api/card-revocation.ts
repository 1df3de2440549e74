import { findCaseHead } from '../db/case-heads.ts';
import { listCards } from '../db/cards.ts';
import type { CardRow } from '../db/cards.ts';
import { parseCardId } from '../domain/cards.ts';
import { scopeOf } from '../domain/scope.ts';
import type { RequestKey } from '../workflows/messages.ts';
import { caseActor } from './case-actor.ts';
import { updateIdFor } from './case-id.ts';
import { EVERYTHING } from './case-reading.ts';
import type { Deps } from './deps.ts';
import { answerUnder, earlierAnswer } from './earlier-answer.ts';
import { appendToEnded } from './ended-case.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { answered } from './refusals.ts';

/**
 * Revokes a card with its ground: an event of its case, also after the end.
 * @throws {Problem} 404 where the caller does not see the case; what the core refuses
 */
export async function revokeCard(
  deps: Deps,
  actor: Caller,
  cardId: string,
  ground: string,
  { key, requestId }: { key: RequestKey; requestId: string },
): Promise<{ card: CardRow; repeated: boolean }> {
  const place = parseCardId(cardId);
  if (place === null) throw new Problem('NOT_FOUND');
  const { caseId, ...on } = place;
  const head = await findCaseHead(deps.db, scopeOf(actor), caseId, key);
  const before = head === null ? await earlierAnswer(deps.db, key) : answerUnder(key, head.known);
  if (before !== null) return { card: await cardOf(deps, cardId), repeated: true };
  if (head === null) throw new Problem('NOT_FOUND');
  const command = { type: 'revokeCard', actor: caseActor(actor, head), ...on, ground } as const;
  if (head.status === 'ended') await appendToEnded(deps, caseId, command, key);
  else {
    const envelope = { command, key, requestId, seen: head.sequence };
    try {
      await answered(deps.temporal.command(caseId, envelope, updateIdFor(caseId, key)));
    } catch (error) {
      // It has ended since the row was read.
      if (!(error instanceof Problem) || error.code !== 'CASE_ENDED') throw error;
      await appendToEnded(deps, caseId, command, key);
    }
  }
  return { card: await cardOf(deps, cardId), repeated: false };
}

async function cardOf({ db, config }: Deps, cardId: string): Promise<CardRow> {
  const filter = { cardId, rehearsal: config.rehearsal };
  const { rows } = await listCards(db, EVERYTHING, filter, { limit: 1 });
  const [card] = rows;
  if (card === undefined) throw new Problem('NOT_FOUND');
  return card;
}
