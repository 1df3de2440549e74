// How far a stage is from the end of its sequence, by the exploration that proves definitions: a search looks there first.
import type { Stage } from '../definition/stage.ts';
import { exploreSequence } from '../soundness/explore.ts';

/** A failed branch, and a way out of the parallel, come after every way that joins. */
const FAILED = 1000;
const OUTSIDE = 2000;

const known = new WeakMap<readonly Stage[], Map<string, number>>();

/** Steps from entering a target to an end, or to the join of its branch. */
export function distanceFrom(stages: readonly Stage[], target: string): number {
  if (target === '$join') return 0;
  if (target === '$fail') return FAILED;
  if (!stages.some((stage) => stage.key === target)) return OUTSIDE;
  const distances = known.get(stages) ?? new Map<string, number>();
  known.set(stages, distances);
  const before = distances.get(target);
  if (before !== undefined) return before;
  const distance = explored(stages, target);
  distances.set(target, distance);
  return distance;
}

function explored(stages: readonly Stage[], target: string): number {
  const run = exploreSequence(stages, [{ stage: target, path: [], entered: false }]);
  const ends = stages.filter(({ kind }) => kind === 'end').flatMap(({ key }) => run.reached.get(key)?.length ?? []);
  const joins = run.out.get('$join');
  const fails = run.out.get('$fail');
  return Math.min(
    ...ends,
    joins === undefined ? Infinity : joins.length,
    fails === undefined ? Infinity : FAILED + fails.length,
    OUTSIDE,
  );
}
