// Files, kept outside the database under their SHA-256. A case refers to them by that digest.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { attachmentsSeenBy, putAttachment } from '../../db/attachments.ts';
import { scopeOf } from '../../domain/scope.ts';
import { MEDIA_TYPES } from '../attachment-store.ts';
import { byteRange } from '../byte-range.ts';
import { Attachment, AttachmentPath } from '../contracts/attachments.ts';
import { withKey } from '../plugins/idempotency.ts';
import { Problem } from '../problem.ts';
import { requestKeyOf } from '../request-key.ts';
import { receiveUpload } from '../upload.ts';

const tags = ['attachments'];
/** A stream, of which a schema can say nothing more. */
const Bytes = z.any().meta({ contentMediaType: 'application/octet-stream' });
const bytes = (description: string) => ({ description, content: { 'application/octet-stream': { schema: Bytes } } });

export const attachmentRoutes: FastifyPluginAsyncZod = async (app) => {
  const { attachments, config, db, now } = app.deps;

  app.post(
    '/attachments',
    {
      schema: {
        tags,
        summary: '上传一个附件 · Upload one file',
        description: `multipart/form-data, one file of at most UPLOAD_LIMIT_MB. Accepted: ${MEDIA_TYPES.join(', ')}.`,
        consumes: ['multipart/form-data'],
        response: { 201: Attachment },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { content, name } = await receiveUpload(request, reply, config.api.uploadLimitBytes);
      const stored = await attachments.put(content);
      if (stored === null) throw new Problem('UNSUPPORTED_MEDIA', { message: NOT_OURS });
      const repeated = await withKey(request, reply, requestKeyOf(request, { digest: stored.digest, name }));
      if (repeated !== undefined) return repeated;
      const kept = await putAttachment(db, { ...stored, name, by: request.actor.person.id }, now());
      return reply
        .code(201)
        .header('location', `/api/v1/attachments/${kept.digest}`)
        .send({ ...kept, name });
    },
  );

  app.get(
    '/attachments/:digest',
    {
      schema: {
        tags,
        summary: '取附件 · The file itself, whole or a range of bytes',
        description: 'Shown to whoever uploaded it or sees a case that uses it; to others it does not exist.',
        params: AttachmentPath,
        response: {
          200: bytes('全部 · The whole'),
          206: bytes('一段 · The range asked for'),
          304: z.any().meta({ description: '已有 · The reader has it already' }),
          416: z.any().meta({ description: '超出范围 · There are no such bytes' }),
        },
      },
    },
    async (request, reply) => {
      const { digest } = request.params;
      const reader = { person: request.actor.person.id, scope: scopeOf(request.actor) };
      const [found] = await attachmentsSeenBy(db, reader, [digest]);
      if (found === undefined || !(await attachments.has(digest))) throw new Problem('NOT_FOUND');
      const etag = `"${digest}"`;
      reply.headers({
        etag,
        'cache-control': 'private, max-age=31536000, immutable',
        'accept-ranges': 'bytes',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
        // An uploaded document must never run anything in our origin.
        'content-security-policy': "default-src 'none'; sandbox",
      });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
      const range = byteRange(request.headers.range, found.size);
      if (range === 'unsatisfiable') {
        return reply.code(416).header('content-range', `bytes */${found.size}`).send(null);
      }
      reply.type(found.mediaType);
      if (range === null) return reply.header('content-length', found.size).send(attachments.open(digest));
      const { start, end } = range;
      reply
        .code(206)
        .headers({ 'content-range': `bytes ${start}-${end}/${found.size}`, 'content-length': end - start + 1 });
      return reply.send(attachments.open(digest, range));
    },
  );
};

const NOT_OURS = {
  zh: '只接受图片（JPEG、PNG、WebP、HEIC）、PDF、Word（docx）、Excel（xlsx）和 MP4 视频',
  en: 'Only images (JPEG, PNG, WebP, HEIC), PDF, Word (docx), Excel (xlsx) and MP4 films are accepted',
};
