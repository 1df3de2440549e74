// Which departments a definition names: they see its cases across townships.
import type { Definition } from './definition/forms.ts';
import type { Assignee, Stage } from './definition/stage.ts';
import { sequencesOf } from './definition/stage-index.ts';

interface Place {
  level: string;
  body?: string | undefined;
}

/** `level/body` of each department that a stage names or that is competent: `['county/housing']`. Sorted. */
export function departmentsOf(definition: Definition): string[] {
  const found = new Set(definition.departments.map((body) => `county/${body}`));
  const place = (where: Place, bodies: readonly string[] = []): void => {
    const named = where.body === '$branch' ? bodies : where.body === undefined ? [] : [where.body];
    for (const body of named) found.add(`${where.level}/${body}`);
  };
  const assignee = (one: Assignee | undefined, bodies: readonly string[] = []): void => {
    if (one?.by === 'role') place(one, bodies);
  };
  const walk = (stages: readonly Stage[], bodies: readonly string[]): void => {
    for (const stage of stages) {
      for (const one of assigneesOf(stage)) assignee(one, bodies);
      if (stage.kind === 'vote') {
        for (const { roll } of stage.meetings) if (roll.from === 'role') place(roll);
      }
      if (stage.kind === 'parallel') {
        const inner = stage.forEach === undefined ? bodies : stage.forEach.over.map((one) => one.body);
        for (const sequence of sequencesOf(stage)) walk(sequence.stages, inner);
      }
    }
  };
  if (definition.form === 'case') {
    definition.filing.by.forEach((one) => place(one));
    walk(definition.stages, []);
  }
  // a case keeps the definition that it started with, and older ones have neither list
  for (const duty of definition.duties ?? []) {
    for (const body of duty.owedBy.bodies ?? []) place({ level: duty.owedBy.level, body });
    for (const step of [duty.check, ...duty.consolidation, duty.bulletin]) if (step !== undefined) place(step.by);
  }
  for (const { reportedBy } of definition.indicators ?? []) {
    for (const body of reportedBy.bodies ?? []) place({ level: reportedBy.level, body });
  }
  return [...found].sort();
}

function assigneesOf(stage: Stage): Assignee[] {
  switch (stage.kind) {
    case 'decision':
    case 'work':
    case 'vote':
      return [stage.assignee];
    case 'notice':
      return [stage.assignee, stage.inquiry.assignee];
    case 'wait':
      return stage.until.kind === 'event' ? [stage.until.assignee] : [];
    default:
      return [];
  }
}
