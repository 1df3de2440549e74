// From when which version is in force, by whose decision and on what ground.
import { z } from 'zod';
import { Instant, LocalDate, PageQuery, pageOf, PersonShort } from './common.ts';
import { Reason } from './definitions.ts';

const From = z
  .union([LocalDate, Instant])
  .optional()
  .meta({ description: 'A day (from its first minute, UTC+8) or an instant; now when absent. Not in the past.' });

export const ActivateBody = z.strictObject({ from: From, ground: Reason });

export const RetireBody = z.strictObject({
  from: From,
  ground: Reason,
  despiteLinks: z
    .boolean()
    .default(false)
    .meta({ description: 'Retire it although other procedures open cases of it.' }),
});

export const ActivationView = z
  .object({
    id: z.int(),
    procedure: z.string(),
    version: z.string(),
    from: Instant,
    retires: z.boolean().meta({ description: 'From then on no case is opened; running ones go on.' }),
    ground: z.string(),
    by: PersonShort,
    byProfile: z.int().nullable().meta({ description: 'Number of the county profile that brought it.' }),
    recordedAt: Instant,
    state: z.enum(['planned', 'begun', 'withdrawn']),
    withdrawnAt: Instant.nullable(),
    withdrawnBy: PersonShort.nullable(),
  })
  .meta({ id: 'Activation' });

export const Decided = z
  .object({
    activation: ActivationView,
    linksMissing: z
      .array(z.string())
      .meta({ description: 'Procedures that it opens cases of and that are not in force then.' }),
    schedules: z
      .enum(['asked', 'unavailable'])
      .meta({ description: '`unavailable`: run `npx banjie schedules` when Temporal is back.' }),
  })
  .meta({ id: 'ActivationDecided' });

export const ActivationQuery = z.strictObject(PageQuery);
export const ActivationPage = pageOf(ActivationView);
export const ActivationPath = z.strictObject({ id: z.coerce.number().int().positive() });
