// What every kind of import is given, and what it answers for one entry.
import { inScope } from '../domain/organisations.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import type { ImportAction, RowFault } from '../db/imports.ts';
import type { RowReader } from './row-reader.ts';

export interface Taking {
  /** A transaction of its own for each entry: what is refused has written nothing. */
  db: Db;
  crypto: FieldCrypto;
  /** ISO instant. */
  at: string;
  /** UTC+8. */
  today: string;
  /** Every row must lie in it; empty: everywhere. */
  region: string;
  /** Issuer of the accounts that rows name; null where there is none. */
  issuer: string | null;
}

export type Taken = { ok: true; action: ImportAction; target: string } | { ok: false; faults: RowFault[] };

/** Refuses what lies outside the region of the import. */
export function requireInRegion({ region }: Taking, row: RowReader, column: string, path: string | null): void {
  if (path === null || region === '' || inScope(region, path)) return;
  row.fault('NOT_ALLOWED', column, {
    zh: `${path} 不在您管理的 ${region} 范围内`,
    en: `${path} lies outside ${region}, which you administer`,
  });
}
