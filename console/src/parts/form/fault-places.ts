// Where a refusal of the service belongs in a form: its JSON Pointers beside the fields.

interface Fault {
  readonly field: string;
  readonly message: string;
}

export interface PlacedFaults {
  /** By name path of the form's field. */
  readonly placed: readonly { readonly name: (string | number)[]; readonly errors: string[] }[];
  /** Faults of nothing that the form asks. */
  readonly others: readonly string[];
}

/** Sorts faults to the fields of a form whose data stand under `root` in the request (`/data`). */
export function placeFaults(faults: readonly Fault[], keys: readonly string[], root = 'data'): PlacedFaults {
  const placed = new Map<string, { name: (string | number)[]; errors: string[] }>();
  const others: string[] = [];
  for (const { field, message } of faults) {
    const [, head, ...path] = field.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (head !== root || path[0] === undefined || !keys.includes(path[0])) {
      others.push(message);
      continue;
    }
    const name = path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const known = placed.get(field) ?? { name, errors: [] };
    known.errors.push(message);
    placed.set(field, known);
  }
  return { placed: [...placed.values()], others };
}
