// Commands on cases. The body names the visit and task that it acts on: a stale click is told who was first and when.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { commandCase } from '../case-service.ts';
import { CaseView } from '../contracts/cases.ts';
import { CommandBody } from '../contracts/commands.ts';
import { CaseId } from '../contracts/common.ts';
import { ifMatchOf, sendDone } from '../done-reply.ts';
import { requestKeyOf } from '../request-key.ts';

const TaskPath = z.object({ caseId: CaseId, taskId: z.string().regex(/^[1-9]\d{0,8}\.[1-9]\d{0,8}$/) });

export const commandRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.post(
    '/cases/:caseId/commands',
    {
      schema: {
        tags: ['cases'],
        summary: '办理 · A command on a case',
        description:
          'Answers the case as it is afterwards. 409 `VISIT_CLOSED` says who acted first and when. If-Match with the ' +
          "case's entity tag is optional; 412 only where it is sent.",
        params: z.object({ caseId: CaseId }),
        body: CommandBody,
        response: { 200: CaseView },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, params, body, id: requestId } = request;
      const asked = { key: requestKeyOf(request), requestId, ifMatch: ifMatchOf(request) };
      return sendDone(reply, 200, await commandCase(deps, actor, params.caseId, body, asked));
    },
  );

  for (const [type, summary] of [
    ['claim', '签收任务 · Claim a task'],
    ['release', '退回待签收 · Give a claimed task back'],
  ] as const) {
    app.post(
      `/tasks/:caseId/:taskId/${type}`,
      {
        schema: {
          tags: ['tasks'],
          summary,
          description: `The same as the command \`${type}\` of the case.`,
          params: TaskPath,
          response: { 200: CaseView },
        },
        config: { idempotency: 'own' },
      },
      async (request, reply) => {
        const { caseId, taskId } = request.params;
        const body = { type, taskId, visitId: Number(taskId.split('.')[0]) };
        const asked = { key: requestKeyOf(request), requestId: request.id, ifMatch: ifMatchOf(request) };
        return sendDone(reply, 200, await commandCase(deps, request.actor, caseId, body, asked));
      },
    );
  }
};
