// How a case stands, for whoever has its receipt, and the receipt itself.
import { z } from 'zod';
import { BothTexts as Text, Instant, LocalDate, OrganisationPath, PersonShort } from './common.ts';
import { Named, SubjectRef } from './cases.ts';
import { Status } from './cases.ts';

const ReceiptNumber = z.string().meta({
  description: '受理编号：16 位数字，末位为校验码 · 16 digits, the last a check digit; unique in the county.',
});

export const CaseStatusBody = z.strictObject({
  caseNumber: z.string().min(1).max(40).meta({
    description: 'The number on the receipt; spaces and hyphens do not count.',
  }),
  lastFour: z.string().min(1).max(12).meta({
    description: 'The last four characters of the applicant’s ID number.',
  }),
});

const Step = z.object({ title: Text, kind: z.string() });

export const CaseStatus = z
  .object({
    receiptNumber: ReceiptNumber,
    procedure: Text,
    organisation: Text.meta({ description: 'Where it was filed.' }),
    name: z.string().nullable().meta({ description: 'Of the applicant, masked: 张**.' }),
    filedOn: LocalDate,
    status: Status,
    outcome: Text.nullable(),
    endedOn: LocalDate.nullable(),
    suspendedFor: Text.nullable().meta({ description: 'Why its limits stand still.' }),
    now: z.array(Step.extend({ since: LocalDate })).meta({ description: 'What is being done.' }),
    ahead: z.array(Step).meta({ description: 'What remains if all goes well, in order.' }),
    dueOn: LocalDate.nullable().meta({ description: 'The last day of what is being done.' }),
    expectedOn: LocalDate.nullable().meta({ description: 'The last day of the whole, where it has a limit.' }),
    provisional: z.boolean().meta({ description: 'A day rests on holidays that are not announced yet.' }),
    asked: z
      .array(z.object({ title: Text, since: LocalDate, materials: z.array(Text) }))
      .meta({ description: 'What the applicant is asked to do or to hand in.' }),
    at: Instant,
  })
  .meta({ id: 'CaseStatus' });
export type CaseStatus = z.infer<typeof CaseStatus>;

export const Receipt = z
  .object({
    receiptNumber: ReceiptNumber,
    number: z.string().meta({ description: 'The number in the ledger of the procedure.' }),
    procedure: Named,
    organisation: z.object({ path: OrganisationPath, name: Text }),
    subject: SubjectRef.nullable(),
    applicant: PersonShort.nullable(),
    filer: PersonShort,
    filedOn: LocalDate,
    recordedAt: Instant,
    materials: z.array(z.object({ title: Text, count: z.int() })).meta({ description: 'Files that were handed in.' }),
    expectedOn: LocalDate.nullable(),
    provisional: z.boolean(),
    steps: z.array(Step).meta({ description: 'Stages from the filing to the end, if all goes well.' }),
    lookUpUrl: z.url().meta({ description: 'For the QR code: the page on which the applicant asks how it stands.' }),
  })
  .meta({ id: 'Receipt', description: '受理回执' });
export type Receipt = z.infer<typeof Receipt>;
