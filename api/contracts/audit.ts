// The trail of many cases, for whoever runs the system.
import { z } from 'zod';
import { ProcedureId } from '../../domain/definition/atoms.ts';
import { Named } from './cases.ts';
import { BothTexts, CaseId, Instant, LocalDate, OrganisationPath, pageOf, PageQuery, PersonShort } from './common.ts';

export const AuditQuery = z.strictObject({
  person: z.string().max(64).optional().meta({ description: 'Who acted, or in whose name.' }),
  case: CaseId.optional(),
  procedure: ProcedureId.optional(),
  organisation: OrganisationPath.optional().meta({ description: 'Only cases of this division, or of this body.' }),
  type: z
    .string()
    .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
    .max(500)
    .optional()
    .meta({ description: 'Types of events by commas; `revealed` for looks at sensitive values.' }),
  from: LocalDate.optional(),
  to: LocalDate.optional().meta({ description: 'The last day, included.' }),
  ...PageQuery,
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditEntry = z
  .object({
    source: z.enum(['event', 'reveal']).meta({ description: '`reveal`: somebody looked at a sensitive value.' }),
    number: z.int().meta({ description: 'Of the event in the trail of its case; of a look its own.' }),
    type: z.string(),
    text: BothTexts.meta({ description: 'What happened, without values.' }),
    at: Instant.meta({ description: 'When it was recorded.' }),
    businessDate: LocalDate.nullable().meta({ description: 'When the matter happened.' }),
    actor: z.object({
      kind: z.enum(['person', 'administrator', 'system']),
      person: PersonShort.nullable(),
      onBehalfOf: PersonShort.nullable(),
    }),
    case: z.object({
      id: CaseId,
      number: z.string(),
      procedure: Named,
      organisation: z.object({ path: z.string(), name: BothTexts }),
    }),
  })
  .meta({ id: 'AuditEntry' });
export const AuditPage = pageOf(AuditEntry);
