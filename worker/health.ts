import { createServer } from 'node:http';
import type { Server } from 'node:http';

/**
 * Answers GET on a port of this machine with 200 while `isWell` holds and 503 otherwise, for whatever watches the
 * process. It listens inside a container, so on every address.
 */
export function serveHealth(port: number, isWell: () => Promise<boolean>): Server {
  return createServer((_request, response) => {
    void isWell()
      .catch(() => false)
      .then((well) => {
        response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ status: well ? 'ok' : 'unavailable' }));
      });
  }).listen(port);
}
