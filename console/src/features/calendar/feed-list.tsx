import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { feedsQuery } from './calendar-queries.ts';
import type { Feed } from './calendar-queries.ts';

const words = {
  zh: {
    title: '在手机或电脑日历中查看',
    note: '订阅后，您的待办期限会出现在日历软件中，每小时更新。日历中只有事项、环节和单位，不含个人信息。',
    label: '名称，例如：我的手机',
    add: '新建订阅地址',
    once: '订阅地址只显示这一次，请复制后粘贴到日历软件的“订阅日历”中。不要转发给他人。',
    copy: '复制地址',
    copied: '已复制',
    created: '新建时间',
    rotated: '更换时间',
    read: '最近读取',
    never: '还没有读取过',
    rotate: '更换地址',
    rotateAsk: '更换后原地址立即失效，确定更换？',
    revoke: '撤销',
    revokeAsk: '撤销后日历不再更新，确定撤销？',
    revoked: '已撤销',
    yes: '确定',
    no: '取消',
    none: '还没有订阅',
    noneText: '填写名称后新建一个地址',
  },
  en: {
    title: 'In the calendar of your phone or computer',
    note: 'Your due days appear there and follow every hour. It names procedures, stages and units, and nobody.',
    label: 'A name, such as: my phone',
    add: 'New address',
    once: 'The address is shown this once. Copy it into your calendar as a subscription, and give it to nobody.',
    copy: 'Copy the address',
    copied: 'Copied',
    created: 'Made',
    rotated: 'Changed',
    read: 'Last read',
    never: 'not read yet',
    rotate: 'Change the address',
    rotateAsk: 'The old address stops at once. Change it?',
    revoke: 'Revoke',
    revokeAsk: 'The calendar will not follow any more. Revoke it?',
    revoked: 'Revoked',
    yes: 'Yes',
    no: 'No',
    none: 'No subscription yet',
    noneText: 'Give it a name and make an address',
  },
};

const LONGEST = 50;

/** One's own calendar feeds: made, changed, revoked; the address is told once. */
export function FeedList() {
  const w = useWords(words);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data, error, isPending } = useQuery(feedsQuery);
  const [label, setLabel] = useState('');
  const key = useFormKey();
  const [path, setPath] = useState<string | null>(null);
  const after = async (told: string | null): Promise<void> => {
    setPath(told);
    setLabel('');
    key.taken();
    await queries.invalidateQueries({ queryKey: feedsQuery.queryKey });
  };
  const add = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/calendar-feeds', {
          body: { label: label.trim() },
          params: { header: key.of(['add', label]) },
        }),
      ),
    onSuccess: (feed) => after(feed.path),
  });
  const rotate = useMutation({
    mutationFn: (feedId: string) =>
      answer(
        api.POST('/api/v1/calendar-feeds/{feedId}/rotate', {
          params: { path: { feedId }, header: key.of(['rotate', feedId]) },
        }),
      ),
    onSuccess: (feed) => after(feed.path),
  });
  const revoke = useMutation({
    mutationFn: (feedId: string) =>
      answer(
        api.DELETE('/api/v1/calendar-feeds/{feedId}', {
          params: { path: { feedId }, header: key.of(['revoke', feedId]) },
        }),
      ),
    onSuccess: () => after(null),
  });
  const address = path === null ? null : new URL(path, location.origin).href;
  const busy = add.isPending || rotate.isPending || revoke.isPending;
  return (
    <Sheet title={w.title} note={w.note}>
      <form
        className="calendar-bar"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Input
          aria-label={w.label}
          placeholder={w.label}
          maxLength={LONGEST}
          value={label}
          onChange={({ target }) => setLabel(target.value)}
        />
        <Button type="primary" htmlType="submit" loading={add.isPending} disabled={label.trim() === '' || busy}>
          {w.add}
        </Button>
      </form>
      <ProblemAlert error={error ?? add.error ?? rotate.error ?? revoke.error} />
      {address !== null && (
        <Notice
          tone="info"
          title={w.once}
          text={<code className="calendar-address">{address}</code>}
          actions={
            <Button
              onClick={() => void navigator.clipboard.writeText(address).then(() => void message.success(w.copied))}
            >
              {w.copy}
            </Button>
          }
        />
      )}
      {isPending && <Skeleton active />}
      {data?.items.length === 0 && <Empty title={w.none} text={w.noneText} />}
      <ul className="calendar-feeds">
        {data?.items.map((feed) => (
          <li key={feed.id}>
            <strong>{feed.label}</strong>
            <FeedFacts feed={feed} />
            {feed.revokedAt === null && (
              <div className="sheet-actions">
                <Popconfirm
                  title={w.rotateAsk}
                  okText={w.yes}
                  cancelText={w.no}
                  onConfirm={() => rotate.mutate(feed.id)}
                >
                  <Button disabled={busy}>{w.rotate}</Button>
                </Popconfirm>
                <Popconfirm
                  title={w.revokeAsk}
                  okText={w.yes}
                  cancelText={w.no}
                  onConfirm={() => revoke.mutate(feed.id)}
                >
                  <Button danger disabled={busy}>
                    {w.revoke}
                  </Button>
                </Popconfirm>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function FeedFacts({ feed }: { feed: Feed }) {
  const w = useWords(words);
  return (
    <Facts
      inline
      facts={[
        [w.created, <Moment key="at" at={feed.createdAt} />],
        [w.rotated, feed.rotatedAt === null ? null : <Moment key="at" at={feed.rotatedAt} />],
        [w.read, feed.lastReadAt === null ? w.never : <Moment key="at" at={feed.lastReadAt} />],
        [w.revoked, feed.revokedAt === null ? null : <Moment key="at" at={feed.revokedAt} />],
      ]}
    />
  );
}
