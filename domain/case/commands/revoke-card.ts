// A card is taken back, with its ground; also after the case has ended.
import { mayRevoke } from '../../cards.ts';
import type { CardOwner, CardPlace } from '../../cards.ts';
import type { HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, refuse, stateOf } from '../draft.ts';
import type { Actor } from '../people.ts';

type Revocation = Extract<HumanCommand, { type: 'revokeCard' }>;

/** `revokeCard`: by who supervises or leads at the county, never by who bears it. */
export function revokeCard(draft: Draft, command: Revocation): void {
  const { organisation, cards = [] } = stateOf(draft);
  const drawn = cards.find((one) => one.sequence === command.sequence);
  const owner = requireRevocable(drawn?.owners[command.place], drawn?.revoked ?? [], organisation, command);
  emit(draft, {
    type: 'cardRevoked',
    card: { sequence: command.sequence, place: command.place },
    owner,
    ground: command.ground,
  });
}

/**
 * The owner of a card that may be revoked by this command.
 *
 * @param revoked places of those of the same rung that are revoked already
 * @param organisation of the case or round
 */
export function requireRevocable(
  owner: CardOwner | undefined,
  revoked: readonly number[],
  organisation: string,
  { place, ground, actor }: { ground: string; actor: Actor } & Pick<CardPlace, 'place'>,
): CardOwner {
  if (owner === undefined) refuse('NOT_FOUND', { zh: '没有这张牌。', en: 'There is no such card.' });
  if (!mayRevoke(actor, organisation, owner)) {
    refuse('NOT_ALLOWED', {
      zh: '只有县级督查或主要领导可以撤销，且不得撤销本人的牌。',
      en: 'Only those who supervise or lead at the county may revoke a card, and nobody his own.',
    });
  }
  if (revoked.includes(place))
    refuse('CARD_REVOKED', { zh: '这张牌已经撤销。', en: 'This card has been revoked already.' });
  if (ground.trim() === '') {
    refuse('FIELD_REQUIRED', { zh: '须说明撤销的依据。', en: 'Say on what ground.' }, { field: '/ground' });
  }
  return owner;
}
