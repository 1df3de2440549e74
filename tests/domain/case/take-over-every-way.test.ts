// Every definition of the release is walked at random; at every point of the walk the case is taken over from what its
// paper would say, and must stand as the one that really ran there.
import { describe, expect, it } from 'vitest';
import { localDateOf } from '../../../domain/calendar/index.ts';
import type { StartCommand } from '../../../domain/case/command.ts';
import { nextWake } from '../../../domain/case/next-wake.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { allStages } from '../../../domain/definition/stage-index.ts';
import { PROCEDURES } from '../../../procedures/index.ts';
import { resolvedForDemo } from '../../procedures/resolved.ts';
import { CaseDriver } from '../../support/case-driver.ts';
import { walk } from '../../support/walker.ts';
import { essence, historyOf, paperStart } from './paper-history.ts';
import type { Accepted } from './paper-history.ts';

const WALKS = 3;
/** Points of one walk at which the case is taken over. */
const POINTS = 8;

const hours = (definition: CaseForm): boolean =>
  allStages(definition).some(({ stage }) => JSON.stringify(stage).includes('"unit":"hour"'));

/** What is due at once happens before anybody looks. */
const isDue = ({ after, at }: Accepted): boolean => (nextWake(after) ?? '9') <= at;

/** The walk, with every state that it went through. */
function walked(definition: CaseForm, seed: number): Accepted[] {
  const trail: Accepted[] = [];
  let before: CaseState | null = null;
  const driver: CaseDriver = new CaseDriver(definition, {
    onAccepted: (command, at) => {
      trail.push({ command, at, before, after: driver.state });
      before = driver.state;
    },
  });
  walk(definition, seed, new Set(), driver);
  return trail;
}

describe('a case taken over from paper', () => {
  const compared = new Map<string, number>();

  const definitions = PROCEDURES.filter(({ form }) => form === 'case').map(({ id }) =>
    CaseForm.parse(resolvedForDemo(id)),
  );
  for (const definition of definitions.filter((one) => !hours(one))) {
    it(`stands as one of ${definition.id} that ran there`, () => {
      for (let seed = 1; seed <= WALKS; seed += 1) {
        const trail = walked(definition, seed);
        const start = trail[0]?.command as StartCommand;
        const step = Math.max(1, Math.floor(trail.length / POINTS));
        for (let end = 1; end < trail.length; end += step) {
          const part = trail.slice(0, end);
          const last = part.at(-1);
          const history = historyOf(part);
          // the effects of a command follow it at once: a state in between is none that lasts
          if (last === undefined) continue;
          const isBetween = last.after.effects.length !== 0 || isDue(last);
          if (history === null || last.after.status !== 'open' || isBetween) continue;
          const on = localDateOf(trail[0]?.at ?? '');
          const paper = new CaseDriver(definition, { now: last.at });
          paper.apply(paperStart(definition, start, { history, state: last.after, on }));
          expect(essence(paper.state)).toEqual(essence(last.after));
          compared.set(definition.id, (compared.get(definition.id) ?? 0) + 1);
        }
      }
    });
  }

  it('was compared at more than a thousand points', () => {
    expect([...compared.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1000);
  });
});
