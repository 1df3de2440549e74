import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Checkbox, Skeleton } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

const words = {
  zh: {
    unread: '只看未读',
    readAll: '全部标为已读',
    read: '标为已读',
    empty: '没有消息',
    emptyText: '催办、抄送、红黄牌和办理结果会通知到这里。',
    list: '消息',
    isNew: '未读',
  },
  en: {
    unread: 'Unread only',
    readAll: 'Mark all as read',
    read: 'Mark as read',
    empty: 'No messages',
    emptyText: 'Reminders, copies, cards and results are told here.',
    list: 'Messages',
    isNew: 'Unread',
  },
};

const route = getRouteApi('/shell/inbox');
const PAGE = 50;

/** What the reader was told, the latest first. */
export function MessageList() {
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const { unread = false } = route.useSearch();
  const pages = useInfiniteQuery({
    queryKey: ['inbox', 'messages', unread],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/inbox', {
          params: {
            query: { limit: PAGE, ...(unread && { unread: 'true' }), ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: (data) => data.pages.flatMap(({ items }) => items),
  });
  const read = useMutation({
    mutationFn: (ids: number[]) =>
      answer(
        api.POST('/api/v1/inbox/read', {
          params: { header: { 'idempotency-key': crypto.randomUUID() } },
          body: { ids },
        }),
      ),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['inbox'] }), client.invalidateQueries({ queryKey: ['me'] })]),
  });
  const items = pages.data ?? [];
  const fresh = items.filter((one) => one.readAt === null).map((one) => one.id);
  return (
    <>
      <div className="inbox-filters">
        <Checkbox
          checked={unread}
          onChange={({ target }) =>
            void navigate({ search: { tab: 'messages', ...(target.checked && { unread: true }) }, replace: true })
          }
        >
          {w.unread}
        </Checkbox>
        <Button disabled={fresh.length === 0} loading={read.isPending} onClick={() => read.mutate(fresh)}>
          {w.readAll}
        </Button>
      </div>
      <ProblemAlert error={pages.error ?? read.error} />
      {pages.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {pages.isSuccess && items.length === 0 && <Empty title={w.empty} text={w.emptyText} />}
      <ul className="message-list" aria-label={w.list}>
        {items.map((one) => (
          <li key={one.id} className={one.readAt === null ? 'message-unread' : ''}>
            <div>
              <strong>{text(one.title)}</strong>
              {one.readAt === null && <span className="visually-hidden"> {w.isNew}</span>}{' '}
              <span className="task-note">
                <Moment at={one.createdAt} />
              </span>
            </div>
            <p className="message-text">{one.text}</p>
            <div className="task-actions">
              {one.caseId !== null && <CaseLink caseId={one.caseId}>{one.caseNumber}</CaseLink>}
              {one.readAt === null && (
                <Button type="text" onClick={() => read.mutate([one.id])}>
                  {w.read}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {items.length > 0 && <LoadMore pages={pages} count={items.length} />}
    </>
  );
}
