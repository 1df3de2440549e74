// The answer to a write on a case, and the entity tag that a later one may be guarded by.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Done } from './case-service.ts';
import { Problem } from './problem.ts';

/** Entity tag of a case: the number of its last event. */
export const entityTag = (sequence: number): string => `"${sequence}"`;

/** Sends the case after the write. */
export function sendDone(reply: FastifyReply, status: 200 | 201, { view, repeated }: Done): FastifyReply {
  reply.header('etag', entityTag(view.sequence));
  if (repeated) reply.header('idempotency-replayed', 'true');
  return reply.code(status).send(view);
}

/** The event number that If-Match asks for; null when nothing is asked. */
export function ifMatchOf({ headers }: FastifyRequest): number | null {
  const given = headers['if-match'];
  if (given === undefined || given === '*') return null;
  const sequence = /^"(\d{1,9})"$/.exec(given)?.[1];
  if (sequence === undefined) throw new Problem('PRECONDITION_FAILED');
  return Number(sequence);
}
