// Uploaded files: named by their content, shown to whoever uploaded them or sees a case that uses them.
import { z } from 'zod';
import { Digest, Instant } from './common.ts';

export const AttachmentPath = z.strictObject({ digest: Digest });

export const Attachment = z
  .object({
    digest: Digest,
    name: z.string(),
    mediaType: z.string().meta({ description: 'Told from the bytes.' }),
    size: z.int().meta({ description: 'Bytes.' }),
    uploadedAt: Instant,
  })
  .meta({ id: 'Attachment' });
