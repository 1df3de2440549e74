// Taking over from paper: imports of organisations, people, the subject register, and cases under way.
import { z } from 'zod';
import { ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { Instant, OrganisationPath, PageQuery, pageOf, PersonShort } from './common.ts';

export const ImportKindField = z.enum(['organisations', 'people', 'subjects', 'cases']).meta({
  description:
    '组织、人员与任职、主体库、在办件 · Divisions and bodies, people with posts, the subject register, cases under way.',
});

/** Query of an import and of its dry run; the body is multipart with one file, XLSX or CSV. */
export const ImportAsked = z.strictObject({
  kind: ImportKindField,
  procedure: ProcedureId.optional().meta({ description: 'Of cases: the procedure, which must be in force.' }),
  region: OrganisationPath.optional().meta({
    description:
      "Every row must lie in it; one of the caller's own regions, or within one. The caller's widest when absent.",
  }),
});
export type ImportAsked = z.infer<typeof ImportAsked>;

export const TemplateQuery = z.strictObject({ procedure: ProcedureId.optional() });

export const ImportFault = z.object({
  column: z.string().nullable().meta({ description: 'Key of the column; null where no one cell is wrong.' }),
  columnTitle: z.string().nullable(),
  code: z.string(),
  message: z.string().meta({ description: "In the caller's language." }),
  text: Text,
});

export const ImportRowView = z.object({
  row: z.int().meta({ description: 'Number of the row as the spreadsheet program shows it.' }),
  entry: z.int().meta({ description: 'First row of what it belongs to: rows of one case share it.' }),
  state: z.enum(['waiting', 'done', 'failed']),
  action: z.enum(['added', 'changed', 'same']).nullable().meta({ description: '`same`: it stands already.' }),
  target: z.string().nullable().meta({ description: 'Path, or id of the person, subject or case.' }),
  faults: z.array(ImportFault),
});
export type ImportRowView = z.infer<typeof ImportRowView>;

const counts = {
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  failed: z.int(),
};

/** What an import would do; nothing was changed. */
export const ImportTried = z.object({ ...counts, rows: z.array(ImportRowView) });
export type ImportTried = z.infer<typeof ImportTried>;

export const ImportView = z.object({
  id: z.uuid(),
  kind: ImportKindField,
  procedure: z.string().nullable(),
  region: z.string(),
  fileName: z.string(),
  by: PersonShort,
  createdAt: Instant,
  state: z.enum(['running', 'done', 'discarded']).meta({
    description: '`discarded`: what was kept of the refused rows is deleted; their results stay.',
  }),
  finishedAt: Instant.nullable(),
  progress: z.object({ waiting: z.int(), ...counts }),
});
export type ImportView = z.infer<typeof ImportView>;
export const ImportPage = pageOf(ImportView);

export const ImportPath = z.object({ importId: z.uuid() });
export const ImportListQuery = z.strictObject({ ...PageQuery });
export const ImportRowsQuery = z.strictObject({
  ...PageQuery,
  state: z.enum(['waiting', 'done', 'failed']).optional(),
});
export const ImportRowPage = pageOf(ImportRowView);
