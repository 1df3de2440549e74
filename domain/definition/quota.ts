// Quotas and funds: a ledger that cases of one procedure draw on, reserved at filing, committed at approval, released
// when the case ends without it.
import { z } from 'zod';
import { Basis, Key, Text } from './atoms.ts';
import { EventRef } from './clock.ts';

export const Quota = z.object({
  key: Key,
  title: Text,
  basis: z.array(Basis).min(1),
  unit: Text,
  /** The whole, in units or fen. */
  limit: z.int().nonnegative(),
  /** One ledger for the county, or one for each township or village. */
  per: z.enum(['county', 'township', 'village']).default('county'),
  /** One ledger for each plan year, or one for good. */
  period: z.enum(['year', 'whole']).default('year'),
  /** What one case draws: one, or what an integer or fen field says. */
  amount: z.union([z.literal(1), z.object({ field: Key })]),
  /** Only cases whose data say so draw on it; all when absent. */
  when: z.string().min(1).optional(),
  /** When the reservation becomes final. */
  commit: EventRef,
});
export type Quota = z.infer<typeof Quota>;
