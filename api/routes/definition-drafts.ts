// Drafts: begin one, work on it, prove it, publish it or throw it away.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { proveDocument } from '../../db/definition-proofs.ts';
import { findDefinition } from '../../db/definitions.ts';
import { changeDraft, createDraft, deleteDraft, findDraft, listDrafts, publishDraft } from '../../db/drafts.ts';
import type { Draft } from '../../db/drafts.ts';
import type { Json } from '../../domain/case/state.ts';
import {
  DraftBody,
  DraftChange,
  DraftPage,
  DraftPath,
  DraftPublish,
  DraftQuery,
  DraftVersion,
  DraftView,
  Published,
} from '../contracts/definition-drafts.ts';
import { Proof } from '../contracts/definitions.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { personNamer } from '../people-short.ts';
import { Problem } from '../problem.ts';
import { accepted, publishingProblem } from '../publishing-views.ts';
import { requireCountyAdministrator } from '../require-administrator.ts';

const tags = ['definitions'];
const DraftCursor = z.object({ at: z.string(), id: z.uuid() });

export const definitionDraftRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, now } = app.deps;

  const shorts = async (drafts: readonly Omit<Draft, 'document'>[]) => {
    const named = await personNamer(
      db,
      drafts.flatMap(({ createdBy, updatedBy }) => [createdBy, updatedBy]),
    );
    return drafts.map(({ createdBy, updatedBy, ...draft }) => ({
      ...draft,
      createdBy: named(createdBy),
      updatedBy: named(updatedBy),
    }));
  };
  const viewOf = async ({ document, ...head }: Draft) => {
    const [short] = await shorts([head]);
    return { ...(short as NonNullable<typeof short>), document: document as Record<string, unknown> };
  };
  const draftOf = async (id: string): Promise<Draft> => {
    const draft = await findDraft(db, id);
    if (draft === null) throw new Problem('NOT_FOUND');
    return draft;
  };

  app.get(
    '/definition-drafts',
    {
      schema: {
        tags,
        summary: '草稿清单 · Drafts, last changed first',
        querystring: DraftQuery,
        response: { 200: DraftPage },
      },
    },
    async ({ actor, query: { limit, cursor, procedure } }) => {
      requireCountyAdministrator(actor);
      const after = cursorPosition(DraftCursor, cursor);
      const found = await listDrafts(db, {
        limit: limit + 1,
        ...(after === null ? {} : { after }),
        ...(procedure === undefined ? {} : { procedure }),
      });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const more = found.length > limit && last !== undefined;
      return { items: await shorts(shown), next: more ? cursorText({ at: last.updatedAt, id: last.id }) : null };
    },
  );

  app.post(
    '/definition-drafts',
    {
      schema: {
        tags,
        summary: '新建草稿：由某个版本或 JSON · Begin a draft from a version or from JSON',
        body: DraftBody,
        response: { 201: DraftView },
      },
    },
    async ({ actor, body: { from, document } }, reply) => {
      requireCountyAdministrator(actor);
      const base = from === undefined ? null : await findDefinition(db, from);
      if (from !== undefined && base === null) throw new Problem('NOT_FOUND');
      const draft = await createDraft(db, {
        document: (document ?? base) as Json,
        basedOn: from ?? null,
        by: actor.person.id,
        at: now(),
      });
      return reply.code(201).send(await viewOf(draft));
    },
  );

  app.get(
    '/definition-drafts/:id',
    { schema: { tags, summary: '一份草稿 · One draft', params: DraftPath, response: { 200: DraftView } } },
    async ({ actor, params: { id } }) => {
      requireCountyAdministrator(actor);
      return viewOf(await draftOf(id));
    },
  );

  app.put(
    '/definition-drafts/:id',
    {
      schema: {
        tags,
        summary: '修改草稿（整份） · Put the whole document in its place',
        description: 'Refused with CHANGED_MEANWHILE when somebody changed it since the version that was read.',
        params: DraftPath,
        body: DraftChange,
        response: { 200: DraftView },
      },
    },
    async ({ actor, params: { id }, body: { document, version } }) => {
      requireCountyAdministrator(actor);
      const change = { document: document as Json, version, by: actor.person.id, at: now() };
      return viewOf(accepted(await changeDraft(db, id, change)).draft);
    },
  );

  app.delete(
    '/definition-drafts/:id',
    {
      schema: {
        tags,
        summary: '删除草稿 · Throw a draft away',
        params: DraftPath,
        querystring: DraftVersion,
        response: { 200: z.object({ deleted: z.literal(true) }) },
      },
    },
    async ({ actor, params: { id }, query: { version } }) => {
      requireCountyAdministrator(actor);
      const refusal = await deleteDraft(db, id, version);
      if (refusal !== null) throw publishingProblem(refusal);
      return { deleted: true as const };
    },
  );

  app.get(
    '/definition-drafts/:id/proof',
    {
      schema: {
        tags,
        summary: '两项校验：能否发布、能否启用 · Both proofs: every fault in words, with its place',
        params: DraftPath,
        response: { 200: Proof },
      },
    },
    async ({ actor, params: { id } }) => {
      requireCountyAdministrator(actor);
      const { definition: _definition, hash, ...proof } = await proveDocument(db, (await draftOf(id)).document, now());
      return { ...proof, version: hash };
    },
  );

  app.post(
    '/definition-drafts/:id/publish',
    {
      schema: {
        tags,
        summary: '发布为新版本 · Make it a version',
        description: 'Stored for ever under its hash; in force only when it is activated. The draft is then gone.',
        params: DraftPath,
        body: DraftPublish,
        response: { 201: Published },
      },
    },
    async ({ actor, params: { id }, body: { version, note } }, reply) => {
      requireCountyAdministrator(actor);
      const published = accepted(await publishDraft(db, id, { version, note, by: actor.person.id, at: now() }));
      const { hash, definition, basedOn } = published;
      return reply.code(201).send({ version: hash, procedure: definition.id, title: definition.title, basedOn });
    },
  );
};
