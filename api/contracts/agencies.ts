// 代理: who acts for whom while he is away.
import { z } from 'zod';
import { BothTexts, Instant, LocalDate, OrganisationPath, pageOf, PageQuery, PersonShort, RoleKey } from './common.ts';

const PersonId = z.string().trim().min(1).max(100);
export const Words = z.string().trim().min(1).max(500);

/** Body of `POST /api/v1/agencies`. */
export const AgencyBody = z.strictObject({
  principal: PersonId.optional().meta({
    description: 'Who is away; the caller when absent. Another one only for an administrator.',
  }),
  agent: PersonId.meta({ description: 'Who acts for him.' }),
  from: LocalDate.meta({ description: 'First day.' }),
  to: LocalDate.meta({ description: 'Last day; the agency holds on it.' }),
  role: RoleKey.optional().meta({
    description: 'With `organisation`: only for this post. Without: for all that he holds.',
  }),
  organisation: OrganisationPath.optional(),
  ground: Words.meta({ description: 'Why he is away.' }),
});
export type AgencyBody = z.infer<typeof AgencyBody>;

/** Body of `POST /api/v1/agencies/{id}/end`. */
export const AgencyEndBody = z.strictObject({
  day: LocalDate.optional().meta({ description: 'First day on which it is over; today, and so at once, when absent.' }),
  ground: Words,
});

export const AgencyView = z
  .object({
    id: z.int(),
    principal: PersonShort,
    agent: PersonShort,
    post: z
      .object({ role: z.string(), roleTitle: BothTexts, organisation: z.string() })
      .nullable()
      .meta({ description: 'The one post that it is for; null for all.' }),
    from: LocalDate,
    to: LocalDate.meta({ description: 'Last day; before `from` where it was ended before it began.' }),
    plannedTo: LocalDate.nullable().meta({ description: 'Last day before somebody ended it early.' }),
    inForce: z.boolean(),
    ground: z.string(),
    createdBy: z.string().nullable(),
    createdAt: Instant.nullable(),
    ended: z.object({ by: z.string(), at: Instant, ground: z.string() }).nullable(),
  })
  .meta({ id: 'Agency' });

export const AgencyPath = z.object({ agencyId: z.coerce.number().int().positive() });
export const AgencyPage = pageOf(AgencyView);

export const AgencyQuery = z.strictObject({
  ...PageQuery,
  person: PersonId.optional().meta({ description: 'Only those in which this person has a part.' }),
  on: LocalDate.optional().meta({ description: 'Only those in force on this day.' }),
});
