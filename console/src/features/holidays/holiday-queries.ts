// The calendar by year, the notices that were imported, and trying and taking one in.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, send } from '../../api/client.ts';
import { keyed } from '../../api/keyed.ts';
import type { operations } from '../../api/schema.d.ts';

type Answer<
  Operation extends { responses: object },
  Status extends keyof Operation['responses'],
> = Operation['responses'][Status] extends { content: { 'application/json': infer Body } } ? Body : never;

export type CalendarYear = Answer<operations['getCalendarByYear'], 200>;
export type NoticeView = Answer<operations['getCalendarNotices'], 200>['items'][number];
export type NoticePreview = Answer<operations['postCalendarNotices'], 200>;
export type NoticeDetail = Answer<operations['getCalendarNoticesByNoticeId'], 200>;
export type NoticeItem = NoticeDetail['items'][number];
export type ItemState = NoticeItem['state'];

const WATCH_MS = 1500;
const WHOLE_PAGE = 200;

/** What somebody is about to import; the id is the key of his intention. */
export interface Given {
  readonly id: string;
  /** As it was published, pasted or as a file. */
  readonly content: string | File;
  readonly year?: number;
  readonly source?: string;
}

interface Sending {
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly cursor?: string | undefined;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/calendar/{year}', { params: { path: { year } }, signal })),
  });

/** Notices of every year, newest first; asked again while one goes on. */
export const noticesQuery = queryOptions({
  queryKey: ['calendar', 'notices'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/calendar/notices', { signal })),
  refetchInterval: ({ state: { data } }) =>
    data?.items.some(({ state }) => state === 'moving') === true ? WATCH_MS : false,
});

/**
 * One notice and what it did to each case; asked again while it goes on.
 *
 * @param passed when it was finished the last time, where somebody has told it to go on; until it is finished anew
 */
export const noticeQuery = (noticeId: string, state: ItemState | undefined, passed: string | null) =>
  infiniteQueryOptions({
    queryKey: ['calendar', 'notices', noticeId, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => detailPage(noticeId, { state, cursor: pageParam, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => {
      const notice = data?.pages[0];
      return notice !== undefined && (notice.state === 'moving' || notice.finishedAt === passed) ? WATCH_MS : false;
    },
  });

/** Every case of a notice, for a file. */
export async function wholeNotice(noticeId: string, state: ItemState | undefined): Promise<readonly NoticeItem[]> {
  const items: NoticeItem[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await detailPage(noticeId, { state, cursor, limit: WHOLE_PAGE });
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

function detailPage(
  noticeId: string,
  more: { state: ItemState | undefined; cursor: string | undefined; limit?: number; signal?: AbortSignal },
): Promise<NoticeDetail> {
  const { state, cursor, limit, signal } = more;
  const query = {
    ...(state !== undefined && { state }),
    ...(cursor !== undefined && { cursor }),
    ...(limit !== undefined && { limit }),
  };
  return answer(
    api.GET('/api/v1/calendar/notices/{noticeId}', {
      params: { path: { noticeId }, query },
      ...(signal !== undefined && { signal }),
    }),
  );
}

/** What a notice is read as and would move, in pages; nothing changes. */
export const previewQuery = (given: Given | null) =>
  infiniteQueryOptions({
    queryKey: ['calendar', 'preview', given?.id],
    enabled: given !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => preview(given ?? EMPTY, { cursor: pageParam, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

const EMPTY: Given = { id: '', content: '' };

/** Every case that a notice would move, for a file. */
export async function wholePreview(given: Given): Promise<readonly NoticePreview['items'][number][]> {
  const items: NoticePreview['items'] = [];
  for (let cursor: string | undefined; ;) {
    const page = await preview(given, { cursor, limit: WHOLE_PAGE });
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

const preview = (given: Given, more: Pick<Sending, 'cursor' | 'limit' | 'signal'>): Promise<NoticePreview> =>
  post(given, { dryRun: true, replace: false, ...more }) as Promise<NoticePreview>;

/** Takes a notice in: the year is stored and every open case told. The same again finds what the first did. */
export const takeIn = (given: Given, replace: boolean): Promise<NoticeView> =>
  post(given, { dryRun: false, replace }) as Promise<NoticeView>;

async function post(given: Given, sending: Sending): Promise<NoticePreview | NoticeView> {
  const { id, content, year, source } = given;
  const { dryRun, replace, cursor, limit, signal } = sending;
  const page = { ...(cursor !== undefined && { cursor }), ...(limit !== undefined && { limit }) };
  const named = { ...(year !== undefined && { year }), ...(source !== undefined && { source }) };
  const header = keyed(dryRun ? undefined : id);
  if (typeof content === 'string') {
    return answer(
      api.POST('/api/v1/calendar/notices', {
        params: { header, query: { dryRun: dryRun ? 'true' : 'false', ...page } },
        body: { text: content, ...named, replace },
        ...(signal !== undefined && { signal }),
      }),
    );
  }
  const url = new URL('/api/v1/calendar/notices/file', location.origin);
  for (const [key, value] of Object.entries({ dryRun, replace, ...named, ...page })) {
    url.searchParams.set(key, String(value));
  }
  const body = new FormData();
  body.append('file', content, content.name);
  const request = new Request(url, { method: 'POST', headers: header, body, ...(signal !== undefined && { signal }) });
  return (await (await send(request)).json()) as NoticePreview | NoticeView;
}

export const resume = (noticeId: string, key: string): Promise<NoticeView> =>
  answer(
    api.POST('/api/v1/calendar/notices/{noticeId}/resume', {
      params: { path: { noticeId }, header: keyed(key) },
    }),
  );
