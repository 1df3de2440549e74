// A command of this form that is on the device still, or that was refused when it was sent later.
import { Button } from 'antd';
import { ApiProblem } from '../api/problem.ts';
import { CommandOutcome } from '../commands/command-outcome.tsx';
import { takeBack, useWaiting } from '../commands/use-waiting.ts';
import type { WaitingCommand } from '../commands/waiting.ts';
import { useWords } from '../language/language.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

const words = { zh: { takeBack: '取消提交' }, en: { takeBack: 'Don’t send it' } };
const CONFLICT = 409;

/** What was given from the form with this draft and has not been taken by the service; undefined where nothing was. */
export function useHeld(draft: string): WaitingCommand | undefined {
  return useWaiting().find((one): one is WaitingCommand => 'draft' in one && one.draft === draft);
}

/** In place of the form as long as it waits; above the form, with the reason, once it was refused. */
export function HeldCommand({ held }: { held: WaitingCommand }) {
  const w = useWords(words);
  if (held.refusal !== null) {
    const { refusal, faults = [] } = held;
    return <ProblemAlert error={new ApiProblem(CONFLICT, { detail: refusal, errors: faults })} />;
  }
  return (
    <>
      <CommandOutcome state={{ step: 'kept', key: held.key, why: 'away' }} />
      <Button onClick={() => void takeBack(held, '')}>{w.takeBack}</Button>
    </>
  );
}
