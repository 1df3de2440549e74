// Drafts of definitions.
import { z } from 'zod';
import { ProcedureId } from '../../domain/definition/atoms.ts';
import { BothTexts, Digest, Instant, PageQuery, pageOf, PersonShort } from './common.ts';
import { DefinitionDocument, Reason } from './definitions.ts';

export const DraftPath = z.strictObject({ id: z.uuid() });
export const DraftQuery = z.strictObject({ ...PageQuery, procedure: ProcedureId.max(100).optional() });

export const DraftBody = z
  .strictObject({
    from: Digest.optional().meta({ description: 'A version to begin with.' }),
    document: DefinitionDocument.optional().meta({ description: 'A document to begin with.' }),
  })
  .refine(({ from, document }) => from !== undefined || document !== undefined, {
    message: 'a version, or a document, or both: then it is based on the version',
  });

const version = z.int().positive().meta({ description: 'That of the draft as it was read.' });

export const DraftChange = z.strictObject({ document: DefinitionDocument, version });
export const DraftVersion = z.strictObject({ version: z.coerce.number().int().positive() });
export const DraftPublish = z.strictObject({ version, note: Reason });

export const DraftShort = z
  .object({
    id: z.string(),
    procedure: z.string(),
    title: BothTexts,
    basedOn: z.string().nullable(),
    version: z.int(),
    createdBy: PersonShort,
    createdAt: Instant,
    updatedBy: PersonShort,
    updatedAt: Instant,
  })
  .meta({ id: 'DefinitionDraftShort' });

export const DraftView = z
  .object({ ...DraftShort.shape, document: z.record(z.string(), z.unknown()) })
  .meta({ id: 'DefinitionDraft', description: 'A definition that is worked on. 事项定义草稿。' });

export const DraftPage = pageOf(DraftShort);

export const Published = z
  .object({ version: z.string(), procedure: z.string(), title: BothTexts, basedOn: z.string().nullable() })
  .meta({ id: 'DefinitionPublished' });
