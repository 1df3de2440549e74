// Starting many cases from one spreadsheet.
import { z } from 'zod';
import { ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { CaseId, OrganisationPath } from './common.ts';

/** Query of `POST /api/v1/cases/import`; the body is multipart with one file, CSV or XLSX. */
export const ImportQuery = z.strictObject({
  procedure: ProcedureId,
  organisation: OrganisationPath.optional().meta({ description: 'For rows that name none.' }),
  dryRun: z.stringbool().default(false).meta({ description: 'Check every row; start nothing.' }),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

/** What became of one row: a case, or a refusal with the cell that it hangs on. */
export const ImportRow = z.object({
  row: z.int().meta({ description: 'Number of the row as the spreadsheet program shows it.' }),
  status: z.int().meta({ description: '201 started, 200 would start (dry run), otherwise that of the refusal.' }),
  caseId: CaseId.nullable(),
  caseNumber: z.string().nullable(),
  code: z.string().nullable(),
  detail: Text.nullable(),
  field: z.string().nullable(),
  cell: z.string().nullable().meta({ description: 'Address of the cell, as C7.' }),
  faults: z
    .array(z.object({ cell: z.string().nullable(), field: z.string(), message: Text }))
    .meta({ description: 'Everything that is wrong in the row, each with its cell.' }),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportResult = z.object({
  dryRun: z.boolean(),
  started: z.int(),
  refused: z.int(),
  rows: z.array(ImportRow),
});
export type ImportResult = z.infer<typeof ImportResult>;
