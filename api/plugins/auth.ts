// Who calls: the bearer token's account, looked up as a person with what he holds today.
import fp from 'fastify-plugin';
import { findActor } from '../../db/people.ts';
import type { Actor } from '../../domain/case/people.ts';
import { Problem } from '../problem.ts';
import { createTokenVerifier, unauthenticated } from '../token-verifier.ts';

/** A caller; never the system itself. */
export type Caller = Exclude<Actor, { kind: 'system' }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers callers without a token. */
    public?: boolean;
  }
  interface FastifyInstance {
    /** Who a bearer token's header stands for at this moment; throws 401 where nobody. */
    callerOf(header: string): Promise<Caller>;
  }
  interface FastifyRequest {
    /** Who calls, with the holdings verified for this request. Throws 401 on a public route called without a token. */
    readonly actor: Caller;
    caller: Caller | null;
    /** Why there is no caller. */
    callerRefused: Problem | null;
  }
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** Decorates requests with `actor`, and refuses with 401 callers without a valid token, save on public routes. */
export const auth = fp(
  async (app) => {
    const { config, db, demoIssuer, now } = app.deps;
    const verify = createTokenVerifier(config.auth.oidc, demoIssuer);

    const callerOf = async (header: string): Promise<Caller> => {
      const token = BEARER.exec(header)?.[1];
      if (token === undefined) throw unauthenticated();
      const at = now();
      const { issuer, account } = await verify(token, at);
      const caller = await findActor(db, { issuer, login: account }, at);
      if (caller === null) throw unauthenticated('The account is unknown or disabled');
      return caller;
    };

    app.decorate('callerOf', callerOf);
    app.decorateRequest('caller', null);
    app.decorateRequest('callerRefused', null);
    app.decorateRequest('actor', {
      getter() {
        if (this.caller === null) throw this.callerRefused ?? tokenMissing();
        return this.caller;
      },
    });

    app.addHook('onRequest', async (request) => {
      const { authorization } = request.headers;
      if (authorization === undefined) return;
      try {
        request.caller = await callerOf(authorization);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        // Kept until the request has been counted against the limit of requests.
        request.callerRefused = error;
      }
    });
    app.addHook('preParsing', async (request) => {
      if (request.caller !== null || request.routeOptions.config.public === true) return;
      throw request.callerRefused ?? tokenMissing();
    });
  },
  { name: 'auth' },
);

const tokenMissing = (): Problem =>
  new Problem('UNAUTHENTICATED', { headers: { 'www-authenticate': 'Bearer realm="banjie"' } });
