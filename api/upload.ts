// One uploaded file of a multipart request, as a stream that ends at the limit.
import '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Problem } from './problem.ts';

export interface Upload {
  /** Fails with 413 at the first byte beyond the limit, so that nothing larger is ever kept. Read it to its end. */
  content: Readable;
  /** As the sender calls it, without folders and control characters. */
  name: string;
}

/** Boundaries, part headers and small fields around the file. */
const AROUND_THE_FILE = 64 * 1024;
const LINGER_MS = 1_000;

/**
 * The request's one file. Refuses with 413 before the first byte what announces itself as too large, and with 415 or
 * 400 what is no upload. After a refusal the rest is not read: the connection closes.
 */
export async function receiveUpload(request: FastifyRequest, reply: FastifyReply, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('UNSUPPORTED_MEDIA', { message: NOT_MULTIPART });
  closeAfterRefusal(request, reply);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + AROUND_THE_FILE) throw tooLarge(maxBytes);
  // One byte more than is kept: the parser's own limit would cut the rest off and go on as if that were the file.
  const part = await request.file({ limits: { fileSize: maxBytes + 1, files: 1 } }).catch((cause: unknown) => {
    throw brokenOff(cause);
  });
  if (part === undefined) throw new Problem('MALFORMED_REQUEST', { message: NO_FILE });
  return { content: Readable.from(upTo(maxBytes, part.file)), name: fileName(part.filename) };
}

async function* upTo(maxBytes: number, file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const chunk of file) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Problem ? error : brokenOff(error);
  }
}

/** What follows a refused part is let go for a moment, so that the sender can read the answer, then cut off. */
function closeAfterRefusal(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => {
    if (request.raw.complete) return;
    request.raw.unpipe();
    request.raw.resume();
    setTimeout(() => request.raw.destroy(), LINGER_MS).unref();
  });
}

function fileName(given: string): string {
  const last = given.replaceAll('\\', '/').split('/').at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- they are what must go
  const clean = last.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean === '' ? 'file' : clean.slice(-200);
}

function tooLarge(maxBytes: number): Problem {
  const megabytes = Math.floor(maxBytes / (1024 * 1024));
  return new Problem('PAYLOAD_TOO_LARGE', {
    message: { zh: `文件不得超过 ${megabytes} MB`, en: `A file may be ${megabytes} MB at most` },
    headers: { connection: 'close' },
  });
}

function brokenOff(cause: unknown): Problem {
  return new Problem('MALFORMED_REQUEST', { message: BROKEN_OFF, cause });
}

const BROKEN_OFF = { zh: '上传的内容不完整或格式不正确', en: 'The upload is broken off or malformed' };
const NOT_MULTIPART = {
  zh: '请以 multipart/form-data 上传一个文件',
  en: 'Send one file as multipart/form-data',
};
const NO_FILE = { zh: '请求中没有文件', en: 'The request carries no file' };
