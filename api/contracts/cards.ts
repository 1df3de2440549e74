// Yellow and red cards.
import { z } from 'zod';
import { BothTexts, CaseId, Instant, LocalDate, OrganisationPath, PageQuery, pageOf, PersonShort } from './common.ts';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const CardFilter = {
  unit: OrganisationPath.optional().meta({ description: 'A division with everything in it, or one body.' }),
  person: z.string().min(1).max(64).optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional().meta({ description: 'Last day, included.' }),
  colour: z.enum(['yellow', 'red']).optional(),
  revoked: Flag.optional().meta({ description: 'Only those that were revoked, or only those that count.' }),
  procedure: z.string().max(100).optional(),
  case: CaseId.optional(),
};

export const CardQuery = z.strictObject({ ...PageQuery, ...CardFilter });

export const CardCountQuery = z.strictObject({
  ...CardFilter,
  by: z.enum(['unit', 'person']),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const CardId = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[1-9]\d{0,8}\.\d{1,6}$/)
  .meta({ description: 'Id of a card: case, event, place among the owners.' });

const Place = z.object({ path: z.string(), name: BothTexts });

export const Card = z
  .object({
    id: CardId,
    colour: z.enum(['yellow', 'red']),
    unit: Place,
    role: z
      .object({ key: z.string(), title: BothTexts })
      .nullable()
      .meta({ description: 'Null where no task was open: the unit alone bears it.' }),
    people: z.array(PersonShort).meta({ description: 'Who had claimed the task, or held the role on that day.' }),
    case: z.object({ id: CaseId, number: z.string(), procedure: z.object({ key: z.string(), title: BothTexts }) }),
    clock: z.object({ key: z.string(), title: BothTexts }),
    dueOn: LocalDate.nullable(),
    drawnAt: Instant,
    drawnOn: LocalDate,
    revoked: z.object({ at: Instant, by: PersonShort, ground: z.string() }).nullable(),
    revocable: z.boolean().meta({ description: 'Whether the caller may revoke it.' }),
  })
  .meta({ id: 'Card', description: 'A yellow or red card. 黄牌、红牌。' });
export type Card = z.infer<typeof Card>;

const Counts = z.object({
  yellow: z.int().meta({ description: 'Those that count; a revoked card is counted apart.' }),
  red: z.int(),
  revoked: z.int(),
});

export const CardPage = pageOf(Card).extend({
  counts: Counts.meta({ description: 'Of all that match, not of the page.' }),
});

export const CardCountList = z.object({
  items: z.array(Counts.extend({ unit: Place.nullable(), person: PersonShort.nullable() })),
});

export const RevocationBody = z.strictObject({ ground: z.string().trim().min(1).max(2000) });
