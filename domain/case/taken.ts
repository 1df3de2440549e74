// What a case takes of the data with which another one answers it.
import { localDateOf } from '../calendar/index.ts';
import type { Stage } from '../definition/stage.ts';
import { isEmptyValue } from '../field-value.ts';
import { checkField } from '../form.ts';
import type { Draft } from './draft.ts';
import type { CaseData, Json } from './state.ts';

/**
 * The data that a link stage takes, by their names here. A value that does not fit the field here is left out: nobody is
 * there to be refused, and the answer stands in the trail as it came.
 */
export function takenFrom(
  { definition, now }: Draft,
  { takes = [] }: Extract<Stage, { kind: 'link' }>,
  data: CaseData,
): CaseData {
  const today = localDateOf(now);
  return Object.fromEntries(
    takes.flatMap(({ from, to }): [string, Json][] => {
      const field = definition.fields.find(({ key }) => key === to);
      const value = data[from];
      if (field === undefined || value === undefined || isEmptyValue(value)) return [];
      return checkField(field, value, today).length === 0 ? [[to, value]] : [];
    }),
  );
}
