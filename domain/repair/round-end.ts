// A round ends when nothing is owed any more, when all is summed up, or by its closing rule: one of these always comes.
import type { Definition } from '../definition/forms.ts';
import { owing, openTerms } from '../round/items.ts';
import { partOf, scheduleOf } from '../round/part.ts';
import type { RoundState } from '../round/state.ts';
import type { CanEnd } from './can-end.ts';

/** The steps that are left of a round; none leads nowhere but where its definition has lost the part that it runs. */
export function canRoundEnd(definition: Definition, state: RoundState): CanEnd {
  if (state.status === 'ended') return through([]);
  const part = partOf(definition, state.part);
  if (part === undefined) {
    const { key } = state.part;
    return { ends: false, why: { zh: `流程中没有“${key}”`, en: `the definition has no "${key}"` } };
  }
  const { key } = scheduleOf(part);
  if (part.kind === 'indicator') return through([key]);
  const { item, check, consolidation, bulletin } = part.duty;
  const owed = openTerms(state).some((term) => owing(state, term).length > 0);
  const done = new Set(state.steps.filter((step) => step.state === 'done').map((step) => step.key));
  const steps = [check, ...consolidation, bulletin].flatMap((step) => step?.key ?? []);
  return through([...(owed ? [item.key] : []), ...steps.filter((step) => !done.has(step))]);
}

const through = (by: string[]): CanEnd => ({
  ends: true,
  by,
  outcomes: by.map(() => null),
  values: by.map(() => ({})),
});
