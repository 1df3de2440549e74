// What could not be delivered on any channel, why, and sending it again.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { useDeliveryCause } from '../../parts/delivery-cause.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { wholeList } from '../../parts/whole-list.ts';

type Delivery = components['schemas']['Delivery'];

const words = {
  zh: {
    failed: '没有送达的消息',
    none: '没有。',
    attempts: (count: number) => `已试 ${count} 次`,
    retry: '重发',
    at: '时间',
    kind: '消息',
    to: '收件人',
    number: '事项编号',
    channel: '渠道',
    cause: '原因',
    tried: '已试次数',
  },
  en: {
    failed: 'What could not be delivered',
    none: 'Nothing.',
    attempts: (count: number) => `${count} attempts`,
    retry: 'Send again',
    at: 'At',
    kind: 'Message',
    to: 'To',
    number: 'Case',
    channel: 'Channel',
    cause: 'Cause',
    tried: 'Attempts',
  },
};

const page = (cursor: string | undefined, signal?: AbortSignal) => {
  const query = { state: 'failed' as const, ...(cursor !== undefined && { cursor }) };
  return answer(api.GET('/api/v1/admin/deliveries', { params: { query }, signal: signal ?? null }));
};

export function FailedMessages({ channels }: { channels: components['schemas']['ChannelStates']['items'] }) {
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const key = useFormKey();
  const causeOf = useDeliveryCause();
  const failed = useInfiniteQuery({
    queryKey: ['deliveries', 'failed'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => page(pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const retry = useMutation({
    mutationFn: (deliveryId: number) =>
      answer(
        api.POST('/api/v1/admin/deliveries/{deliveryId}/retry', {
          params: { path: { deliveryId }, header: key.of(deliveryId) },
        }),
      ),
    onSuccess: key.taken,
    onSettled: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  const channelOf = (channel: string | null): string => {
    const known = channels.find((one) => one.channel === channel);
    return known === undefined ? '' : text(known.title);
  };
  const items = failed.data?.pages.flatMap((one) => one.items);
  return (
    <Sheet
      title={w.failed}
      actions={
        <ExportButton
          name={w.failed}
          rows={() => wholeList(page)}
          columns={[
            { title: w.at, value: ({ createdAt }: Delivery) => momentText(createdAt), width: 18 },
            { title: w.kind, value: ({ title }) => text(title), width: 28 },
            { title: w.to, value: ({ targetName }) => targetName },
            { title: w.number, value: ({ caseNumber }) => caseNumber, width: 24 },
            { title: w.channel, value: ({ channel }) => channelOf(channel) },
            { title: w.cause, value: ({ cause }) => causeOf(cause), width: 32 },
            { title: w.tried, value: ({ attempts }) => attempts, width: 10 },
          ]}
        />
      }
    >
      <ProblemAlert error={failed.error ?? retry.error} />
      {failed.isPending && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {items?.length === 0 && <p>{w.none}</p>}
      {items !== undefined && items.length > 0 && (
        <>
          <ul aria-label={w.failed}>
            {items.map((one) => (
              <li key={one.id}>
                <Moment at={one.createdAt} /> {text(one.title)} {one.targetName} {one.caseNumber}{' '}
                {channelOf(one.channel)} {causeOf(one.cause)} {w.attempts(one.attempts)}{' '}
                <Button
                  loading={retry.isPending && retry.variables === one.id}
                  aria-label={`${w.retry} ${text(one.title)} ${one.targetName ?? ''}`}
                  onClick={() => retry.mutate(one.id)}
                >
                  {w.retry}
                </Button>
              </li>
            ))}
          </ul>
          <LoadMore pages={failed} count={items.length} />
        </>
      )}
    </Sheet>
  );
}
