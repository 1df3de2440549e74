// Under which origin a request has reached us, and to which origins a browser may be sent on.
import type { FastifyRequest } from 'fastify';

type Asked = Pick<FastifyRequest, 'protocol' | 'host' | 'server'>;

/** The origin in the browser's address bar: `PUBLIC_URL`'s where that is the host, since TLS may end before us. */
export function originOf({ protocol, host, server }: Asked): string {
  const { publicUrl } = server.deps.config.notifications;
  if (publicUrl !== undefined && new URL(publicUrl).host === host) return new URL(publicUrl).origin;
  const own = `${protocol}://${host}`;
  return URL.canParse(own) ? new URL(own).origin : `${protocol}://localhost`;
}

/** An address of this service or of a configured front-end; null for any other, and for one with a fragment or a user. */
export function ownAddress(request: Asked, address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const { notifications, api } = request.server.deps.config;
  const front = notifications.publicUrl === undefined ? [] : [notifications.publicUrl];
  const allowed = [originOf(request), ...[...front, ...api.corsOrigins].map((one) => new URL(one).origin)];
  const plain = url.hash === '' && !address.includes('#') && url.username === '' && url.password === '';
  return plain && allowed.includes(url.origin) ? url : null;
}
