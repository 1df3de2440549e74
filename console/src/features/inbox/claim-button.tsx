import { App } from 'antd';
import { useCommand } from '../../commands/use-command.ts';
import { useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { useMe } from '../../session/use-me.ts';
import type { TaskRow } from './task-queries.ts';

const words = {
  zh: { claim: '签收', kept: '待提交', release: '退回待签收', of: (number: string) => `（${number}）` },
  en: { claim: 'Claim', kept: 'To be sent', release: 'Give back', of: (number: string) => ` (${number})` },
};

/**
 * Takes a task in hand, so that colleagues with the same post leave it alone, or gives it back. A plain button: it is
 * drawn anew for every line that comes into sight while a long list scrolls.
 */
export function ClaimButton({ task }: { task: TaskRow }) {
  const w = useWords(words);
  const me = useMe();
  const { state, send } = useCommand(task);
  const { message } = App.useApp();
  if ('person' in task.to || task.held) return null;
  const mine = task.claimedBy?.id === me.person.id;
  if (task.claimedBy !== null && !mine) return null;
  const type = mine ? 'release' : 'claim';
  const { taskId, visitId } = task;
  const act = async (): Promise<void> => {
    const after = await send({ type, taskId, visitId }, w[type]);
    if (after.step === 'refused') message.error(after.problem.message);
  };
  return (
    <>
      <button
        type="button"
        className="task-claim"
        disabled={state.step === 'sending'}
        aria-label={`${w[type]}${w.of(task.caseNumber)}`}
        onClick={() => void act()}
      >
        {w[type]}
      </button>
      {state.step === 'kept' && <Mark tone="soon">{w.kept}</Mark>}
    </>
  );
}
