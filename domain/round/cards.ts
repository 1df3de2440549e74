// Cards that the rungs of a round or series draw: one for each unit that is late.
import { cardIdOf, colourOf, revokedCard } from '../cards.ts';
import type { CardChanges, CardColour, CardOwner } from '../cards.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { RoundEvent } from './event.ts';
import { scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { RoundState } from './state.ts';

/** The cards of one rung: `units` bear them, null all together; `revoked` are places in `units`. */
export interface RoundCards {
  sequence: number;
  colour: CardColour;
  units: (string | null)[];
  /** Key of the step whose post bears the card; absent for what units file. */
  step?: string;
  revoked: number[];
}

type RungEvent = Extract<RoundEvent, { type: 'rungReached' | 'gateRungReached' | 'stepRungReached' }>;

/** The cards that a rung draws; null for one that draws none. */
export function drawnBy(event: RungEvent): RoundCards | null {
  const { sequence } = event;
  const colour = colourOf(event.action);
  if (colour === null) return null;
  if (event.type !== 'stepRungReached') return { sequence, colour, units: event.units, revoked: [] };
  return { sequence, colour, units: [event.organisation], step: event.step, revoked: [] };
}

/** Whoever files for the unit, or has the step, bears the card; the round's organisation where all are judged together. */
export function ownerOf(part: Part, state: RoundState, unit: string | null, step?: string): CardOwner {
  const post =
    step === undefined ? undefined : state.steps.find((one) => one.key === step && one.organisation === unit);
  if (post !== undefined) return { ...post.to, person: null };
  if (unit === null) return { organisation: state.organisation, role: null, person: null };
  return { organisation: unit, role: scheduleOf(part).owedBy.role, person: null };
}

const isRung = (event: RoundEvent): event is RungEvent =>
  event.type === 'rungReached' || event.type === 'gateRungReached' || event.type === 'stepRungReached';

/** The limit that a rung is of, and its last day. */
function limitOfRung(clock: string, event: RungEvent): [string, LocalDate | null] {
  switch (event.type) {
    case 'rungReached':
      return [`${clock}#${event.term}`, event.dueOn];
    case 'stepRungReached':
      return [`${clock}#${event.step}@${event.organisation}`, event.dueOn];
    case 'gateRungReached':
      return [`${clock}#${event.gate}${event.term === null ? '' : `#${event.term}`}`, null];
  }
}

/** What the events of one command did to cards. */
export function roundCardChanges(part: Part, state: RoundState, events: readonly RoundEvent[]): CardChanges {
  const { caseId } = state;
  const { key: clock } = scheduleOf(part);
  return {
    drawn: events.flatMap((event) => {
      if (!isRung(event)) return [];
      const cards = drawnBy(event);
      if (cards === null) return [];
      const { sequence, recordedAt: drawnAt } = event;
      const [clockId, dueOn] = limitOfRung(clock, event);
      return cards.units.map((unit, place) => ({
        cardId: cardIdOf(caseId, { sequence, place }),
        sequence,
        colour: cards.colour,
        clock,
        clockId,
        dueOn,
        owner: ownerOf(part, state, unit, cards.step),
        drawnAt,
      }));
    }),
    revoked: events.flatMap((event) => (event.type === 'cardRevoked' ? [revokedCard(caseId, event)] : [])),
  };
}
