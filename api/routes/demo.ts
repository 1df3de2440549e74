// Accounts without passwords, for trying the system. The addresses exist only where the deployment wants them.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accountsWithPosts } from '../../db/demo-accounts.ts';
import { findActor } from '../../db/people.ts';
import { DemoAccount, Token, TokenRequest } from '../contracts/demo.ts';
import type { TokenIssuer } from '../demo-issuer.ts';
import { Problem } from '../problem.ts';

const TOKENS_PER_MINUTE = 600;

export const demoRoutes = (issuer: TokenIssuer): FastifyPluginAsyncZod => {
  return async (app) => {
    const { db, now } = app.deps;

    app.get(
      '/demo/accounts',
      {
        schema: {
          tags: ['demo'],
          summary: '演示账号 · Demo accounts and their posts',
          response: { 200: z.object({ items: z.array(DemoAccount) }) },
        },
        config: { public: true },
      },
      async () => ({ items: await accountsWithPosts(db, issuer.issuer, now()) }),
    );

    app.post(
      '/demo/token',
      {
        schema: {
          tags: ['demo'],
          summary: '以演示账号登录 · A token for a demo account',
          body: TokenRequest,
          response: { 200: Token },
        },
        config: { public: true, idempotency: 'none', rateLimit: { max: TOKENS_PER_MINUTE, timeWindow: '1 minute' } },
      },
      async ({ body: { account } }, reply) => {
        const at = now();
        if ((await findActor(db, { issuer: issuer.issuer, login: account }, at)) === null) {
          throw new Problem('UNKNOWN_PERSON', {
            errors: [
              {
                field: '/account',
                code: 'UNKNOWN_PERSON',
                message: { zh: '没有这个演示账号', en: 'There is no such demo account' },
              },
            ],
          });
        }
        const { token, expiresIn } = await issuer.issue(account, at);
        reply.header('cache-control', 'no-store');
        return { accessToken: token, tokenType: 'Bearer' as const, expiresIn };
      },
    );
  };
};
