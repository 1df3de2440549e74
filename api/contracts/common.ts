// Parts that several resources' contracts share.
import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '../../domain/error-codes.ts';

/** A text in both languages; the reader chooses. */
export const BothTexts = z.object({ zh: z.string(), en: z.string() });

export const Instant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 with offset.' });
export const LocalDate = z.iso.date().meta({ description: 'A day at UTC+8, YYYY-MM-DD.' });

export const CaseId = z.uuid().meta({ description: 'Id of a case.' });

/** An organisation's path: significant digits of the division, and a body below it. */
export const OrganisationPath = z
  .string()
  .regex(/^(?:\d{6}|\d{9}|\d{12})(?:\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?$/)
  .meta({ description: 'Path of an organisation: 610429, 610429101, 610429101200, 610429/housing.' });

export const RoleKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(64);

export const PersonShort = z.object({ id: z.string(), name: z.string() });

export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the content, in hexadecimal.' });

/** Query of a list in pages: `cursor` is the last answer's `next`, as it is. */
export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(1000).optional(),
};

/** A page: `next` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

const codes = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];

/** RFC 9457 problem details, as every refusal is answered. Members beside these depend on the code. */
export const ProblemDetails = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string(),
    errors: z.array(
      z.object({ field: z.string(), code: z.enum(codes), rule: z.string().optional(), message: z.string() }),
    ),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused (RFC 9457). 请求被拒绝的原因。' });
