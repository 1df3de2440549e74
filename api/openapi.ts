// The API's own description: OpenAPI 3.1 out of the schemas that check each request and answer.
import type { SwaggerTransform, SwaggerTransformObject } from '@fastify/swagger';
import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ProblemDetails } from './contracts/common.ts';

const IDEMPOTENCY_KEY = {
  type: 'object',
  required: ['idempotency-key'],
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 128,
      description:
        '每次写入一个新值，重试时不变 · New for every write, the same when it is tried again. ' +
        'The first answer is given again with the header Idempotency-Replayed.',
    },
  },
};

const ONE_FILE = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
};

const takesFile = ({ consumes }: { consumes?: unknown }): boolean =>
  Array.isArray(consumes) && consumes.includes('multipart/form-data');

const PROBLEM = {
  description: '被拒绝或出错（RFC 9457） · Refused or failed (RFC 9457)',
  content: {
    'application/problem+json': {
      schema: { $ref: `#/components/schemas/${z.globalRegistry.get(ProblemDetails)?.id}` },
    },
  },
};

const OPERATION_WORDS: Record<string, string> = {
  get: 'get',
  post: 'post',
  put: 'put',
  patch: 'patch',
  delete: 'delete',
};

/** `GET /api/v1/cases/:caseId` → `getCasesByCaseId`; stable as long as the address is. */
function operationIdOf(method: string, url: string): string {
  const parts = url
    .replace(/^\/api\/v1/, '')
    .split(/[/-]/)
    .filter((part) => part !== '');
  const words = parts.map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part)));
  return `${OPERATION_WORDS[method.toLowerCase()] ?? method.toLowerCase()}${words.join('')}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const transform: SwaggerTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  if (schema.hide === true) return { schema, url };
  const { config } = route.route;
  const method = [route.route.method].flat()[0] ?? 'GET';
  const isWrite = !['GET', 'HEAD'].includes(method) && config?.idempotency !== 'none';
  return {
    url,
    schema: {
      ...schema,
      operationId: operationIdOf(method, url),
      ...(config?.public === true || !url.startsWith('/api/') ? { security: [] } : {}),
      ...(isWrite ? { headers: IDEMPOTENCY_KEY } : {}),
      ...(takesFile(schema) ? { body: ONE_FILE } : {}),
      response: { ...(schema.response as object | undefined), default: PROBLEM },
    },
  };
};

const transformObject: SwaggerTransformObject = (document) => withoutUnused(jsonSchemaTransformObject(document));

type Document = ReturnType<typeof jsonSchemaTransformObject>;

/** Each named schema comes as what is sent and as what is answered; the half that nothing refers to is left out. */
function withoutUnused(document: Document): Document {
  if (!('components' in document) || document.components === undefined) return document;
  const { schemas = {}, ...components } = document.components as { schemas?: Record<string, unknown> };
  const used = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name) || schemas[name] === undefined) continue;
      used.add(name);
      follow(schemas[name]);
    }
  };
  follow({ ...document, components });
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...components, schemas: Object.fromEntries(kept) } } as Document;
}

export const openapi = fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: '办结 Banjie',
          version: '1.0.0',
          description:
            '县域多级审批 · Multi-level approval procedures of a county.\n\n' +
            'Refusals are RFC 9457 problem details with a `code` from `GET /api/v1/error-codes`, in Chinese or English by ' +
            '`Accept-Language`. What lies outside the caller’s scope is answered 404. Lists come in pages: `next` is the ' +
            '`cursor` of the following one.',
        },
        servers: [{ url: '/' }],
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
        security: [{ bearer: [] }],
      },
      transform,
      transformObject,
    });
  },
  { name: 'openapi' },
);
