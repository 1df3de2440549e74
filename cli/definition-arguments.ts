// What stands after `npx banjie definitions`.
import { parseArgs } from 'node:util';

/** A version is named by its hash, by its first characters (8 at least), or by a procedure: the version in force. */
export type DefinitionsAsked = { command: 'definitions'; json: boolean } & (
  | { what: 'list'; procedure: string | undefined }
  | { what: 'diff'; from: string; to: string }
  | { what: 'export'; version: string; out: string | undefined }
  | { what: 'import'; file: string; note: string; by: string; dryRun: boolean }
  | { what: 'activate'; version: string; from: string | undefined; ground: string; by: string }
  | { what: 'retire'; procedure: string; from: string | undefined; ground: string; by: string; despiteLinks: boolean }
);

/** Who is named where nobody is: whoever may run commands on the server. */
const OPERATOR = 'operator';

/** The command with its options; null where it is used otherwise than it should. */
export function readDefinitionsArguments(args: string[]): DefinitionsAsked | null {
  const read = optionsOf(args);
  if (read === null) return null;
  const { values, positionals } = read;
  const [what, first, second, ...more] = positionals;
  const { json, from, ground, note, by, out, 'dry-run': dryRun, 'despite-links': despiteLinks } = values;
  const head = { command: 'definitions', json } as const;
  if (more.length > 0 || (second !== undefined && what !== 'diff') || hasStrange(what, values)) return null;
  if (what === 'list') return { ...head, what, procedure: first };
  if (first === undefined) return null;
  switch (what) {
    case 'diff':
      return second === undefined ? null : { ...head, what, from: first, to: second };
    case 'export':
      return { ...head, what, version: first, out };
    case 'import':
      return note === undefined ? null : { ...head, what, file: first, note, by, dryRun };
    case 'activate':
      return ground === undefined ? null : { ...head, what, version: first, from, ground, by };
    case 'retire':
      return ground === undefined ? null : { ...head, what, procedure: first, from, ground, by, despiteLinks };
    default:
      return null;
  }
}

type Options = NonNullable<ReturnType<typeof optionsOf>>['values'];

/** Options that a command does not know: what somebody typed must not be passed over. */
const KNOWN: Readonly<Record<string, readonly (keyof Options)[]>> = {
  list: [],
  diff: [],
  export: ['out'],
  import: ['note', 'by', 'dry-run'],
  activate: ['from', 'ground', 'by'],
  retire: ['from', 'ground', 'by', 'despite-links'],
};

function hasStrange(what: string | undefined, values: Options): boolean {
  const known: readonly string[] = [...(KNOWN[what ?? ''] ?? []), 'json', 'by'];
  return Object.entries(values).some(([name, value]) => value !== false && !known.includes(name));
}

function optionsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        from: { type: 'string' },
        ground: { type: 'string' },
        note: { type: 'string' },
        by: { type: 'string', default: OPERATOR },
        out: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'despite-links': { type: 'boolean', default: false },
      },
    });
  } catch {
    return null;
  }
}
