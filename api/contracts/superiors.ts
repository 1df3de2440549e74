// Who is above whom, where the default is not right.
import { z } from 'zod';
import { BothTexts, Instant, LocalDate, OrganisationPath, PageQuery, pageOf, PersonShort, RoleKey } from './common.ts';

const PersonId = z.string().min(1).max(64);

/** A person, or whoever holds a role at an organisation. */
const PartyGiven = z.union([
  z.strictObject({ person: PersonId }),
  z.strictObject({ role: RoleKey, organisation: OrganisationPath }),
]);

const Party = z.object({
  person: PersonShort.nullable(),
  post: z
    .object({ role: z.string(), roleTitle: BothTexts, organisation: z.string(), organisationName: BothTexts })
    .nullable(),
});

export const SuperiorQuery = z.strictObject({
  ...PageQuery,
  on: LocalDate.optional().meta({ description: 'Only what holds on this day.' }),
});

export const SuperiorBody = z.strictObject({
  of: PartyGiven,
  superior: PartyGiven,
  validFrom: LocalDate,
  validTo: LocalDate.nullable().default(null).meta({ description: 'First day on which it no longer holds.' }),
  ground: z.string().trim().min(1).max(500),
});

export const SuperiorEnd = z.strictObject({
  validTo: LocalDate.meta({ description: 'First day on which it no longer holds.' }),
});

export const Superior = z
  .object({
    id: z.int(),
    of: Party,
    superior: Party,
    validFrom: LocalDate,
    validTo: LocalDate.nullable(),
    ground: z.string(),
    createdBy: z.string(),
    createdAt: Instant,
    endedBy: z.string().nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'Superior', description: 'A superior that an administrator has set. 已设定的上级。' });

export const SuperiorPage = pageOf(Superior);

export const ResolutionQuery = z
  .strictObject({
    person: PersonId.optional(),
    role: RoleKey.optional(),
    organisation: OrganisationPath.optional(),
  })
  .refine(({ role, organisation }) => (role === undefined) === (organisation === undefined), {
    message: 'role and organisation go together',
    path: ['role'],
  })
  .refine(({ person, role }) => person !== undefined || role !== undefined, {
    message: 'a person, or a role at an organisation',
    path: ['person'],
  });

export const Resolution = z.object({
  superior: Party.nullable().meta({ description: 'Null where nobody is above.' }),
  because: z
    .enum(['named', 'leader', 'above'])
    .nullable()
    .meta({ description: 'Set by an administrator; leader of the organisation; leader of a division above.' }),
});
