// The subject register, and 一户一档: everything about one subject.
import { z } from 'zod';
import { CaseSummary, Place, SubjectKind } from './cases.ts';
import { PersonId } from './commands.ts';
import { CaseId, Digest, Instant, LocalDate, OrganisationPath, pageOf, PageQuery, PersonShort } from './common.ts';
import { Text } from '../../domain/definition/atoms.ts';

export const SubjectView = z.object({
  id: z.string(),
  kind: SubjectKind,
  name: z.string(),
  organisation: Place,
  person: PersonShort.nullable(),
  data: z.record(z.string(), z.unknown()),
  idNumber: z.string().nullable().meta({ description: 'Masked.' }),
  phone: z.string().nullable().meta({ description: 'Masked.' }),
  validFrom: LocalDate,
  validTo: LocalDate.nullable(),
});
export const SubjectPage = pageOf(SubjectView);
export type SubjectView = z.infer<typeof SubjectView>;

/** Body of `POST /api/v1/subjects`. */
export const SubjectBody = z.strictObject({
  kind: SubjectKind,
  organisation: OrganisationPath,
  name: z.string().trim().min(1).max(100),
  person: PersonId.nullish().meta({ description: 'The person that it is, or that heads the household.' }),
  idNumber: z.string().max(32).optional(),
  phone: z.string().max(32).optional(),
  data: z.record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])).default({}),
  relatives: z
    .array(z.strictObject({ person: PersonId, relation: z.string().trim().min(1).max(50) }))
    .max(50)
    .default([])
    .meta({ description: 'Declared relatives among the people of the register: they never decide about it.' }),
});
export type SubjectBody = z.infer<typeof SubjectBody>;

/** Query of `GET /api/v1/subjects`. */
export const SubjectQuery = z.strictObject({
  kind: SubjectKind.optional(),
  organisation: OrganisationPath.optional(),
  q: z.string().trim().min(1).max(100).optional(),
  ...PageQuery,
});
export type SubjectQuery = z.infer<typeof SubjectQuery>;

/** The file of a subject. */
export const SubjectFile = SubjectView.extend({
  cases: z.array(CaseSummary),
  entries: z.array(
    z.object({
      caseId: CaseId,
      register: z.string(),
      entry: z.string(),
      enteredOn: LocalDate,
      fields: z.record(z.string(), z.unknown()),
    }),
  ),
  payouts: z.array(
    z.object({ caseId: CaseId, payee: z.string(), amountFen: z.int(), purpose: Text, orderedOn: LocalDate }),
  ),
  letters: z.array(z.object({ caseId: CaseId, number: z.string(), title: Text, issuedOn: LocalDate })),
  attachments: z.array(
    z.object({ caseId: CaseId, digest: Digest, name: z.string(), mediaType: z.string(), uploadedAt: Instant }),
  ),
});
export type SubjectFile = z.infer<typeof SubjectFile>;
