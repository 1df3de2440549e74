// Who did what, over all cases of the regions that somebody administers.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readAudit } from '../audit.ts';
import { AuditPage, AuditQuery } from '../contracts/audit.ts';
import { cursorPosition, cursorText } from '../cursor.ts';

const AuditCursor = z.object({
  at: z.iso.datetime(),
  source: z.enum(['event', 'reveal']),
  caseId: z.uuid(),
  number: z.int(),
});

export const auditRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/admin/audit',
    {
      schema: {
        tags: ['administration'],
        summary: '审计查询：谁在何时做了什么，最新在前 · Audit: who did what when, newest first',
        description:
          'The trails of cases and rounds in the regions that the caller administers, with the looks at sensitive values. ' +
          'No entry has a value of a case in it.',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async ({ actor, query }) => {
      const { rows, next } = await readAudit(deps, actor, query, cursorPosition(AuditCursor, query.cursor));
      return { items: rows, next: next === null ? null : cursorText(next) };
    },
  );
};
