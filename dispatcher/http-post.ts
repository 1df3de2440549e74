// One POST to an address that somebody else has given us: not into our own network, not for ever, not more than a bit.
import { lookup as dnsLookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { isAddress, isPublicAddress } from '../domain/notification/public-address.ts';

export type PostAnswer =
  | { kind: 'answered'; status: number; body: string; retryAfter: string | null }
  /** `timeout`, `privateAddress`, or the code of the network's error; `sent`: there was a connection before. */
  | { kind: 'failed'; cause: string; sent: boolean };

/** Never throws. Redirects are not followed. */
export type HttpPost = (url: string, body: string, headers: Record<string, string>) => Promise<PostAnswer>;

export interface PostSettings {
  timeoutMs: number;
  /** Whether addresses of this machine and its networks may be called. */
  allowPrivate: boolean;
  /** Finds the addresses of a name; the system's resolver when absent. */
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
}

const MOST_BYTES = 64 * 1024;

class PrivateAddress extends Error {
  readonly code = 'privateAddress';
}

/** Posts JSON. The connection goes to the very address that was checked, so a name can't point elsewhere meanwhile. */
export function createHttpPost({ timeoutMs, allowPrivate, resolve = systemResolver }: PostSettings): HttpPost {
  const find = callbackify(resolve);
  const lookup: LookupFunction = (host, options, callback) => {
    find(host, (error, found) => {
      const usable = allowPrivate ? found : found?.filter(({ address }) => isPublicAddress(address));
      const [first] = usable ?? [];
      if (error !== null) callback(error, '', 4);
      else if (first === undefined || usable?.length !== found.length) callback(new PrivateAddress(), '', 4);
      else if (options.all === true) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
  return (url, body, headers) =>
    new Promise((settle) => {
      const target = new URL(url);
      if (!allowPrivate && isAddress(target.hostname) && !isPublicAddress(target.hostname)) {
        settle({ kind: 'failed', cause: 'privateAddress', sent: false });
        return;
      }
      const signal = AbortSignal.timeout(timeoutMs);
      const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, {
        method: 'POST',
        lookup,
        signal,
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Banjie',
          ...headers,
        },
      });
      let sent = false;
      request.on('socket', (socket) => {
        socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
          sent = true;
        });
      });
      const fail = (error: NodeJS.ErrnoException): void =>
        settle({ kind: 'failed', cause: signal.aborted ? 'timeout' : (error.code ?? 'unknown'), sent });
      request.on('error', fail);
      request.on('response', (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (answer.length < MOST_BYTES) answer += chunk;
        });
        response.on('error', fail);
        response.on('end', () =>
          settle({
            kind: 'answered',
            status: response.statusCode ?? 0,
            body: answer,
            retryAfter: response.headers['retry-after'] ?? null,
          }),
        );
      });
      request.end(body);
    });
}

const systemResolver = (host: string) => dnsLookup(host, { all: true });
