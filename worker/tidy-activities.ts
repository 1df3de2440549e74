import type { TidyActivities } from '../activities/ports.ts';
import type { Db } from '../db/client.ts';
import { tidySome } from '../db/tidy.ts';
import type { KeepDays } from '../domain/keep-days.ts';

/** Rows of one sort that one statement deletes. */
const AT_ONCE = 5_000;

/** The activity by which a worker deletes what its configuration does not keep any longer. */
export function tidyActivities({ db, keepDays }: { db: Db; keepDays: KeepDays }): TidyActivities {
  return { tidySome: ({ at }) => tidySome(db, keepDays, at, AT_ONCE) };
}
