import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { webhooksQuery, type Webhook } from './webhook-queries.ts';

const words = {
  zh: {
    rotate: '更换密钥',
    rotateSure: '更换签名密钥？旧密钥再用 24 小时，期间两把都签。',
    disable: '暂停',
    enable: '恢复推送',
    remove: '取消订阅',
    removeSure: '取消订阅？未推送的事件不再推送，无法恢复。',
    yes: '确定',
    no: '取消',
    done: '已办理',
  },
  en: {
    rotate: 'New secret',
    rotateSure: 'Change the secret? The older one signs as well for 24 hours.',
    disable: 'Stop',
    enable: 'Start again',
    remove: 'Delete',
    removeSure: 'Delete the subscription? What waits is not sent.',
    yes: 'Yes',
    no: 'No',
    done: 'Done',
  },
};

const OVERLAP_HOURS = 24;

interface WebhookActionsProps {
  readonly webhook: Webhook;
  readonly onSecret: (secret: string) => void;
}

export function WebhookActions({ webhook, onSecret }: WebhookActionsProps) {
  const w = useWords(words);
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const act = useMutation({
    mutationFn: async (what: 'rotate' | 'disable' | 'enable' | 'remove') => {
      const params = { path: { webhookId: webhook.id }, header: key.of(what) };
      if (what === 'rotate') {
        const body = { overlapHours: OVERLAP_HOURS };
        const { secret } = await answer(api.POST('/api/v1/webhooks/{webhookId}/rotate', { params, body }));
        onSecret(secret);
      } else if (what === 'remove') await answer(api.DELETE('/api/v1/webhooks/{webhookId}', { params }));
      else if (what === 'disable') await answer(api.POST('/api/v1/webhooks/{webhookId}/disable', { params }));
      else await answer(api.POST('/api/v1/webhooks/{webhookId}/enable', { params }));
    },
    onSuccess: async () => {
      key.taken();
      void message.success(w.done);
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  const named = (what: string): string => `${what} ${webhook.name}`;
  return (
    <>
      <div className="webhook-buttons">
        <Popconfirm title={w.rotateSure} okText={w.yes} cancelText={w.no} onConfirm={() => act.mutate('rotate')}>
          <Button aria-label={named(w.rotate)}>{w.rotate}</Button>
        </Popconfirm>
        {webhook.state === 'active' ? (
          <Button aria-label={named(w.disable)} loading={act.isPending} onClick={() => act.mutate('disable')}>
            {w.disable}
          </Button>
        ) : (
          <Button aria-label={named(w.enable)} loading={act.isPending} onClick={() => act.mutate('enable')}>
            {w.enable}
          </Button>
        )}
        <Popconfirm title={w.removeSure} okText={w.yes} cancelText={w.no} onConfirm={() => act.mutate('remove')}>
          <Button danger aria-label={named(w.remove)}>
            {w.remove}
          </Button>
        </Popconfirm>
      </div>
      <ProblemAlert error={act.error} />
    </>
  );
}
