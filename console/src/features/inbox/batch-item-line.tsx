import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import type { BatchItem } from './use-batch.ts';

const words = {
  zh: {
    asking: '正在核对',
    can: '可办理',
    cannot: '不能批量办理',
    sending: '正在提交',
    done: '已办理',
    kept: '已保存，待提交',
    refused: '未成功',
    form: '这一环节要填写表单，请打开案件逐件办理。',
    other: '这一任务不是审批意见，或已不在您手中，请打开案件办理。',
  },
  en: {
    asking: 'Checking',
    can: 'Ready',
    cannot: 'Not together',
    sending: 'Sending',
    done: 'Done',
    kept: 'Kept, to be sent',
    refused: 'Failed',
    form: 'This stage has a form to fill in; open the case for it.',
    other: 'This is no decision, or no longer yours; open the case for it.',
  },
};

function stateOf({ decidable, error, result }: BatchItem): { tone: Tone; key: keyof (typeof words)['zh'] } {
  if (result === 'sending') return { tone: 'info', key: 'sending' };
  if (result?.step === 'done') return { tone: 'good', key: 'done' };
  if (result?.step === 'kept') return { tone: 'soon', key: 'kept' };
  if (result?.step === 'refused') return { tone: 'late', key: 'refused' };
  if (error !== null || decidable?.can === false) return { tone: 'soon', key: 'cannot' };
  return decidable === null ? { tone: 'plain', key: 'asking' } : { tone: 'info', key: 'can' };
}

/** One of several tasks that are decided together: whom it is about, how far it is, and why it can't be. */
export function BatchItemLine({ item }: { item: BatchItem }) {
  const w = useWords(words);
  const text = useText();
  const { task, decidable, error, result } = item;
  const { tone, key } = stateOf(item);
  const reason = decidable?.can === false ? decidable.why : null;
  const why =
    result !== null && result !== 'sending' && result.step === 'refused'
      ? result.problem.message
      : error instanceof Error
        ? error.message
        : reason === null
          ? null
          : typeof reason === 'string'
            ? w[reason]
            : text(reason);
  return (
    <li>
      <div>
        <span>
          {task.subject?.name ?? task.applicant?.name ?? text(task.procedure.title)}{' '}
          <span className="task-note">
            {task.caseNumber} · {text(task.stage.title)}
          </span>
        </span>
        <Mark tone={tone}>{w[key]}</Mark>
      </div>
      {why !== null && <span className="batch-why">{why}</span>}
    </li>
  );
}
