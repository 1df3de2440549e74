import type pg from 'pg';

/** Each costs memory in every connection; queries whose text varies without end must not fill it. */
const MOST = 400;

const names = new Map<string, string>();

/**
 * At the end of a statement whose best plan hangs on its values, as that of a list over a village or over the county: it
 * is planned anew every time.
 */
export const PLANNED_FOR_ITS_VALUES = '/* planned for its values */';

function nameFor(text: string): string | undefined {
  if (text.endsWith(PLANNED_FOR_ITS_VALUES)) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** A client that parses and plans a statement with parameters once per connection, not at every call. */
export function preparing(Client: typeof pg.Client): typeof pg.Client {
  return class extends Client {
    override query(...args: unknown[]): never {
      const [text, values] = args;
      if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
        const name = nameFor(text);
        if (name !== undefined) args.splice(0, 2, { name, text, values });
      }
      return super.query(...(args as [string])) as never;
    }
  };
}
