// Ledgers of quotas and funds.
import { z } from 'zod';
import { Text } from '../../domain/definition/atoms.ts';
import { OrganisationPath } from './common.ts';

/** Query of `GET /api/v1/quotas`. */
export const QuotaQuery = z.strictObject({
  procedure: z.string().max(100).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional(),
});

export const QuotaList = z.object({
  items: z.array(
    z.object({
      procedure: z.object({ id: z.string(), title: Text }),
      quota: z.object({ key: z.string(), title: Text, unit: Text }),
      organisation: OrganisationPath,
      year: z.int().nullable(),
      total: z.int().meta({ description: 'In units, or in fen for money.' }),
      reserved: z.int(),
      committed: z.int(),
      left: z.int(),
    }),
  ),
});
