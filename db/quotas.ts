// Ledgers of quotas and funds, as the events of the cases that draw on them have posted them.
import type { Db } from './client.ts';
import { inRegion } from './scope-sql.ts';

/** A ledger: `left` is what neither a reservation nor a commitment holds. Amounts in units or fen. */
export interface QuotaLedger {
  account: string;
  procedure: string;
  quota: string;
  organisation: string;
  year: number | null;
  total: number;
  reserved: number;
  committed: number;
  left: number;
}

/** Ledgers in some regions (`''` is everywhere), by procedure, quota, place and year; rehearsals apart. */
export async function listQuotaLedgers(
  db: Db,
  filter: { regions: readonly string[]; procedure?: string | undefined; year?: number | undefined; rehearsal: boolean },
): Promise<QuotaLedger[]> {
  const { regions, procedure, year, rehearsal } = filter;
  let query = db
    .selectFrom('quota_accounts')
    .selectAll()
    .where('account', rehearsal ? 'like' : 'not like', 'rehearsal:%')
    .where((eb) =>
      eb.or(
        regions.map((region) =>
          region === '' ? eb.lit(true) : inRegion(eb, eb.ref('quota_accounts.organisation'), region),
        ),
      ),
    );
  if (procedure !== undefined) query = query.where('procedure', '=', procedure);
  if (year !== undefined) query = query.where('year', '=', year);
  const rows = await query.orderBy('procedure').orderBy('quota').orderBy('organisation').orderBy('year').execute();
  return rows.map((row) => ({ ...row, left: row.total - row.reserved - row.committed }));
}

/** What some ledgers hold already, by account; those that nothing has been drawn from are missing. */
export async function quotaHeld(db: Db, accounts: readonly string[]): Promise<Map<string, number>> {
  if (accounts.length === 0) return new Map();
  const rows = await db
    .selectFrom('quota_accounts')
    .select(['account', 'reserved', 'committed'])
    .where('account', 'in', accounts)
    .execute();
  return new Map(rows.map(({ account, reserved, committed }) => [account, reserved + committed]));
}
