// 文书: numbered letters, their text, and the record of their service.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listLetters } from '../../db/letters.ts';
import { scopeOf } from '../../domain/scope.ts';
import { CaseId, LocalDate } from '../contracts/common.ts';
import { LetterId, LetterPage, LetterQuery, LetterView, LetterWithText, ServiceBody } from '../contracts/letters.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { LETTER_PAGE_POLICY, letterPage } from '../letter-page.ts';
import { letterViews, readLetter, serveLetter } from '../letters.ts';
import { requestKeyOf } from '../request-key.ts';

const tags = ['letters'];
const LetterCursor = z.object({ issuedOn: LocalDate, id: LetterId });
const LetterPath = z.object({ letterId: LetterId });

export const letterRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/letters',
    {
      schema: {
        tags,
        summary: '文书一览，最新在前 · Letters of the cases that the caller may see, newest first',
        description: '`unserved=true` lists those whose service nobody has recorded yet.',
        querystring: LetterQuery,
        response: { 200: LetterPage },
      },
    },
    async ({ actor, query: { limit, cursor, case: caseId, organisation: issuer, rehearsal, ...filter } }) => {
      const page = await listLetters(
        deps.db,
        scopeOf(actor),
        { ...filter, caseId, issuer, rehearsal: rehearsal ?? deps.config.rehearsal },
        { limit, after: cursorPosition(LetterCursor, cursor) },
      );
      return {
        items: await letterViews(deps, page.rows),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.get(
    '/letters/:letterId',
    {
      schema: {
        tags,
        summary: '文书 · A letter with what it says',
        params: LetterPath,
        response: { 200: LetterWithText },
      },
    },
    async ({ actor, params }) => readLetter(deps, actor, params.letterId),
  );

  app.get(
    '/letters/:letterId/page',
    {
      schema: {
        tags,
        summary: '文书打印页 · The letter as a page to print',
        description: 'In the language of Accept-Language. The page loads nothing and runs nothing.',
        params: LetterPath,
        response: { 200: { description: '文书 · The letter', content: { 'text/html': { schema: z.string() } } } },
      },
    },
    async ({ actor, params, language }, reply) => {
      const page = letterPage(await readLetter(deps, actor, params.letterId), language);
      return reply
        .type('text/html; charset=utf-8')
        .headers({
          'content-security-policy': LETTER_PAGE_POLICY,
          'content-language': language,
          vary: 'accept-language',
          'cache-control': 'private, no-store',
        })
        .send(page);
    },
  );

  app.post(
    '/cases/:caseId/letters/:letterId/service',
    {
      schema: {
        tags,
        summary: '登记送达 · Record the service of a letter',
        description:
          'Once, by the issuing organisation or the village or township of the case, also after its end. What may be done ' +
          'against the letter is counted from the day on which it counts as served.',
        params: z.object({ caseId: CaseId, letterId: LetterId }),
        body: ServiceBody,
        response: { 200: LetterView },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, params, body, id: requestId } = request;
      const asked = { key: requestKeyOf(request), requestId };
      const { letter, repeated } = await serveLetter(deps, actor, params, body, asked);
      if (repeated) reply.header('idempotency-replayed', 'true');
      return reply.send(letter);
    },
  );
};
