// When the shell must wake next: the one timer of a round.
import type { Instant } from '../calendar/index.ts';
import type { Definition } from '../definition/forms.ts';
import { nextMoment } from './due.ts';
import { partOf } from './part.ts';
import type { RoundState } from './state.ts';

/**
 * The earliest instant at which `tick` would do something, or null when only people can move the round on. Back-off of
 * effects is not in it: the shell keeps that itself.
 */
export function roundWake(definition: Pick<Definition, 'duties' | 'indicators'>, state: RoundState): Instant | null {
  const part = partOf(definition, state.part);
  return part === undefined ? null : (nextMoment(part, state, state.updatedAt)?.at ?? null);
}
