// Who calls: the bearer token's subject, looked up as an account with what its person holds today.
import fp from 'fastify-plugin';
import { findActor } from '../../db/people.ts';
import type { Actor } from '../../domain/case/people.ts';
import { Problem } from '../problem.ts';
import { createTokenVerifier } from '../token-verifier.ts';

/** A caller; never the system itself. */
export type Caller = Exclude<Actor, { kind: 'system' }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers callers without a token. */
    public?: boolean;
  }
  interface FastifyRequest {
    /** Who calls, with the holdings verified for this request. Throws 401 on a public route called without a token. */
    readonly actor: Caller;
    caller: Caller | null;
  }
}
