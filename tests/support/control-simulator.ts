// The control flow of a case played out with all branches at once: an oracle for the proof, which never multiplies
// branches out. It knows stages, branches and joins, nothing of people, data or time.
import type { Route } from '../../domain/definition/atoms.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import type { ParallelStage, Stage } from '../../domain/definition/stage.ts';

/** Where one sequence stands: at a stage, and when that is a parallel, where its branches stand. */
export interface Position {
  at: string;
  branches?: Record<string, Position | 'passed' | 'failed'>;
}

/** What a step tells clocks: `entered <stage>` or `left <stage>:<outcome>`; no outcome when closed from outside. */
export interface Move {
  label: string;
  events: string[];
  to: Position | string;
}

export function initialPosition(definition: CaseForm): { position: Position; events: string[] } {
  return enter(definition.stages, definition.stages[0]?.key ?? '');
}

/** Every step that the case may take next. */
export function movesFrom(
  definition: CaseForm,
  position: Position,
): { label: string; events: string[]; to: Position }[] {
  return moves(definition.stages, position, []).map(({ label, events, to }) => {
    if (typeof to === 'string') throw new Error(`${label} leads nowhere: ${to}`);
    return { label, events, to };
  });
}

/** Plays labels from the start; throws at the first that is not possible. */
export function replay(definition: CaseForm, labels: readonly string[]): { position: Position; events: string[] } {
  let { position, events } = initialPosition(definition);
  for (const label of labels) {
    const possible = movesFrom(definition, position);
    const move = possible.find((candidate) => candidate.label === label);
    if (!move) throw new Error(`${label} is not possible; possible: ${possible.map((one) => one.label).join(', ')}`);
    position = move.to;
    events = [...events, ...move.events];
  }
  return { position, events };
}

/** Keys of all stages that are open. */
export function openStages({ at, branches }: Position): string[] {
  const inner = Object.values(branches ?? {}).flatMap((branch) =>
    typeof branch === 'string' ? [] : openStages(branch),
  );
  return [at, ...inner];
}

function stageOf(stages: readonly Stage[], key: string): Stage | undefined {
  return stages.find((stage) => stage.key === key);
}

function branchesOf(parallel: ParallelStage): { key: string; stages: Stage[] }[] {
  const { forEach } = parallel;
  return forEach ? forEach.over.map(({ key }) => ({ key, stages: forEach.stages })) : (parallel.branches ?? []);
}

function enter(stages: readonly Stage[], key: string): { position: Position; events: string[] } {
  const stage = stageOf(stages, key);
  const events = [`entered ${key}`];
  if (stage?.kind !== 'parallel') return { position: { at: key }, events };
  const branches: Position['branches'] = {};
  for (const branch of branchesOf(stage)) {
    const first = enter(branch.stages, branch.stages[0]?.key ?? '');
    branches[branch.key] = first.position;
    events.push(...first.events);
  }
  return { position: { at: key, branches }, events };
}

/** What closing a position from outside tells clocks. */
function closing(position: Position | 'passed' | 'failed'): string[] {
  if (typeof position === 'string') return [];
  return [...Object.values(position.branches ?? {}).flatMap(closing), `left ${position.at}:`];
}

function moves(stages: readonly Stage[], position: Position, scope: string[]): Move[] {
  const stage = stageOf(stages, position.at);
  const go = (target: string, label: string, events: string[]): Move => {
    if (!stageOf(stages, target)) return { label, events, to: target };
    const entered = enter(stages, target);
    return { label, events: [...events, ...entered.events], to: entered.position };
  };
  const name = [...scope, position.at].join('/');
  if (stage?.kind === 'parallel') return parallelMoves(stage, position, scope, name, go);
  return exits(stage).flatMap(([outcome, route]) =>
    targets(route).map((to) => go(to, `${name}:${outcome || 'done'}→${to}`, [`left ${position.at}:${outcome}`])),
  );
}

function parallelMoves(
  stage: ParallelStage,
  position: Position,
  scope: string[],
  name: string,
  go: (target: string, label: string, events: string[]) => Move,
): Move[] {
  const states = Object.values(position.branches ?? {});
  const failed = states.includes('failed');
  if ((failed && stage.onFail === 'endAll') || states.every((state) => typeof state === 'string')) {
    const outcome = failed ? 'failed' : 'passed';
    const closed = states.flatMap(closing);
    return targets(stage[outcome]).map((to) =>
      go(to, `${name}:${outcome}→${to}`, [...closed, `left ${stage.key}:${outcome}`]),
    );
  }
  return branchesOf(stage).flatMap((branch) => {
    const state = position.branches?.[branch.key];
    if (state === undefined || typeof state === 'string') return [];
    const others = Object.entries(position.branches ?? {}).filter(([key]) => key !== branch.key);
    return moves(branch.stages, state, [...scope, branch.key]).map(({ label, events, to }): Move => {
      const stay = (next: Position | 'passed' | 'failed'): Move => ({
        label,
        events,
        to: { at: position.at, branches: { ...position.branches, [branch.key]: next } },
      });
      if (to === '$join') return stay('passed');
      if (to === '$fail') return stay('failed');
      if (typeof to !== 'string') return stay(to);
      return go(to, label, [...events, ...others.flatMap(([, other]) => closing(other)), `left ${stage.key}:`]);
    });
  });
}

function targets(route: Route): string[] {
  return typeof route === 'string' ? [route] : [...new Set(route.map(({ to }) => to))];
}

function exits(stage: Stage | undefined): [string, Route][] {
  switch (stage?.kind) {
    case 'decision':
    case 'work':
      return stage.outcomes.map(({ key, to }) => [key, to]);
    case 'vote':
      return [
        ['passed', stage.passed],
        ['notPassed', stage.notPassed],
      ];
    case 'service':
    case 'wait':
      return [[stage.kind === 'wait' ? 'elapsed' : '', stage.to]];
    default:
      return [];
  }
}
