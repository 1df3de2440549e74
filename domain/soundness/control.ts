// The control graph of a case: which ways lead out of a stage. Conditions on data are taken as able to go either way.
import type { Route } from '../definition/atoms.ts';
import type { ParallelStage, Stage } from '../definition/stage.ts';

/** A way out: the outcome that the engine notes when the stage is left so, and the target. */
export interface Way {
  outcome: string | null;
  to: string;
  /** A way back (退回). */
  returns: boolean;
}

/** All targets of a route, each once. */
export function targetsOf(route: Route): string[] {
  return typeof route === 'string' ? [route] : [...new Set(route.map(({ to }) => to))];
}

/** The routes of a stage with the outcome under which each is taken; `returnTo` is not one of them. */
export function routesOf(stage: Stage): { outcome: string | null; route: Route; returns: boolean }[] {
  const way = (outcome: string | null, route: Route, returns = false) => ({ outcome, route, returns });
  switch (stage.kind) {
    case 'decision':
    case 'work':
      return stage.outcomes.map(({ key, to, kind }) => way(key, to, kind === 'return'));
    case 'vote':
      return [way('passed', stage.passed), way('notPassed', stage.notPassed)];
    case 'notice':
      return [way('undisputed', stage.undisputed), way('upheld', stage.upheld)];
    case 'wait':
      return [way(stage.until.kind === 'event' ? 'reported' : 'elapsed', stage.to)];
    case 'service':
      return [way(null, stage.to)];
    case 'link':
      return [way(null, stage.to), ...stage.byOutcome.map(({ outcome, to }) => way(outcome, to))];
    case 'parallel':
      return [way('passed', stage.passed), way('failed', stage.failed)];
    case 'end':
      return [];
  }
}

/** The ways out of a stage, one for each outcome and target. */
export function waysOf(stage: Stage): Way[] {
  return routesOf(stage).flatMap(({ outcome, route, returns }) =>
    targetsOf(route).map((to) => ({ outcome, to, returns })),
  );
}

/** Outcomes that the engine may note when a stage is left. */
export function outcomesOf(stage: Stage): string[] {
  const own = routesOf(stage).flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  return stage.kind === 'decision' || stage.kind === 'work' ? [...own, 'returnTo'] : own;
}

/** The branches of a parallel with their stages; a forEach has one for each body. */
export function branchSequences(parallel: ParallelStage): { key: string; stages: readonly Stage[] }[] {
  const { forEach, branches } = parallel;
  return forEach ? forEach.over.map(({ key }) => ({ key, stages: forEach.stages })) : (branches ?? []);
}
