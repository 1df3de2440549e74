// 修复: dry run, order, second person, pause and resume, progress.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { pageOf } from '../../db/pages.ts';
import { listRepairs } from '../../db/repairs.ts';
import {
  RepairBody,
  RepairDryRun,
  RepairItemPage,
  RepairItemQuery,
  RepairPage,
  RepairPath,
  RepairQuery,
  RepairView,
  SecondBody,
} from '../contracts/repairs.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { withKey } from '../plugins/idempotency.ts';
import {
  decideOnRepair,
  pauseOrder,
  readRepair,
  readRepairItems,
  repairViews,
  resumeOrder,
} from '../repair-reading.ts';
import { orderRepair, tryRepair } from '../repairs.ts';
import { requestKeyOf } from '../request-key.ts';
import { requireAdministrator } from '../require-administrator.ts';

const tags = ['repairs'];
const Before = z.object({ at: z.iso.datetime({ offset: true }), id: z.uuid() });
const Position = z.int().nonnegative();

export const repairRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.post(
    '/repairs/dry-run',
    {
      schema: {
        tags,
        summary: '试算修复：逐件给出改动与能否办结，不作任何改动 · What a repair would do, case by case',
        description:
          'Nothing is changed. Each case comes with what would differ, whether it can still end, or why it is refused. To put ' +
          'one person in the place of another in the whole system, order a handover: `POST /handovers`.',
        body: RepairBody,
        response: { 200: RepairDryRun },
      },
      // Asked with a key like every write, kept under none: it is to say what holds now.
      config: { idempotency: 'own' },
    },
    async ({ actor, body }) => tryRepair(deps, actor, body),
  );

  app.post(
    '/repairs',
    {
      schema: {
        tags,
        summary: '下达修复 · Order a repair of one or many cases',
        description:
          'By an administrator of all the cases, with a reason. A batch goes on in the background, case by case. Where the ' +
          'deployment asks for a second person, the order waits until another administrator approves it.',
        body: RepairBody,
        response: { 202: RepairView },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const key = requestKeyOf(request);
      const replayed = await withKey(request, reply, key);
      if (replayed !== undefined) return replayed;
      const view = await orderRepair(deps, actor, body, key);
      reply.code(202).header('location', `/api/v1/repairs/${view.id}`);
      return view;
    },
  );

  app.get(
    '/repairs',
    {
      schema: {
        tags,
        summary: '修复一览，最新在前 · Orders for repairs, newest first',
        querystring: RepairQuery,
        response: { 200: RepairPage },
      },
    },
    async ({ actor, query: { limit, cursor, state, kind, case: caseId } }) => {
      const reader = { person: actor.person.id, regions: requireAdministrator(actor) };
      const before = cursorPosition(Before, cursor);
      const found = await listRepairs(deps.db, reader, { state, kind, caseId }, { limit: limit + 1, before });
      const page = pageOf(found, limit, (last) => ({ at: last.orderedAt, id: last.id }));
      return {
        items: await repairViews(deps, page.rows),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.get(
    '/repairs/:repairId',
    {
      schema: {
        tags,
        summary: '一次修复及其进度 · One order and how far it is',
        params: RepairPath,
        response: { 200: RepairView },
      },
    },
    async ({ actor, params }) => readRepair(deps, actor, params.repairId),
  );

  app.get(
    '/repairs/:repairId/items',
    {
      schema: {
        tags,
        summary: '逐件结果 · What became of each case',
        params: RepairPath,
        querystring: RepairItemQuery,
        response: { 200: RepairItemPage },
      },
    },
    async ({ actor, params, query: { limit, cursor, state } }) => {
      const after = cursorPosition(Position, cursor);
      const found = await readRepairItems(deps, actor, params.repairId, { state }, { limit: limit + 1, after });
      const page = pageOf(found, limit, (last) => last.position);
      return { items: page.rows, next: page.next === null ? null : cursorText(page.next) };
    },
  );

  for (const approves of [true, false]) {
    app.post(
      `/repairs/:repairId/${approves ? 'approve' : 'reject'}`,
      {
        schema: {
          tags,
          summary: approves ? '复核同意 · The second person approves' : '复核不同意 · The second person rejects',
          description: 'Never by whoever ordered it, nor by anybody who acts for him or for whom he acts.',
          params: RepairPath,
          body: SecondBody,
          response: { 200: RepairView },
        },
      },
      async ({ actor, params, body }) => decideOnRepair(deps, actor, params.repairId, { approves, note: body.note }),
    );
  }

  app.post(
    '/repairs/:repairId/pause',
    {
      schema: {
        tags,
        summary: '暂停修复 · Stop after the cases that are under way',
        params: RepairPath,
        response: { 200: RepairView },
      },
    },
    async ({ actor, params }) => pauseOrder(deps, actor, params.repairId),
  );

  app.post(
    '/repairs/:repairId/resume',
    {
      schema: {
        tags,
        summary: '继续修复；已结束的只重做失败的 · Go on; of a finished order try what failed again',
        params: RepairPath,
        response: { 200: RepairView },
      },
    },
    async ({ actor, params }) => resumeOrder(deps, actor, params.repairId),
  );
};
