// Uploaded files in a folder, each under the SHA-256 of its content: the same file is kept once.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';

/** What people attach to a case: photographs, scans, documents, tables, a short film of a site. */
export const MEDIA_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'video/mp4',
];

export interface StoredFile {
  digest: string;
  size: number;
  /** One of {@link MEDIA_TYPES}, told from the bytes and not from what the sender says. */
  mediaType: string;
}

export interface AttachmentStore {
  /** Keeps the content; null, and nothing kept, when its type is none of ours. Throws what the stream throws. */
  put(content: Readable): Promise<StoredFile | null>;
  /** The content, or the bytes from `start` to `end`, both included. */
  open(digest: string, range?: { start: number; end: number }): Readable;
  /** Whether the content is there: a row without its file must be seen before an answer begins. */
  has(digest: string): Promise<boolean>;
}

/** A store in a folder, which several processes on one file system may share. */
export function createAttachmentStore(folder: string): AttachmentStore {
  const incoming = join(folder, 'incoming');
  const placeOf = (digest: string): string => join(folder, digest.slice(0, 2), digest);

  return {
    async put(content) {
      await mkdir(incoming, { recursive: true });
      const beside = join(incoming, randomUUID());
      try {
        const { digest, size } = await write(content, beside);
        const mediaType = await mediaTypeOf(beside);
        if (mediaType === null) return null;
        await mkdir(join(folder, digest.slice(0, 2)), { recursive: true });
        await rename(beside, placeOf(digest));
        return { digest, size, mediaType };
      } finally {
        await rm(beside, { force: true });
      }
    },
    open: (digest, range) => createReadStream(placeOf(digest), range),
    has: (digest) =>
      stat(placeOf(digest)).then(
        () => true,
        () => false,
      ),
  };
}

async function write(content: Readable, file: string): Promise<{ digest: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  // Flushed before it is renamed: a row must never name a file that a power cut made empty.
  await pipeline(content, measure, createWriteStream(file, { flags: 'wx', mode: 0o640, flush: true }));
  return { digest: hash.digest('hex'), size };
}

async function mediaTypeOf(file: string): Promise<string | null> {
  const found = await fileTypeFromFile(file).catch(() => undefined);
  return found !== undefined && MEDIA_TYPES.includes(found.mime) ? found.mime : null;
}
