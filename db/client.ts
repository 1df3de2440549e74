import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { preparing } from './prepared-statements.ts';
import type { DB } from './schema.ts';

/** Sees each statement with its parameters as `$1`, and runs it. */
export type QueryObserver = <T>(statement: string, run: () => Promise<T>) => Promise<T>;

/** Queries take this: the database, or a transaction on it. */
export type Db = Kysely<DB>;

export interface DatabaseOptions {
  /** The PostgreSQL schema in which this deployment (or rehearsal) lives; `public` when absent. */
  readonly schema?: string;
  /** Connections at most; 10 when absent. */
  readonly max?: number;
  /** Sees every statement; nobody does when absent. */
  readonly observe?: QueryObserver;
}

const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;
const { builtins } = pg.types;

/**
 * What columns are in JavaScript: date = 'YYYY-MM-DD'; timestamptz = ISO 8601 in UTC with milliseconds; int8 = number,
 * an error when it is not exact; numeric = string. The driver's own date would shift by the machine's zone.
 */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
  [builtins.INT8]: (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact number: ${text}`);
    return value;
  },
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Connects lazily; `destroy()` ends it. `schema` is the whole search path of every connection, so that no table of
 * another deployment can be met by accident.
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Db {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) });
}

/** The pool alone; {@link createDatabase} is what others want. */
export function createPool(url: string, options: DatabaseOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    types,
    options: `-c search_path=${schemaName(options.schema)} -c timezone=UTC`,
    Client: options.observe === undefined ? preparing(pg.Client) : observed(preparing(pg.Client), options.observe),
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks in somebody's hands between two queries, as under a lock; the next query says it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A client whose statements are seen; calls with a callback, which only the pool makes, go by. */
function observed(Client: typeof pg.Client, observe: QueryObserver): typeof pg.Client {
  return class extends Client {
    override query(...args: unknown[]): never {
      const run = (): Promise<unknown> => super.query(...(args as [string])) as Promise<unknown>;
      const [text] = args;
      return (typeof text === 'string' && typeof args.at(-1) !== 'function' ? observe(text, run) : run()) as never;
    }
  };
}

/** The name itself; throws on one that would need quoting. */
export function schemaName(schema = 'public'): string {
  if (!SCHEMA.test(schema)) throw new Error(`not a schema name: ${schema}`);
  return schema;
}
