import type { Text } from '../atoms.ts';
import type { Definition } from '../forms.ts';
import { allStages } from '../stage-index.ts';

/** Titles of stages by key, of ways out by `stage/outcome`, of fields by `data/field`. */
export type Titles = ReadonlyMap<string, Text>;

export const titleOfOutcome = (stage: string, outcome: string): string => `${stage}/${outcome}`;
export const titleOfField = (field: string): string => `data/${field}`;

/** What the parts of a definition are called, for sentences that name them. */
export function titlesOf(definition: Definition): [string, Text][] {
  if (definition.form !== 'case') return [];
  const stages = allStages(definition).map(({ stage }) => stage);
  return [
    ...stages.map(({ key, title }): [string, Text] => [key, title]),
    ...stages.flatMap((stage) =>
      'outcomes' in stage
        ? stage.outcomes.map(({ key, title }): [string, Text] => [titleOfOutcome(stage.key, key), title])
        : [],
    ),
    ...definition.fields.map(({ key, label }): [string, Text] => [titleOfField(key), label]),
  ];
}
