// The working calendar by year, and the import of holiday notices.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { loadCalendar } from '../../db/calendar.ts';
import { findNotice, findYear } from '../../db/calendar-notices.ts';
import { provisionalYear } from '../../domain/calendar/index.ts';
import {
  importNotice,
  previewNotice,
  readNotice,
  readNoticeItems,
  readNotices,
  requireCalendarKeeper,
  resumeNotice,
} from '../calendar-import.ts';
import { noticeOf, noticeOfFile } from '../calendar-source.ts';
import {
  CalendarYearView,
  NoticeBody,
  NoticeDetail,
  NoticeDetailQuery,
  NoticeFileQuery,
  NoticeList,
  NoticeListQuery,
  NoticeParams,
  NoticePreview,
  NoticeQuery,
  NoticeView,
  YearParams,
} from '../contracts/calendar.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { requestKeyOf } from '../request-key.ts';
import { receiveUpload } from '../upload.ts';

const tags = ['calendar'];
const MOST_BYTES = 1024 * 1024;
const CaseCursor = z.uuid();
const answers = { 200: NoticePreview, 202: NoticeView };
const description =
  'A dry run answers 200 with every deadline that would move, from when to when, and who would be told; nothing changes. ' +
  'Otherwise the year is stored, and every open case and round is told one after another: 202, and ' +
  '`GET /calendar/notices/{id}` says how far it has come. A notice is refused as a whole, with each line and why.';

const pageFrom = ({ cursor, limit }: { cursor?: string | undefined; limit: number }) => ({
  after: cursorPosition(CaseCursor, cursor),
  limit,
});
const nextText = (next: string | null): string | null => (next === null ? null : cursorText(next));

export const calendarRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/calendar/:year',
    {
      schema: {
        tags,
        summary: '年度工作日历 · Days off and make-up days of a year, with the notice that they come from',
        params: YearParams,
        response: { 200: CalendarYearView },
      },
    },
    async ({ params: { year } }) => {
      const { db, config } = deps;
      const [calendar, stored] = await Promise.all([loadCalendar(db, year, year, config.calendar), findYear(db, year)]);
      const noticeId = stored?.noticeId ?? null;
      const notice = noticeId === null ? null : await findNotice(db, noticeId);
      const unknown = { year, provisional: true, source: UNANNOUNCED, daysOff: [], workingWeekends: [] };
      const known = calendar.years[String(year)] ?? unknown;
      return {
        ...known,
        origin: stored?.origin ?? null,
        note: known.provisional ? provisionalYear(String(year)) : null,
        notice:
          notice === null ? null : { id: notice.id, importedBy: notice.importedBy, importedAt: notice.importedAt },
      };
    },
  );

  app.post(
    '/calendar/notices',
    {
      schema: {
        tags,
        summary: '导入放假通知 · Import a holiday notice, pasted or as its days',
        description,
        querystring: NoticeQuery,
        body: NoticeBody,
        response: answers,
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, query, body } = request;
      requireCalendarKeeper(actor);
      const key = requestKeyOf(request);
      const given = noticeOf(body);
      if (query.dryRun) {
        const preview = await previewNotice(deps, actor, given, pageFrom(query));
        return { ...preview, next: nextText(preview.next) };
      }
      const { view, repeated } = await importNotice(deps, actor, given, key);
      if (repeated) reply.header('idempotency-replayed', 'true');
      return reply.code(202).send(view);
    },
  );

  app.post(
    '/calendar/notices/file',
    {
      schema: {
        tags,
        summary: '以文件导入放假通知 · Import a holiday notice from a file: text, JSON, CSV or XLSX',
        description: `${description} A sheet has the columns 日期, 类型 (放假 or 上班) and 名称; JSON is as GET /calendar/{year} gives it.`,
        consumes: ['multipart/form-data'],
        querystring: NoticeFileQuery,
        response: answers,
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, query } = request;
      requireCalendarKeeper(actor);
      const { year, source, replace } = query;
      const { content } = await receiveUpload(request, reply, MOST_BYTES);
      const given = await noticeOfFile(content, { year, source, replace });
      const key = requestKeyOf(request, { original: given.original, year, source, replace });
      if (query.dryRun) {
        const preview = await previewNotice(deps, actor, given, pageFrom(query));
        return { ...preview, next: nextText(preview.next) };
      }
      const { view, repeated } = await importNotice(deps, actor, given, key);
      if (repeated) reply.header('idempotency-replayed', 'true');
      return reply.code(202).send(view);
    },
  );

  app.get(
    '/calendar/notices',
    {
      schema: {
        tags,
        summary: '已导入的放假通知 · Imported notices, newest first',
        querystring: NoticeListQuery,
        response: { 200: NoticeList },
      },
    },
    async ({ actor, query: { year } }) => {
      requireCalendarKeeper(actor);
      return { items: await readNotices(deps, year ?? null) };
    },
  );

  app.get(
    '/calendar/notices/:noticeId',
    {
      schema: {
        tags,
        summary: '放假通知的执行情况 · How far a notice has come, and what it did to each case',
        params: NoticeParams,
        querystring: NoticeDetailQuery,
        response: { 200: NoticeDetail },
      },
    },
    async ({ actor, params: { noticeId }, query }) => {
      requireCalendarKeeper(actor);
      const view = await readNotice(deps, noticeId);
      const filter = { state: query.state ?? null, ...pageFrom(query) };
      const { items, next } = await readNoticeItems(deps, actor, noticeId, filter);
      return { ...view, items, next: nextText(next) };
    },
  );

  app.post(
    '/calendar/notices/:noticeId/resume',
    {
      schema: {
        tags,
        summary: '继续执行放假通知 · Tell the cases that could not be reached',
        params: NoticeParams,
        response: { 202: NoticeView },
      },
    },
    async ({ actor, params: { noticeId } }, reply) => {
      requireCalendarKeeper(actor);
      return reply.code(202).send(await resumeNotice(deps, noticeId));
    },
  );
};

const UNANNOUNCED = { zh: '尚未公布', en: 'not announced yet' };
