// One file to the service; the same content twice is kept once there.
import { send } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { withoutTraces } from './photo.ts';

export type Attachment = components['schemas']['Attachment'];

/** Uploads a file, photos without their EXIF. Throws `ApiProblem`. */
export async function upload(file: File): Promise<Attachment> {
  const body = new FormData();
  const clean = await withoutTraces(file);
  body.append('file', clean, clean.name);
  const response = await send(new Request(new URL('/api/v1/attachments', location.origin), { method: 'POST', body }));
  return (await response.json()) as Attachment;
}
