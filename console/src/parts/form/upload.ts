// One file to the service; the same content twice is kept once there.
import { accepted, requestHeaders } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';

/** A network on which a file takes longer than this is taken to be away. */
const PATIENCE_MS = 180_000;

export type Attachment = components['schemas']['Attachment'];

/** How many bytes of how many have gone, of the request as it is sent. */
export interface Progress {
  readonly sent: number;
  readonly whole: number;
}

/** Uploads a file as it is, a photo after `withoutTraces`, and says how far it is. Throws `ApiProblem`. */
export async function uploadClean(clean: File, onProgress: (progress: Progress) => void): Promise<Attachment> {
  const body = new FormData();
  body.append('file', clean, clean.name);
  const response = await accepted(await sent(body, onProgress));
  return (await response.json()) as Attachment;
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
    request.timeout = PATIENCE_MS;
    for (const lost of ['error', 'timeout']) request.addEventListener(lost, () => reject(new ApiProblem(0, {})));
    request.send(body);
  });
}
