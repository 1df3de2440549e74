// Cards that the rungs of a round or series draw: one for each unit that is late.
import { cardIdOf, colourOf, revokedCard } from '../cards.ts';
import type { CardChanges, CardColour, CardOwner } from '../cards.ts';
import { requireRevocable } from '../case/commands/revoke-card.ts';
import type { RoundHumanCommand } from './command.ts';
import type { RoundDraft } from './draft.ts';
import { emit, roundOf } from './draft.ts';
import type { RoundEvent } from './event.ts';
import { scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { RoundState } from './state.ts';

/** The cards of one rung: `units` bear them, null all together; `revoked` are places in `units`. */
export interface RoundCards {
  sequence: number;
  colour: CardColour;
  units: (string | null)[];
  revoked: number[];
}

type RungEvent = Extract<RoundEvent, { type: 'rungReached' | 'gateRungReached' }>;

/** The cards that a rung draws; null for one that draws none. */
export function drawnBy({ sequence, action, units }: RungEvent): RoundCards | null {
  const colour = colourOf(action);
  return colour === null ? null : { sequence, colour, units, revoked: [] };
}

/** Whoever files for the unit bears its card; the round's organisation where all are judged together. */
function ownerOf(part: Part, state: RoundState, unit: string | null): CardOwner {
  if (unit === null) return { organisation: state.organisation, role: null, person: null };
  return { organisation: unit, role: scheduleOf(part).owedBy.role, person: null };
}

/** What the events of one command did to cards. */
export function roundCardChanges(part: Part, state: RoundState, events: readonly RoundEvent[]): CardChanges {
  const { caseId } = state;
  const { key: clock } = scheduleOf(part);
  return {
    drawn: events.flatMap((event) => {
      if (event.type !== 'rungReached' && event.type !== 'gateRungReached') return [];
      const cards = drawnBy(event);
      if (cards === null) return [];
      const { sequence, recordedAt: drawnAt } = event;
      const [clockId, dueOn] =
        event.type === 'rungReached'
          ? [`${clock}#${event.term}`, event.dueOn]
          : [`${clock}#${event.gate}${event.term === null ? '' : `#${event.term}`}`, null];
      return cards.units.map((unit, place) => ({
        cardId: cardIdOf(caseId, { sequence, place }),
        sequence,
        colour: cards.colour,
        clock,
        clockId,
        dueOn,
        owner: ownerOf(part, state, unit),
        drawnAt,
      }));
    }),
    revoked: events.flatMap((event) => (event.type === 'cardRevoked' ? [revokedCard(caseId, event)] : [])),
  };
}

/** `revokeCard`: as of a case, also when the round is over. */
export function revokeCard(draft: RoundDraft, command: Extract<RoundHumanCommand, { type: 'revokeCard' }>): void {
  const state = roundOf(draft);
  const { sequence, place, ground } = command;
  const cards = state.cards?.find((one) => one.sequence === sequence);
  const unit = cards?.units[place];
  const bearer = unit === undefined ? undefined : ownerOf(draft.part, state, unit);
  const owner = requireRevocable(bearer, cards?.revoked ?? [], state.organisation, command);
  emit(draft, { type: 'cardRevoked', card: { sequence, place }, owner, ground });
}
