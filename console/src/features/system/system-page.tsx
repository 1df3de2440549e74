// 系统状态: what runs, what is away, what waits, and which version it is.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useWords } from '../../language/language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { failing } from './failing.ts';

type SystemState = components['schemas']['SystemState'];

const LOOK_AGAIN_MS = 20_000;

const words = {
  zh: {
    title: '系统状态',
    note: '每 20 秒更新一次。',
    parts: '各部分',
    api: '接口与数据库',
    temporal: '流程引擎',
    worker: '办理进程',
    watchdog: '巡查',
    up: '正常',
    down: '没有应答',
    alive: '正常',
    missing: '没有运行',
    unknown: '无法得知',
    onTime: '按时',
    late: '迟到',
    lastPoll: '最近领取工作',
    lastLook: '最近一次',
    never: '尚无',
    backlog: '积压与卡住',
    messages: '待发消息',
    oldest: '最早一条',
    stuck: '卡住的事项',
    overdue: '其中处置超时',
    version: '版本',
    number: '版本号',
    started: '接口启动时间',
    fine: '各部分正常',
    advice: {
      temporal: '流程引擎没有应答：可以查询，不能办理。请检查引擎及其数据库。',
      worker: '没有办理进程：提交的内容已保存，但事项不会前进。请启动办理进程并查看其日志。',
      watchdog: '巡查没有按时进行，卡住的事项可能没有列全。巡查由办理进程执行。',
    },
  },
  en: {
    title: 'System',
    note: 'Looked at again every 20 seconds.',
    parts: 'Parts',
    api: 'API and database',
    temporal: 'Workflow engine',
    worker: 'Worker',
    watchdog: 'Watchdog',
    up: 'up',
    down: 'does not answer',
    alive: 'up',
    missing: 'not running',
    unknown: 'can’t be told',
    onTime: 'on time',
    late: 'late',
    lastPoll: 'last asked for work',
    lastLook: 'last look',
    never: 'never',
    backlog: 'What waits, what is stuck',
    messages: 'Messages to send',
    oldest: 'Oldest',
    stuck: 'Stuck',
    overdue: 'of them overdue',
    version: 'Version',
    number: 'Version',
    started: 'API started',
    fine: 'All parts are up',
    advice: {
      temporal: 'The engine does not answer: one can read, not act. See to it and to its database.',
      worker: 'No worker: what is sent is kept, but no case goes on. Start the worker and read its log.',
      watchdog: 'The watchdog is late: what is stuck may be incomplete. The worker runs it.',
    },
  },
};

export function SystemPage() {
  const w = useWords(words);
  const state = useQuery({
    queryKey: ['system'],
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/admin/system', { signal })),
  });
  return (
    <>
      <PageTitle title={w.title} note={w.note} />
      <ProblemAlert error={state.error} />
      {state.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {state.data !== undefined && state.error === null && <State state={state.data} />}
    </>
  );
}

function State({ state }: { state: SystemState }) {
  const w = useWords(words);
  const bad = failing(state);
  const { temporal, worker, watchdog, messages, stuck } = state;
  const when = (at: string | null): ReactNode => (at === null ? w.never : <Moment at={at} />);
  return (
    <>
      {bad.length === 0 && <Notice tone="good" title={w.fine} />}
      {bad.map((part) => (
        <Notice key={part} tone={part === 'watchdog' ? 'soon' : 'late'} title={w[part]} text={w.advice[part]} />
      ))}
      <Sheet title={w.parts}>
        <Facts
          facts={[
            [
              w.api,
              <Mark key="api" tone="good">
                {w.up}
              </Mark>,
            ],
            [
              w.temporal,
              <Mark key="temporal" tone={temporal === 'up' ? 'good' : 'late'}>
                {w[temporal]}
              </Mark>,
            ],
            [
              w.worker,
              <span key="worker">
                <Mark tone={worker === 'alive' ? 'good' : 'late'}>{w[worker]}</Mark> {w.lastPoll}{' '}
                {when(state.lastPollAt)}
              </span>,
            ],
            [
              w.watchdog,
              <span key="watchdog">
                <Mark tone={watchdog.late ? 'soon' : 'good'}>{watchdog.late ? w.late : w.onTime}</Mark> {w.lastLook}{' '}
                {when(watchdog.lastLookAt)}
              </span>,
            ],
          ]}
        />
      </Sheet>
      <Sheet title={w.backlog}>
        <Facts
          facts={[
            [
              w.messages,
              <Link key="messages" to="/admin/channels" aria-label={`${w.messages} ${messages.backlog}`}>
                {messages.backlog}
              </Link>,
            ],
            [w.oldest, messages.oldest === null ? null : <Moment key="oldest" at={messages.oldest} />],
            [
              w.stuck,
              <Link key="stuck" to="/admin/stuck" aria-label={`${w.stuck} ${stuck.total}`}>
                {stuck.total}
              </Link>,
            ],
            [w.overdue, stuck.overdue],
          ]}
        />
      </Sheet>
      <Sheet title={w.version}>
        <Facts
          facts={[
            [w.number, state.version],
            [w.started, <Moment key="started" at={state.startedAt} />],
          ]}
        />
      </Sheet>
    </>
  );
}
