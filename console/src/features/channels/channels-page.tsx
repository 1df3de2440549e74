// 通知渠道: whether messages go out, what waits, and what could not be delivered.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { useDeliveryCause } from '../../parts/delivery-cause.ts';
import { Facts } from '../../parts/facts.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { FailedMessages } from './failed-messages.tsx';
import { OfficeContacts } from './office-contacts.tsx';

const words = {
  zh: {
    title: '通知渠道',
    note: '消息是否送出、积压多少、哪些没有送达。',
    state: { up: '正常', down: '不通', notConfigured: '未配置' },
    backlog: '积压',
    oldest: '最早一条',
    success: '最近成功',
    failure: '最近失败',
    cause: '原因',
    since: '不通始于',
    probe: '下次再试',
    unaddressed: '尚未分发',
  },
  en: {
    title: 'Channels',
    note: 'Whether messages go out, what waits, what could not be delivered.',
    state: { up: 'up', down: 'down', notConfigured: 'not configured' },
    backlog: 'Waiting',
    oldest: 'Oldest',
    success: 'Last success',
    failure: 'Last failure',
    cause: 'Cause',
    since: 'Down since',
    probe: 'Next try',
    unaddressed: 'Not addressed yet',
  },
};

const time = (at: string | null) => (at === null ? null : <Moment at={at} />);

export function ChannelsPage() {
  const w = useWords(words);
  const text = useText();
  const causeOf = useDeliveryCause();
  const channels = useQuery({
    queryKey: ['channels'],
    refetchInterval: 20_000,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/admin/channels', { signal })),
  });
  return (
    <>
      <PageTitle title={w.title} note={w.note} />
      <ProblemAlert error={channels.error} />
      {channels.isPending && <Skeleton active />}
      {channels.data?.items.map((one) => (
        <Sheet
          key={one.channel}
          title={text(one.title)}
          actions={
            <Mark tone={one.state === 'up' ? 'good' : one.state === 'down' ? 'late' : 'plain'}>
              {w.state[one.state]}
            </Mark>
          }
        >
          <Facts
            facts={[
              [w.backlog, one.backlog],
              [w.oldest, time(one.oldest)],
              [w.success, time(one.lastSuccess)],
              [w.failure, time(one.lastFailure)],
              [w.cause, causeOf(one.lastCause)],
              [w.since, time(one.downSince)],
              [w.probe, time(one.nextProbe)],
            ]}
          />
        </Sheet>
      ))}
      {channels.data !== undefined && (
        <Sheet title={w.unaddressed}>
          <Facts
            facts={[
              [w.backlog, channels.data.unaddressed.backlog],
              [w.oldest, time(channels.data.unaddressed.oldest)],
            ]}
          />
        </Sheet>
      )}
      {channels.data !== undefined && <OfficeContacts channels={channels.data.items} />}
      <FailedMessages channels={channels.data?.items ?? []} />
    </>
  );
}
