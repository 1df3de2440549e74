// The published list of codes: what a program may find in `code`, and what it means.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '../../domain/error-codes.ts';
import { ERROR_TEXTS } from '../../domain/error-texts.ts';
import { BothTexts } from '../contracts/common.ts';

const codes = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];
const items = codes.map((code) => ({ code, status: ERROR_CODES[code], meaning: ERROR_TEXTS[code] }));

export const errorCodeRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/error-codes',
    {
      schema: {
        tags: ['error codes'],
        summary: '错误代码一览 · Every code that a refusal may carry',
        response: {
          200: z.object({ items: z.array(z.object({ code: z.enum(codes), status: z.int(), meaning: BothTexts })) }),
        },
      },
      config: { public: true },
    },
    () => ({ items }),
  );
};
