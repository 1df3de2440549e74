// What may be done with an order: the second person approves or rejects it, and it is paused and resumed.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { useMe } from '../../session/use-me.ts';
import type { RepairView } from './repair-types.ts';

const words = {
  zh: {
    waiting: '等待另一位管理员复核',
    own: '下达人不能复核自己下达的修复，请由另一位管理员办理。',
    note: '复核意见（可不填）',
    approve: '同意并执行',
    reject: '不同意',
    pause: '暂停',
    pauseText: '正在修复的一件办完后停下，可以随时继续。',
    resume: '继续',
    again: '重做未成的各件',
  },
  en: {
    waiting: 'Waits for another administrator',
    own: 'Whoever ordered it can’t approve it: ask another administrator.',
    note: 'A note (optional)',
    approve: 'Approve and do it',
    reject: 'Reject',
    pause: 'Pause',
    pauseText: 'It stops after the case that is under way and can be resumed at any time.',
    resume: 'Resume',
    again: 'Try again what was not done',
  },
};

type Act = 'approve' | 'reject' | 'pause' | 'resume';

export function OrderActions({ order }: { order: RepairView }) {
  const w = useWords(words);
  const me = useMe();
  const [note, setNote] = useState('');
  const act = useAct(order.id);
  const button = (what: Act, label: string, primary = false) => (
    <Button
      type={primary ? 'primary' : 'default'}
      loading={act.isPending && act.variables.what === what}
      disabled={act.isPending}
      onClick={() => act.mutate({ what, note })}
    >
      {label}
    </Button>
  );
  const { refused, failed, changedSince } = order.progress;
  return (
    <>
      {order.state === 'waitingForSecond' &&
        (order.orderedBy.id === me.person.id ? (
          <Notice tone="soon" title={w.waiting} text={w.own} />
        ) : (
          <Notice
            tone="soon"
            title={w.waiting}
            text={
              <Filter label={w.note}>
                {(id) => <Input id={id} value={note} onChange={(event) => setNote(event.target.value)} />}
              </Filter>
            }
            actions={
              <>
                {button('approve', w.approve, true)}
                {button('reject', w.reject)}
              </>
            }
          />
        ))}
      {order.state === 'running' && order.progress.pending > 0 && (
        <Notice tone="info" title={w.pause} text={w.pauseText} actions={button('pause', w.pause)} />
      )}
      {order.state === 'paused' && <p>{button('resume', w.resume, true)}</p>}
      {order.state === 'done' && refused + failed + changedSince > 0 && <p>{button('resume', w.again)}</p>}
      <ProblemAlert error={act.error} />
    </>
  );
}

function useAct(repairId: string) {
  const client = useQueryClient();
  const key = useFormKey();
  return useMutation({
    mutationFn: ({ what, note }: { what: Act; note: string }) => {
      const params = { path: { repairId }, header: key.of([what, note]) };
      const body = note.trim() === '' ? {} : { note: note.trim() };
      switch (what) {
        case 'approve':
          return answer(api.POST('/api/v1/repairs/{repairId}/approve', { params, body }));
        case 'reject':
          return answer(api.POST('/api/v1/repairs/{repairId}/reject', { params, body }));
        case 'pause':
          return answer(api.POST('/api/v1/repairs/{repairId}/pause', { params }));
        case 'resume':
          return answer(api.POST('/api/v1/repairs/{repairId}/resume', { params }));
      }
    },
    onSuccess: key.taken,
    onSettled: () => client.invalidateQueries({ queryKey: ['repairs'] }),
  });
}
