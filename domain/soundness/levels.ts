// Levels: a case filed at the township has no one village, so nobody below the level of filing can be addressed.
import type { Level } from '../definition/atoms.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Assignee, Stage } from '../definition/stage.ts';
import { roleTitle } from '../roles.ts';
import { fault, type Fault } from './fault.ts';

/** What the levels are called in a fault. */
export const LEVELS: Record<Level, string> = { village: '村级', township: '乡镇级', county: '县级' };
const RANK: Record<Level, number> = { village: 0, township: 1, county: 2 };

/** A role at a level that a definition needs somebody to hold. */
export interface NeededRole {
  role: string;
  level: Level;
  /** Body of the division; each of several in a forEach. */
  body: string | null;
  place: string[];
}

/** Every role that a case needs at a level, in document order; `$branch` is each body of the forEach around it. */
export function neededRoles(definition: CaseForm): NeededRole[] {
  const needed: NeededRole[] = [];
  const walk = (stages: readonly Stage[], bodies: readonly string[], place: string[]): void => {
    for (const stage of stages) {
      const here = [...place, stage.key];
      for (const assignee of assigneesOf(stage)) {
        if (assignee.by !== 'role') continue;
        const at = assignee.body === '$branch' ? bodies : [assignee.body ?? null];
        needed.push(...at.map((body) => ({ role: assignee.role, level: assignee.level, body, place: here })));
      }
      if (stage.kind !== 'parallel') continue;
      if (stage.forEach)
        walk(
          stage.forEach.stages,
          stage.forEach.over.map(({ body }) => body),
          here,
        );
      for (const branch of stage.branches ?? []) walk(branch.stages, bodies, [...here, branch.key]);
    }
  };
  walk(definition.stages, [], ['stages']);
  const filers = definition.filing.by.map((by) => ({ ...by, body: by.body ?? null, place: ['filing', 'by'] }));
  const rungs = definition.clocks.flatMap(({ key, ladder }) =>
    ladder.flatMap(({ to }) => (to ? [{ ...to, body: to.body ?? null, place: ['clocks', key, 'ladder'] }] : [])),
  );
  const extenders = definition.clocks.flatMap(({ key, extension }) =>
    extension === undefined
      ? []
      : [{ ...extension.by, body: extension.by.body ?? null, place: ['clocks', key, 'extension'] }],
  );
  return [...filers, ...needed, ...rungs, ...extenders];
}

function assigneesOf(stage: Stage): Assignee[] {
  switch (stage.kind) {
    case 'decision':
    case 'work':
      return [stage.assignee];
    case 'vote': {
      const rolls = stage.meetings.flatMap(({ roll }): Assignee[] =>
        roll.from === 'role' ? [{ by: 'role', role: roll.role, level: roll.level, body: roll.body }] : [],
      );
      return [stage.assignee, ...rolls];
    }
    case 'notice':
      return [stage.assignee, stage.inquiry.assignee];
    case 'wait':
      return stage.until.kind === 'event' ? [stage.until.assignee] : [];
    default:
      return [];
  }
}

/** @returns roles asked for below the level at which cases are filed */
export function levelFaults(definition: CaseForm): Fault[] {
  const filed = definition.filing.level;
  return neededRoles(definition)
    .filter(({ level, place }) => place[0] !== 'filing' && RANK[level] < RANK[filed])
    .map(({ role, level, place }) =>
      fault(
        'LEVEL_BELOW_FILING',
        `案件在${LEVELS[filed]}立案，无法确定${LEVELS[level]}的“${roleTitle(role).zh}”`,
        `Cases are filed at ${filed} level: which "${roleTitle(role).en}" at ${level} level is meant can't be known`,
        place,
      ),
    );
}
