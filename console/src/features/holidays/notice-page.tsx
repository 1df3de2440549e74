// One notice: who imported it, how far it has come, and what it did to each case.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ChoiceFilter } from '../../parts/filters.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { noticeQuery, resume, wholeNotice } from './holiday-queries.ts';
import type { ItemState, NoticeDetail, NoticeItem } from './holiday-queries.ts';
import { moveColumns } from './move-columns.ts';
import { failureOf, linesOf } from './move-rows.ts';
import { AffectedLink, Moves } from './moves.tsx';
import { ItemStateMark, noticeWords, NoticeStateMark } from './notice-state.tsx';
import './holidays.css';

const words = {
  zh: {
    title: (year: number) => `${year} 年放假通知`,
    loading: '放假通知',
    back: '节假日通知',
    notice: '这份通知',
    source: '文号',
    by: '导入人',
    at: '导入时间',
    finished: '执行完毕',
    replaced: '替换了原安排',
    yes: '是',
    progress: '执行进度',
    items: '逐件结果',
    state: '结果',
    none: '没有这样的结果',
    incomplete: (count: number) => `${count} 件没有告知`,
    incompleteText: '系统会自行重试；处理好原因后，也可以立即继续。',
    resume: '继续执行',
    calendar: (year: number) => `${year} 年日历`,
    failure: {
      noWorkflow: '这一件没有运行中的流程，请修复后继续。',
      refused: '这一件没有接受新的日历',
      unanswered: '这一件没有应答，稍后会再试。',
    },
    attempts: (count: number) => `已试 ${count} 次`,
    stuck: '卡住的事项',
  },
  en: {
    title: (year: number) => `Holiday notice of ${year}`,
    loading: 'Holiday notice',
    back: 'Holiday notices',
    notice: 'The notice',
    source: 'Notice',
    by: 'Imported by',
    at: 'Imported',
    finished: 'Finished',
    replaced: 'In place of an earlier one',
    yes: 'yes',
    progress: 'How far it has come',
    items: 'What it did to each case',
    state: 'Result',
    none: 'None with this result',
    incomplete: (count: number) => `${count} were not told`,
    incompleteText: 'They are tried again by themselves; or go on at once when the cause is mended.',
    resume: 'Go on',
    calendar: (year: number) => `Calendar of ${year}`,
    failure: {
      noWorkflow: 'The case has no running workflow; repair it, then go on.',
      refused: 'The case did not take the new calendar',
      unanswered: 'The case did not answer; it is tried again.',
    },
    attempts: (count: number) => `${count} attempts`,
    stuck: 'What is stuck',
  },
};

const PERCENT = 100;
const route = getRouteApi('/shell/admin/calendar/notices/$noticeId');

export function NoticePage() {
  const w = useWords(words);
  const { noticeId } = route.useParams();
  const [state, setState] = useState<ItemState>();
  const [passed, setPassed] = useState<string | null>(null);
  const pages = useInfiniteQuery(noticeQuery(noticeId, state, passed));
  const notice = pages.data?.pages[0];
  if (notice === undefined) {
    return (
      <>
        <PageTitle title={w.loading} actions={<Link to="/admin/calendar">{w.back}</Link>} />
        {pages.error === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <ProblemAlert error={pages.error} />}
      </>
    );
  }
  return (
    <>
      <PageTitle
        title={w.title(notice.year)}
        note={<NoticeStateMark state={notice.state} />}
        actions={
          <Link to="/admin/calendar" search={{ year: notice.year }}>
            {w.calendar(notice.year)}
          </Link>
        }
      />
      {notice.progress.failed > 0 && <Resume key={notice.finishedAt} notice={notice} onAsked={setPassed} />}
      <Summary notice={notice} />
      <Items notice={notice} state={state} onState={setState} pages={pages} />
    </>
  );
}

