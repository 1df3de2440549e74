import { Button } from 'antd';
import { CommandOutcome } from '../../commands/command-outcome.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useWords } from '../../language/language.ts';
import { useMe } from '../../session/use-me.ts';
import type { TaskRow } from './task-queries.ts';

const words = {
  zh: { claim: '签收', release: '退回待签收', of: (number: string) => `（${number}）` },
  en: { claim: 'Claim', release: 'Give back', of: (number: string) => ` (${number})` },
};

/** Takes a task in hand, so that colleagues with the same post leave it alone, or gives it back. */
export function ClaimButton({ task }: { task: TaskRow }) {
  const w = useWords(words);
  const me = useMe();
  const { state, send } = useCommand(task);
  if ('person' in task.to || task.held) return null;
  const mine = task.claimedBy?.id === me.person.id;
  if (task.claimedBy !== null && !mine) return null;
  const type = mine ? 'release' : 'claim';
  const { taskId, visitId } = task;
  return (
    <>
      <Button
        loading={state.step === 'sending'}
        aria-label={`${w[type]}${w.of(task.caseNumber)}`}
        onClick={() => void send({ type, taskId, visitId }, w[type])}
      >
        {w[type]}
      </Button>
      {(state.step === 'refused' || state.step === 'kept') && <CommandOutcome state={state} />}
    </>
  );
}
