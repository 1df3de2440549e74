// Divisions and the bodies in them.
import { z } from 'zod';
import { Level } from '../../domain/definition/atoms.ts';
import { BothTexts, LocalDate, OrganisationPath } from './common.ts';

export const Organisation = z
  .object({
    path: z.string(),
    name: BothTexts,
    level: Level,
    kind: z.enum(['division', 'body']),
    parent: z.string().nullable(),
    validFrom: LocalDate,
    validTo: LocalDate.nullable().meta({ description: 'First day on which it no longer exists.' }),
    successor: z.string().nullable().meta({ description: 'What took its place when divisions were merged.' }),
  })
  .meta({ id: 'Organisation' });

export const OrganisationQuery = z.strictObject({
  region: OrganisationPath.optional().meta({ description: 'A division with everything in it, parents first.' }),
  parent: OrganisationPath.optional().meta({ description: 'Only what lies directly below.' }),
  level: Level.optional(),
  kind: z.enum(['division', 'body']).optional(),
  q: z.string().trim().min(1).max(50).optional().meta({ description: 'Part of the name, in either language.' }),
  limit: z.coerce.number().int().min(1).max(2000).default(500),
});

export const DivisionPath = z.strictObject({ division: z.string().regex(/^(?:\d{6}|\d{9}|\d{12})$/) });
export const BodyPath = z.strictObject({
  ...DivisionPath.shape,
  body: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
});