function Resume({ notice, onAsked }: { notice: NoticeDetail; onAsked: (passed: string | null) => void }) {
  const { id, progress, finishedAt } = notice;
  const w = useWords(words);
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const again = useMutation({
    mutationFn: () => resume(id, key),
    onSuccess: () => {
      onAsked(finishedAt);
      return client.invalidateQueries({ queryKey: ['calendar', 'notices'] });
    },
  });
  return (
    <>
      <Notice
        tone="late"
        title={w.incomplete(progress.failed)}
        text={w.incompleteText}
        actions={
          <Button type="primary" loading={again.isPending || again.isSuccess} onClick={() => again.mutate()}>
            {w.resume}
          </Button>
        }
      />
      <ProblemAlert error={again.error} />
    </>
  );
}

function Summary({ notice }: { notice: NoticeDetail }) {
  const w = useWords(words);
  const text = useText();
  const { progress, source, importedBy, importedAt, finishedAt, replaced } = notice;
  const settled = progress.total - progress.pending;
  return (
    <Sheet title={w.notice}>
      <Facts
        facts={[
          [w.source, text(source)],
          [w.by, importedBy.name],
          [w.at, <Moment key="at" at={importedAt} />],
          [w.finished, finishedAt === null ? null : <Moment key="finished" at={finishedAt} />],
          [w.replaced, replaced ? w.yes : null],
        ]}
      />
      <Progress
        aria-label={w.progress}
        percent={progress.total === 0 ? PERCENT : Math.round((settled / progress.total) * PERCENT)}
        status={progress.failed > 0 ? 'exception' : notice.state === 'moving' ? 'active' : 'success'}
        format={() => `${settled}/${progress.total}`}
      />
    </Sheet>
  );
}

function Items(props: {
  notice: NoticeDetail;
  state: ItemState | undefined;
  onState: (state: ItemState | undefined) => void;
  pages: ReturnType<typeof useInfiniteQuery<NoticeDetail, Error, { pages: NoticeDetail[] }>>;
}) {
  const { notice, state, onState, pages } = props;
  const w = useWords(words);
  const text = useText();
  const { item: states } = useWords(noticeWords);
  const columns = moveColumns(useWords(moveColumns.words), text);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Sheet
      title={w.items}
      actions={
        <>
          <ChoiceFilter
            label={w.state}
            value={state}
            options={(Object.keys(states) as ItemState[]).map((value) => ({
              value,
              label: `${states[value]} ${notice.progress[value]}`,
            }))}
            onChange={onState}
          />
          <ExportButton
            name={w.title(notice.year)}
            columns={[
              ...columns,
              { title: w.state, value: ({ item }: { item: NoticeItem }) => states[item.state], width: 12 },
            ]}
            rows={async () => linesOf(await wholeNotice(notice.id, state))}
          />
        </>
      }
    >
      <ProblemAlert error={pages.error} />
      {items.length === 0 ? (
        <p className="holiday-hint">{w.none}</p>
      ) : (
        <>
          <ul className="holiday-list" aria-label={w.items}>
            {items.map((item) => (
              <Item key={item.caseId} item={item} />
            ))}
          </ul>
          <LoadMore pages={pages} count={items.length} />
        </>
      )}
    </Sheet>
  );
}

function Item({ item }: { item: NoticeItem }) {
  const w = useWords(words);
  const text = useText();
  const failure = item.error === null ? null : failureOf(item.error);
  return (
    <li>
      <span>
        <AffectedLink item={item}>{item.caseNumber}</AffectedLink>
        <small>{text(item.procedure.title)}</small>
      </span>
      <Moves moves={item.moves} />
      <span>
        <ItemStateMark state={item.state} />
        {failure !== null && (
          <small>
            {w.failure[failure.kind]} {item.attempts > 1 && w.attempts(item.attempts)}{' '}
            {failure.kind === 'noWorkflow' && (
              <Link to="/admin/stuck" className="text-link">
                {w.stuck}
              </Link>
            )}
          </small>
        )}
      </span>
    </li>
  );
}
