// What still lies before a case if all goes well: the stages from where it stands to a good end.
import type { CaseData } from '../case/state.ts';
import { followRoute } from '../conditions.ts';
import { targetsOf } from '../soundness/control.ts';
import type { Route } from './atoms.ts';
import type { CaseForm } from './forms.ts';
import { parallelsAround } from './stage-index.ts';
import type { EndStage, Stage } from './stage.ts';
import type { z } from 'zod';

const POOR: readonly z.infer<typeof EndStage>['outcome'][] = ['refused', 'withdrawn', 'notEstablished'];

/**
 * Stages after those that are open, in order, with the end. The first way out that leads on is taken, and where it
 * hangs on a value that is not given yet the ordinary one, so the case may still go another way. What is paid for as long
 * as somebody is in need has no such end: the path goes on until it would begin again.
 *
 * @param open keys of the stages that are open, of a parallel those inside it
 */
export function pathAhead(definition: CaseForm, data: CaseData, open: readonly string[]): Stage[] {
  const [first] = open;
  if (first === undefined) return [];
  const stages = new Map(definition.stages.map((stage) => [stage.key, stage]));
  const from = stages.get(parallelsAround(definition, first).at(-1) ?? first);
  const tried = new Set<Stage>();
  let furthest: readonly Stage[] = [];

  const search = (stage: Stage, path: readonly Stage[]): readonly Stage[] | null => {
    if (stage.kind === 'end') return POOR.includes(stage.outcome) ? null : path;
    tried.add(stage);
    if (path.length > furthest.length) furthest = path;
    for (const route of onwards(stage)) {
      for (const target of targets(definition, data, route)) {
        const next = stages.get(target);
        const found = next === undefined || tried.has(next) ? null : search(next, [...path, next]);
        if (found !== null) return found;
      }
    }
    return null;
  };
  return [...((from === undefined ? null : search(from, [])) ?? furthest)];
}

/** The ways out of a stage that lead on, the ordinary one first; never back. */
function onwards(stage: Stage): Route[] {
  switch (stage.kind) {
    case 'decision':
    case 'work':
      return ['approve', 'complete', 'refer'].flatMap((wanted) =>
        stage.outcomes.filter(({ kind }) => kind === wanted).map(({ to }) => to),
      );
    case 'vote':
    case 'parallel':
      return [stage.passed];
    case 'notice':
      return [stage.undisputed];
    case 'wait':
    case 'service':
      return [stage.to];
    case 'link':
      return [stage.to, ...stage.byOutcome.map(({ to }) => to)];
    case 'end':
      return [];
  }
}

/** Where a route leads by what is known so far, then what it leads to otherwise, then the rest. */
function targets(definition: CaseForm, data: CaseData, route: Route): string[] {
  const parameters = Object.fromEntries(definition.parameters.map(({ key, value }) => [key, value]));
  const known = followRoute(route, data, parameters);
  const otherwise = typeof route === 'string' ? [] : route.filter(({ when }) => when === undefined);
  return [...('to' in known ? [known.to] : []), ...otherwise.map(({ to }) => to), ...targetsOf(route)];
}
