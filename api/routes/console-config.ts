// What a front-end asks first: where people sign in, whose service this is, what time it is.
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Config } from '../../config/load-config.ts';
import { CONSOLE_CLIENT } from '../../config/demo-issuer.ts';
import { findCounty } from '../../db/organisations.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { ConsoleConfig } from '../contracts/console-config.ts';
import { demoProviderOf } from './demo-sign-in.ts';

type Provider = z.infer<typeof ConsoleConfig>['providers'][number];

export const consoleConfigRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, config, now } = app.deps;

  app.get(
    '/console-config',
    {
      schema: {
        tags: ['console'],
        summary: '前端配置（无需登录） · What a front-end must know before anybody signs in',
        response: { 200: ConsoleConfig },
      },
      config: { public: true },
    },
    async (request, reply) => {
      const at = now();
      reply.header('cache-control', 'no-store');
      return {
        providers: providersOf(config.auth, request),
        county: await findCounty(db, localDateOf(at)),
        languages: ['zh' as const, 'en' as const],
        rehearsal: config.rehearsal,
        uploadLimitBytes: config.api.uploadLimitBytes,
        now: at,
        today: localDateOf(at),
      };
    },
  );
};

function providersOf({ console: client, demoIssuer }: Config['auth'], request: FastifyRequest): Provider[] {
  const providers: Provider[] = client === undefined ? [] : [{ kind: 'oidc', ...client }];
  if (!demoIssuer) return providers;
  const issuer = demoProviderOf(request);
  return [
    ...providers,
    {
      kind: 'demo',
      issuer,
      authorizationEndpoint: `${issuer}/authorize`,
      tokenEndpoint: `${issuer}/token`,
      endSessionEndpoint: `${issuer}/end-session`,
      clientId: CONSOLE_CLIENT,
      scope: 'openid',
    },
  ];
}
