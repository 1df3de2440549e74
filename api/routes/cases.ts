// Cases: file one, list them, read one.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listCases } from '../../db/cases.ts';
import { definitionsInForce } from '../../db/definitions.ts';
import { pictureMarks } from '../../domain/case/picture-marks.ts';
import { graphOf, withNext } from '../../domain/graph.ts';
import { isRound } from '../../domain/machine.ts';
import { scopeOf } from '../../domain/scope.ts';
import { definitionOf, listItemsOf, readCase, requireCase, stateOf } from '../case-reading.ts';
import { startCase } from '../case-service.ts';
import { CasePage, CaseQuery, CaseView, StartBody, LinkedCases } from '../contracts/cases.ts';
import { CaseId } from '../contracts/common.ts';
import { CasePictureQuery, ProcedureGraph } from '../contracts/procedures.ts';
import { readLinks } from '../case-links.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import { entityTag, sendDone } from '../done-reply.ts';
import { NO_PICTURE, wantsGraph } from '../picture/format.ts';
import { svgOf } from '../picture/svg.ts';
import { Problem } from '../problem.ts';
import { requestKeyOf } from '../request-key.ts';

const tags = ['cases'];
const CaseCursor = z.object({ startedAt: z.iso.datetime(), caseId: z.uuid() });

/** The procedures in force that keep a ledger of problems. */
async function problemLedgers({ db, now }: Deps): Promise<string[]> {
  const all = await definitionsInForce(db, now());
  return all.filter(({ definition }) => definition.kind === 'caseLedger').map(({ definition }) => definition.id);
}

export const caseRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.post(
    '/cases',
    {
      schema: {
        tags,
        summary: '申请立案 · File a case',
        description:
          'The subject is named by its id in the register or by the national id number of the person that it is or that ' +
          'heads it. Without `applicant` that person applies. A refused filing leaves nothing behind.',
        body: StartBody,
        response: { 201: CaseView },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const done = await startCase(deps, request.actor, request.body, requestKeyOf(request), request.id);
      reply.header('location', `/api/v1/cases/${done.view.id}`);
      return sendDone(reply, 201, done);
    },
  );

  app.get(
    '/cases',
    {
      schema: {
        tags,
        summary: '案件列表，最新在前 · Cases that the caller may see, newest first',
        querystring: CaseQuery,
        response: { 200: CasePage },
      },
    },
    async ({ actor, query }) => {
      const { cursor, limit, organisation, subject, q, relation, rehearsal, problems, ...filter } = query;
      const page = await listCases(
        deps.db,
        scopeOf(actor),
        {
          ...filter,
          procedures: problems === undefined ? undefined : await problemLedgers(deps),
          region: organisation,
          subjectId: subject,
          search: q,
          connected: relation === undefined ? undefined : { personId: actor.person.id, relation },
          rehearsal: rehearsal ?? deps.config.rehearsal,
        },
        { limit, after: cursorPosition(CaseCursor, cursor) },
      );
      const items = await listItemsOf(deps, page.rows);
      return { items, next: page.next === null ? null : cursorText(page.next) };
    },
  );

  app.get(
    '/cases/:caseId',
    {
      schema: {
        tags,
        summary: '一个案件及可办操作 · One case, and what the caller may do',
        params: z.object({ caseId: CaseId }),
        response: { 200: CaseView },
      },
    },
    async ({ actor, params: { caseId } }, reply) => {
      const view = await readCase(deps, actor, caseId);
      reply.header('etag', entityTag(view.sequence));
      return view;
    },
  );

  app.get(
    '/cases/:caseId/picture',
    {
      schema: {
        tags,
        summary: '案件进度图：SVG 或图数据 · Where a case stands on the picture of its procedure',
        description: 'Stages that it has passed, where it is and what comes next. A round has no picture.',
        params: z.object({ caseId: CaseId }),
        querystring: CasePictureQuery,
        response: {
          200: {
            description: '进度图 · The picture',
            content: {
              'image/svg+xml': { schema: z.string() },
              'application/json': { schema: ProcedureGraph },
            },
          },
        },
      },
    },
    async ({ actor, headers, language, params: { caseId }, query: { format } }, reply) => {
      const row = await requireCase(deps, scopeOf(actor), caseId);
      const [definition, state] = await Promise.all([definitionOf(deps, row.definitionHash), stateOf(deps, caseId)]);
      if (definition.form !== 'case' || isRound(state)) throw new Problem('NOT_FOUND', { message: NO_PICTURE });
      const graph = withNext(graphOf(definition, pictureMarks(definition, state)));
      reply.header('vary', 'accept, accept-language');
      if (wantsGraph(format, headers.accept)) return { version: row.definitionHash, ...graph };
      return reply
        .header('content-language', language)
        .type('image/svg+xml')
        .send(svgOf(graph, definition.title[language], language));
    },
  );

  app.get(
    '/cases/:caseId/links',
    {
      schema: {
        tags,
        summary: '关联案件 · The cases that it came from and those that it opened',
        params: z.object({ caseId: CaseId }),
        response: { 200: LinkedCases },
      },
    },
    async ({ actor, params: { caseId } }) => ({ items: await readLinks(deps, actor, caseId) }),
  );
};
