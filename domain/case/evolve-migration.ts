// The fold of a migration: the case is pinned to another version, whose keys its stages bear from now on.
import type { Repaired } from './repair.ts';
import type { CaseState, Visit } from './state.ts';

type Migrated = Extract<Repaired, { repair: 'migrate' }>;

/** The state under the new version. What follows for tasks and clocks is in events of its own. */
export function migrated(
  state: CaseState,
  { definitionHash, mapping, begun, forgotten, dropped }: Migrated,
): CaseState {
  const stageIn = <T extends { stage: string }>(one: T): T =>
    Object.hasOwn(mapping, one.stage) ? { ...one, stage: mapping[one.stage] ?? one.stage } : one;
  return {
    ...state,
    definitionHash,
    data: Object.fromEntries(Object.entries(state.data).filter(([key]) => !forgotten.includes(key))),
    visits: state.visits.map((visit) => stageIn(begun.includes(visit.id) ? withoutRoster(visit) : visit)),
    closed: state.closed.map(stageIn),
    decided: state.decided.map(stageIn),
    passed: Object.fromEntries(Object.entries(state.passed).map(([key, branches]) => [mapping[key] ?? key, branches])),
    effects: state.effects.filter((effect) => !dropped.includes(effect.id)),
  };
}

/** Without the people of its roster; an effect of such a visit is at most the look-up of them. */
function withoutRoster({ roster: _roster, effect: _effect, ...visit }: Visit): Visit {
  return { ...visit, phase: visit.phase === 'roster' ? 'open' : visit.phase };
}
