// What happened to a case, its clocks with their working, and looks at sensitive values.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { loadEvents } from '../../db/events.ts';
import { evolve } from '../../domain/machine.ts';
import type { MachineState } from '../../domain/machine.ts';
import { scopeOf } from '../../domain/scope.ts';
import { caseActor } from '../case-actor.ts';
import { definitionOf, requireCase } from '../case-reading.ts';
import { clockViews } from '../clock-view.ts';
import { CaseId } from '../contracts/common.ts';
import { Clocks, RevealBody, Revealed, Timeline, TimelineQuery } from '../contracts/timeline.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { Problem } from '../problem.ts';
import { reveal } from '../reveal.ts';
import { timelineEntries } from '../timeline-view.ts';
import { namesInTrail } from '../trail-names.ts';

const tags = ['cases'];
const params = z.object({ caseId: CaseId });
const SequenceCursor = z.int().nonnegative();

export const timelineRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/cases/:caseId/timeline',
    {
      schema: {
        tags,
        summary: '办理过程 · The trail of a case in words, oldest first',
        params,
        querystring: TimelineQuery,
        response: { 200: Timeline },
      },
    },
    async ({ actor, params: { caseId }, query: { cursor, limit, type } }) => {
      const row = await requireCase(deps, scopeOf(actor), caseId);
      const after = cursorPosition(SequenceCursor, cursor) ?? 0;
      const [definition, events] = await Promise.all([
        definitionOf(deps, row.definitionHash),
        loadEvents(deps.db, deps.crypto, caseId),
      ]);
      const names = await namesInTrail(deps, events);
      const entries = timelineEntries(definition, events, caseActor(actor, row), names);
      const types = type?.split(',');
      const rest = entries.filter((entry) => entry.sequence > after && (types?.includes(entry.type) ?? true));
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return { items, next: rest.length > limit && last !== undefined ? cursorText(last.sequence) : null };
    },
  );

  app.get(
    '/cases/:caseId/clocks',
    {
      schema: {
        tags,
        summary: '期限及计算过程 · Clocks, each with how its last day was counted',
        params,
        response: { 200: Clocks },
      },
    },
    async ({ actor, params: { caseId } }) => {
      const row = await requireCase(deps, scopeOf(actor), caseId);
      const [definition, events] = await Promise.all([
        definitionOf(deps, row.definitionHash),
        loadEvents(deps.db, deps.crypto, caseId),
      ]);
      const state = events.reduce<MachineState | null>(evolve, null);
      if (state === null) throw new Problem('NOT_FOUND');
      return { items: clockViews(definition, state, events, deps.now()) };
    },
  );

  app.post(
    '/cases/:caseId/reveals',
    {
      schema: {
        tags,
        summary: '查看敏感信息明文（留痕） · See one sensitive value in clear; the look is recorded',
        params,
        body: RevealBody,
        response: { 200: Revealed },
      },
      // The clear value must not be kept beside the key: a repeat is another look.
      config: { idempotency: 'own' },
    },
    async ({ actor, params: { caseId }, body }, reply) => {
      const value = await reveal(deps, actor, caseId, body);
      reply.header('cache-control', 'no-store');
      return { field: body.field, value };
    },
  );
};
