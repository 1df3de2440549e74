// A card of a round is revoked by whoever may revoke one of a case.
import { requireRevocable } from '../../case/commands/revoke-card.ts';
import { ownerOf } from '../cards.ts';
import type { RoundHumanCommand } from '../command.ts';
import type { RoundDraft } from '../draft.ts';
import { emit, roundOf } from '../draft.ts';

/** `revokeCard`: as of a case, also when the round is over. */
export function revokeCard(draft: RoundDraft, command: Extract<RoundHumanCommand, { type: 'revokeCard' }>): void {
  const state = roundOf(draft);
  const { sequence, place, ground } = command;
  const cards = state.cards?.find((one) => one.sequence === sequence);
  const unit = cards?.units[place];
  const bearer = unit === undefined ? undefined : ownerOf(draft.part, state, unit, cards?.step);
  const owner = requireRevocable(bearer, cards?.revoked ?? [], state.organisation, command);
  emit(draft, { type: 'cardRevoked', card: { sequence, place }, owner, ground });
}
