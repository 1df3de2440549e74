// Taking over from paper: templates, dry runs, imports and what became of their rows.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  ImportAsked,
  ImportKindField,
  ImportListQuery,
  ImportPage,
  ImportPath,
  ImportRowPage,
  ImportRowsQuery,
  ImportTried,
  ImportView,
  TemplateQuery,
} from '../contracts/imports.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import {
  discardRows,
  faultsFile,
  importsOf,
  importTemplate,
  readImportView,
  rowsOf,
  takeAgain,
  takeFile,
  tryFile,
} from '../imports.ts';
import { requestKeyOf } from '../request-key.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { receiveUpload } from '../upload.ts';

const tags = ['imports'];
const MOST_BYTES = 20 * 1024 * 1024;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Workbook = z.any().meta({ contentMediaType: XLSX });
const workbook = (description: string) => ({ description, content: { [XLSX]: { schema: Workbook } } });
const Before = z.object({ at: z.iso.datetime({ offset: true }), id: z.uuid() });

export const importRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/imports/templates/:kind',
    {
      schema: {
        tags,
        summary: '导入模板（XLSX） · The workbook to fill in, with notes and lists of what is allowed',
        params: z.object({ kind: ImportKindField }),
        querystring: TemplateQuery,
        response: { 200: workbook('The template.') },
      },
    },
    async ({ actor, params: { kind }, query: { procedure } }, reply) =>
      sendWorkbook(reply, await importTemplate(deps, actor, kind, procedure), `${procedure ?? kind}.xlsx`),
  );

  app.post(
    '/imports/dry-run',
    {
      schema: {
        tags,
        summary: '试导入：逐行核对，不作改动 · What a file would do, row by row; nothing is changed',
        description: 'multipart/form-data with one file, XLSX or CSV. Every fault of a row is told at once.',
        consumes: ['multipart/form-data'],
        querystring: ImportAsked,
        response: { 200: ImportTried },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, query, language } = request;
      requireAdministrator(actor);
      requestKeyOf(request, query);
      return tryFile(deps, actor, query, await receiveUpload(request, reply, MOST_BYTES), language);
    },
  );

  app.post(
    '/imports',
    {
      schema: {
        tags,
        summary: '导入 · Take the rows of a file in; it goes on by itself, each row standing alone',
        description:
          'multipart/form-data with one file, XLSX or CSV. Rows that stand already are left as they are, so that a file ' +
          'may be sent again. Cells are stored encrypted and deleted when their row is taken in.',
        consumes: ['multipart/form-data'],
        querystring: ImportAsked,
        response: { 202: ImportView },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, query } = request;
      requireAdministrator(actor);
      const { content, name } = await receiveUpload(request, reply, MOST_BYTES);
      const bytes = Buffer.concat((await content.toArray()) as Buffer[]);
      const key = keyWith(request, bytes);
      const view = await takeFile(deps, actor, query, { content: Readable.from([bytes]), name }, key);
      reply.code(202).header('location', `/api/v1/imports/${view.id}`);
      return view;
    },
  );

  app.get(
    '/imports',
    {
      schema: {
        tags,
        summary: '导入一览，最新在前 · Imports of the caller’s regions, newest first',
        querystring: ImportListQuery,
        response: { 200: ImportPage },
      },
    },
    async ({ actor, query: { limit, cursor } }) => {
      const page = await importsOf(deps, actor, { limit, before: cursorPosition(Before, cursor) });
      return { items: page.items, next: page.next === null ? null : cursorText(page.next) };
    },
  );

  app.get(
    '/imports/:importId',
    {
      schema: {
        tags,
        summary: '一次导入：进度 · One import: how far it is',
        params: ImportPath,
        response: { 200: ImportView },
      },
    },
    async ({ actor, params: { importId } }) => readImportView(deps, actor, importId),
  );

  app.get(
    '/imports/:importId/rows',
    {
      schema: {
        tags,
        summary: '逐行结果 · What became of each row',
        params: ImportPath,
        querystring: ImportRowsQuery,
        response: { 200: ImportRowPage },
      },
    },
    async ({ actor, language, params: { importId }, query: { limit, cursor, state } }) => {
      const after = cursorPosition(z.int(), cursor) ?? 0;
      const page = await rowsOf(deps, actor, importId, { state }, { limit, after }, language);
      return { items: page.items, next: page.next === null ? null : cursorText(page.next) };
    },
  );

  app.get(
    '/imports/:importId/faults',
    {
      schema: {
        tags,
        summary: '问题行（XLSX，已标注） · The refused rows with their faults marked, to be corrected and sent again',
        params: ImportPath,
        response: { 200: workbook('The refused rows.') },
      },
    },
    async ({ actor, language, params: { importId } }, reply) =>
      sendWorkbook(reply, await faultsFile(deps, actor, importId, language), `faults-${importId}.xlsx`),
  );

  app.post(
    '/imports/:importId/resume',
    {
      schema: {
        tags,
        summary: '再次导入问题行 · Take the refused rows again, when what they lacked is there',
        params: ImportPath,
        response: { 202: ImportView },
      },
    },
    async ({ actor, params: { importId } }, reply) => {
      reply.code(202);
      return takeAgain(deps, actor, importId);
    },
  );

  app.post(
    '/imports/:importId/discard',
    {
      schema: {
        tags,
        summary: '删除问题行的内容 · Delete what is kept of the refused rows; their results stay',
        params: ImportPath,
        response: { 202: ImportView },
      },
    },
    async ({ actor, params: { importId } }, reply) => {
      reply.code(202);
      return discardRows(deps, actor, importId);
    },
  );
};

/** The file is part of what was asked: the same key with another one is another request. */
function keyWith(request: FastifyRequest, bytes: Buffer) {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return requestKeyOf(request, { query: request.query, digest });
}

function sendWorkbook(reply: FastifyReply, bytes: Uint8Array, name: string): FastifyReply {
  reply.header('content-type', XLSX).header('content-disposition', `attachment; filename="${name}"`);
  return reply.send(Buffer.from(bytes));
}
