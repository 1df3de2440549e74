// One file to the service; the same content twice is kept once there.
import { accepted, requestHeaders } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { withoutTraces } from './photo.ts';
import { noteUpload } from './uploaded-names.ts';

export type Attachment = components['schemas']['Attachment'];

/** How many bytes of how many have gone, of the request as it is sent. */
export interface Progress {
  readonly sent: number;
  readonly whole: number;
}

/** Uploads a file, photos without their EXIF, and says how far it is. Throws `ApiProblem`. */
export async function upload(file: File, onProgress: (progress: Progress) => void): Promise<Attachment> {
  const clean = await withoutTraces(file);
  const body = new FormData();
  body.append('file', clean, clean.name);
  const response = await accepted(await sent(body, onProgress));
  const attachment = (await response.json()) as Attachment;
  noteUpload(attachment.digest, attachment.name);
  return attachment;
}

/** `fetch` does not tell how much of a request has gone; this does. */
function sent(body: FormData, onProgress: (progress: Progress) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/attachments');
    for (const [name, value] of requestHeaders('POST', new Headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress({ sent: loaded, whole: total }));
    request.addEventListener('load', () => {
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' };
      resolve(new Response(request.responseText, { status: request.status, headers }));
    });
    request.addEventListener('error', () => reject(new ApiProblem(0, {})));
    request.send(body);
  });
}
