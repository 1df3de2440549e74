import { Button, Drawer, Input, Progress, Radio, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Notice } from '../../parts/notice.tsx';
import { BatchItemLine } from './batch-item-line.tsx';
import { commonOutcomes } from './batch.ts';
import type { TaskRow } from './task-queries.ts';
import { useBatch } from './use-batch.ts';

const words = {
  zh: {
    title: (count: number) => `批量办理 ${count} 项`,
    outcome: '办理结果',
    opinion: '办理意见',
    opinionRequired: '办理意见（必填）',
    opinionHint: '意见将写入每一项',
    send: (count: number) => `提交 ${count} 项`,
    retry: (count: number) => `重试未成功的 ${count} 项`,
    close: '关闭',
    noneCommon: '所选事项没有共同的办理结果，请只选同一环节的事项。',
    noneCan: '所选事项都不能批量办理，原因见下。',
    summary: (done: number, failed: number, kept: number) =>
      [`已办理 ${done} 项`, failed > 0 && `未成功 ${failed} 项`, kept > 0 && `待网络恢复后提交 ${kept} 项`]
        .filter(Boolean)
        .join('，'),
    progress: '办理进度',
    items: '所选事项',
  },
  en: {
    title: (count: number) => `Decide ${count} together`,
    outcome: 'Outcome',
    opinion: 'Opinion',
    opinionRequired: 'Opinion (required)',
    opinionHint: 'It is written into each of them',
    send: (count: number) => `Send ${count}`,
    retry: (count: number) => `Try the ${count} that failed again`,
    close: 'Close',
    noneCommon: 'What you chose has no outcome in common; choose tasks of one stage.',
    noneCan: 'None of these can be decided together; the reasons are below.',
    summary: (done: number, failed: number, kept: number) =>
      [`${done} done`, failed > 0 && `${failed} failed`, kept > 0 && `${kept} wait for the network`]
        .filter(Boolean)
        .join(', '),
    progress: 'Progress',
    items: 'Chosen tasks',
  },
};

/** Decides several tasks by one outcome and opinion; each stands alone, and its line says what became of it. */
export function BatchDrawer({ tasks, onClose }: { tasks: readonly TaskRow[]; onClose: () => void }) {
  const w = useWords(words);
  const text = useText();
  const id = useId();
  const { items, asked, running, decide } = useBatch(tasks);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [opinion, setOpinion] = useState('');
  const outcomes = commonOutcomes(items.flatMap((one) => (one.decidable === null ? [] : [one.decidable])));
  const chosen = outcomes.find((one) => one.key === outcome);
  const able = items.filter((one) => one.decidable?.can === true);
  const given = items.flatMap(({ result }) => (result === null || result === 'sending' ? [] : [result.step]));
  const count = (step: string): number => given.filter((one) => one === step).length;
  const started = given.length > 0 || running;
  const open = able.length - count('done') - count('kept');
  const missing = chosen === undefined || (chosen.opinionRequired && opinion.trim() === '');
  const submit = (): void => {
    if (chosen === undefined) return;
    const stage = tasks[0] === undefined ? '' : text(tasks[0].stage.title);
    void decide(chosen.key, opinion, `${text(chosen.title)} · ${stage}`);
  };
  return (
    <Drawer
      open
      onClose={onClose}
      maskClosable={!running}
      title={w.title(tasks.length)}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      footer={
        <div className="task-actions">
          {open > 0 && (
            <Button type="primary" disabled={missing} loading={running} onClick={submit}>
              {given.length > 0 ? w.retry(open) : w.send(open)}
            </Button>
          )}
          <Button onClick={onClose} disabled={running}>
            {w.close}
          </Button>
        </div>
      }
    >
      {!asked && <Skeleton active paragraph={{ rows: 4 }} />}
      {asked && able.length === 0 && <Notice tone="soon" title={w.noneCan} />}
      {asked && able.length > 0 && outcomes.length === 0 && <Notice tone="soon" title={w.noneCommon} />}
      {asked && outcomes.length > 0 && (
        <>
          <div className="batch-field" role="group" aria-labelledby={`${id}-outcome`}>
            <strong id={`${id}-outcome`}>{w.outcome}</strong>
            <Radio.Group
              disabled={running}
              value={outcome}
              onChange={({ target }) => setOutcome(String(target.value))}
              options={outcomes.map((one) => ({ value: one.key, label: text(one.title) }))}
            />
          </div>
          <div className="batch-field">
            <label htmlFor={`${id}-opinion`}>
              <strong>{chosen?.opinionRequired === true ? w.opinionRequired : w.opinion}</strong>
            </label>
            <Input.TextArea
              id={`${id}-opinion`}
              rows={3}
              maxLength={2000}
              disabled={running}
              placeholder={w.opinionHint}
              value={opinion}
              onChange={({ target }) => setOpinion(target.value)}
            />
          </div>
        </>
      )}
      {started && (
        <>
          <Progress
            aria-label={w.progress}
            percent={able.length === 0 ? 0 : Math.round((given.length / able.length) * 100)}
          />
          {!running && (
            <Notice
              tone={count('refused') > 0 ? 'late' : 'good'}
              title={w.summary(count('done'), count('refused'), count('kept'))}
            />
          )}
        </>
      )}
      <ul className="batch-items" aria-label={w.items}>
        {items.map((item) => (
          <BatchItemLine key={item.key} item={item} />
        ))}
      </ul>
    </Drawer>
  );
}
