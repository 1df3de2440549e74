import type { ApiProblem } from '../../api/problem.ts';
import { placeFaults } from '../../parts/form/fault-places.ts';
import type { FieldSpec } from '../../parts/form/form-schema.ts';

/** What a filing says besides the fields of its form, as the request names it. */
const HEAD = ['organisation', 'subject', 'businessDate'];

interface Faulty {
  readonly name: (string | number)[];
  readonly errors: string[];
}

/** The faults of a refused filing by the fields at which they stand, in the order of the form. */
export function filingFaults(faults: ApiProblem['faults'], fields: readonly FieldSpec[]): Faulty[] {
  const keys = fields.map(({ key }) => key);
  const placed = placeFaults(faults, keys).placed.map(({ name, errors }) => ({ name: ['data', ...name], errors }));
  const head = HEAD.flatMap((name) => {
    const errors = faults.filter(({ field }) => field.split('/')[1] === name).map(({ message }) => message);
    return errors.length === 0 ? [] : [{ name: [name], errors }];
  });
  const place = ({ name }: Faulty): number => keys.indexOf(String(name[1]));
  return [...head, ...placed.sort((a, b) => place(a) - place(b))];
}
