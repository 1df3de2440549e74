// How a case stands, for people who do not sign in, and the receipt that tells them its number.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { caseStatus, receiptFor } from '../case-status.ts';
import { CaseStatus, CaseStatusBody, Receipt } from '../contracts/case-status.ts';
import { CaseId } from '../contracts/common.ts';
import { originOf } from '../request-origin.ts';

export const caseStatusRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { publicLookups } = deps.config.api;

  app.post(
    '/public/case-status',
    {
      schema: {
        tags: ['public'],
        summary: '群众查询办理进度（无需登录） · How a case stands, by its receipt number and the end of an ID number',
        description: 'An unknown number and a wrong end are answered alike. Changes nothing, so it needs no key.',
        body: CaseStatusBody,
        response: { 200: CaseStatus },
      },
      config: {
        public: true,
        idempotency: 'none',
        rateLimit: { max: publicLookups.perMinute, timeWindow: '1 minute', keyGenerator: ({ ip }) => ip },
      },
    },
    async ({ body }, reply) => {
      reply.header('cache-control', 'no-store');
      return caseStatus(deps, body);
    },
  );

  app.get(
    '/cases/:caseId/receipt',
    {
      schema: {
        tags: ['cases'],
        summary: '受理回执 · The receipt to print, with the address for its QR code',
        params: z.object({ caseId: CaseId }),
        response: { 200: Receipt },
      },
    },
    async (request) =>
      receiptFor(deps, request.actor, request.params.caseId, deps.config.notifications.publicUrl ?? originOf(request)),
  );
};
