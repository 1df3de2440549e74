// The console's files. What is none of them is the console's own address when a browser asks for a page, so that a link
// to a case opens; everything else stays a refusal.
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsoleSignIn } from '../../config/load-config.ts';

/** Where addresses are the service's own, and never the console's. */
const OURS = /^\/(api|docs|healthz|readyz|metrics|assets)(\/|$)/;
const HASHED = /[/\\]assets[/\\]/;
const YEAR_SECONDS = 31_536_000;

/** Hints that the page may not run anything but its own files; pictures made in the browser are blobs and data. */
function policy(provider: ConsoleSignIn | undefined): string {
  const addresses = [provider?.authorizationEndpoint, provider?.tokenEndpoint, provider?.endSessionEndpoint];
  const origins = new Set(addresses.flatMap((one) => (typeof one === 'string' ? [new URL(one).origin] : [])));
  const issuers = [...origins].map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${issuers}`,
    "manifest-src 'self'",
    "frame-src 'self' blob:",
    "worker-src 'self'",
    "base-uri 'none'",
    `form-action 'self'${issuers}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers with the console where a browser asks for one of its pages; null where the request is not for it. */
    answerWithConsole(request: FastifyRequest, reply: FastifyReply): FastifyReply | null;
  }
}

export const console = fp(
  async (app: FastifyInstance) => {
    const { config } = app.deps;
    const root = config.api.consoleDir;
    const built = existsSync(join(root, 'index.html'));
    const security = policy(config.auth.console);
    if (built) {
      await app.register(fastifyStatic, {
        root,
        wildcard: false,
        index: false,
        preCompressed: true,
        dotfiles: 'ignore',
        cacheControl: false,
        setHeaders(reply, path) {
          const kept = HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
          void reply.header('cache-control', kept);
        },
      });
    }

    app.decorate('answerWithConsole', (request: FastifyRequest, reply: FastifyReply) => {
      const path = request.url.split('?', 1)[0] ?? '';
      const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
      if (!wantsPage || OURS.test(path)) return null;
      reply.header('content-security-policy', security);
      if (built) return reply.sendFile('index.html');
      return reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT);
    });
  },
  { name: 'console' },
);

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>办结</title>
<h1>控制台尚未构建</h1><p>The console has not been built: <code>npm run console:build</code>. <a href="/docs">API</a></p></html>`;
