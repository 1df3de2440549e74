// Letters and the record of their service.
import { z } from 'zod';
import { SERVICE_WAYS } from '../../domain/letters/service.ts';
import type { ServiceWay } from '../../domain/letters/service.ts';
import { BothTexts, CaseId, Digest, LocalDate, OrganisationPath, pageOf, PageQuery } from './common.ts';

const Way = z.enum(Object.keys(SERVICE_WAYS) as [ServiceWay, ...ServiceWay[]]).meta({
  description:
    'How: handed over (`direct`), left where receipt was refused (`left`), by post, by electronic means, by another ' +
    'organ as proxy, by public notice, which counts after thirty days.',
});
const Named = z.object({ key: z.string(), title: BothTexts });

export const LetterId = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,8}$/)
  .meta({ description: 'Id of a letter: its case, and the visit that asked for it.' });

export const LetterQuery = z.strictObject({
  case: CaseId.optional(),
  organisation: OrganisationPath.optional().meta({
    description: 'Issued by this division or anybody in it, or this body.',
  }),
  unserved: z
    .stringbool()
    .optional()
    .meta({ description: 'Only letters whose service is not recorded, or only the others.' }),
  number: z.string().trim().min(1).max(100).optional().meta({ description: 'Part of the number (文号).' }),
  rehearsal: z.stringbool().optional(),
  ...PageQuery,
});

const RemedyView = z.object({
  key: z.string(),
  title: BothTexts,
  dueOn: LocalDate.nullable().meta({ description: 'The last day; null until the letter is served.' }),
  daysLeft: z
    .int()
    .nullable()
    .meta({ description: 'Days from today to the last day; 0 on it, null before service or after it.' }),
  lapsed: z.boolean(),
  provisional: z.boolean().meta({ description: 'The last day rests on a year whose holidays are not announced yet.' }),
});

export const ServiceView = z.object({
  how: Named,
  to: z.string(),
  servedOn: LocalDate,
  effectiveOn: LocalDate.meta({ description: 'From this day on it counts as served.' }),
  proof: z.array(Digest),
  note: z.string().nullable(),
});

export const LetterView = z
  .object({
    id: LetterId,
    number: z.string().meta({ description: '文号' }),
    kind: z.enum(['letter', 'decision']),
    title: BothTexts,
    case: z.object({ id: CaseId, number: z.string(), procedure: Named }),
    issuer: z.object({ path: z.string(), name: BothTexts }),
    addressee: z.object({ kind: z.enum(['applicant', 'subject', 'organisation']), name: BothTexts.nullable() }),
    issuedOn: LocalDate,
    service: ServiceView.nullable(),
    remedies: z.array(RemedyView).meta({ description: '救济途径: what may be done against it, counted from service.' }),
  })
  .meta({ id: 'Letter', description: 'A letter that went out under a number. 文书。' });
export type LetterView = z.infer<typeof LetterView>;

export const LetterPage = pageOf(LetterView);

export const LetterWithText = LetterView.extend({
  paragraphs: z.array(BothTexts).meta({ description: 'What it says; sensitive values are masked.' }),
});
export type LetterWithText = z.infer<typeof LetterWithText>;

export const ServiceBody = z.strictObject({
  how: Way,
  to: z.string().trim().min(1).max(100).meta({ description: 'Who received it, or to whom the notice is addressed.' }),
  servedOn: LocalDate.meta({ description: 'Not before the date of the letter, not in the future.' }),
  proof: z.array(Digest).max(20).default([]).meta({ description: '送达回证: uploaded attachments; at least one.' }),
  note: z.string().trim().min(1).max(2000).optional().meta({
    description: 'Why and how; needed where it was left or served by public notice.',
  }),
});
export type ServiceBody = z.infer<typeof ServiceBody>;
