import {
  allHandlersFinished,
  condition,
  log,
  makeContinueAsNewFunc,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { isRound } from '../domain/machine.ts';
import { answerOrigin } from './activities.ts';
import { CaseShell } from './case-shell.ts';
import type { CaseInput, CaseResult, CommandAnswer, CommandEnvelope } from './messages.ts';
import { commandUpdate, startedUpdate } from './messages.ts';

/**
 * One case, or one round of a duty, from its start to its end. It sleeps until somebody commands, an effect is done or the next alarm rings,
 * and hands itself on to a new run before its history grows too long.
 */
export async function caseWorkflow(input: CaseInput): Promise<CaseResult> {
  let shell: CaseShell;
  try {
    shell = new CaseShell(input);
  } catch (refusal) {
    return refuseStart(refusal);
  }
  const handled = (envelope: CommandEnvelope): Promise<CommandAnswer> => {
    log.info('command', { command: envelope.command.type, requestId: envelope.requestId });
    return shell.handle(envelope);
  };
  setHandler(commandUpdate, handled, { validator: (envelope) => shell.validate(envelope) });
  if (input.start !== null) log.info('started', { requestId: input.requestId ?? null });
  setHandler(startedUpdate, () => shell.started);
  shell.begin();

  const isOver = (): boolean => shell.state.status === 'ended' || shell.failure !== undefined;
  const mayLeave = (): boolean => shell.isAtRest && allHandlersFinished() && (isOver() || shouldGoOn(input));
  // A timer that rings in the same task may have set something going between the condition and this line.
  while (!mayLeave()) await condition(mayLeave);
  if (shell.failure !== undefined) throw shell.failure;
  if (!isOver()) {
    const { definition } = shell;
    const { requestId: _, ...rest } = input;
    return goOn({ ...rest, definition, start: null, key: null, carried: shell.carry() });
  }
  return finish(shell);
}

/** The next run begins on the build that is in use by then: what this one has decided is carried, not decided anew. */
function goOn(input: CaseInput): Promise<never> {
  const { targetWorkerDeploymentVersionChanged: isReplaced } = workflowInfo();
  return makeContinueAsNewFunc<typeof caseWorkflow>(isReplaced ? { initialVersioningBehavior: 'AUTO_UPGRADE' } : {})(
    input,
  );
}

/** Whoever waits for the start must learn why there is none. */
async function refuseStart(refusal: unknown): Promise<never> {
  setHandler(startedUpdate, () => Promise.reject(refusal));
  await condition(allHandlersFinished);
  throw refusal;
}

/** A run ends when the server says that it is long, earlier where the input asks for it, and when its build is replaced. */
function shouldGoOn({ eventsPerRun }: CaseInput): boolean {
  const { continueAsNewSuggested, historyLength, targetWorkerDeploymentVersionChanged } = workflowInfo();
  return (
    continueAsNewSuggested ||
    targetWorkerDeploymentVersionChanged ||
    (eventsPerRun !== undefined && historyLength >= eventsPerRun)
  );
}

/** Tells the case that this one came from how it ended; one that no longer waits for it takes no notice. */
async function finish(shell: CaseShell): Promise<CaseResult> {
  const { caseId, outcome } = shell.state;
  const origin = isRound(shell.state) ? null : shell.state.origin;
  const result = { outcome: outcome ?? '' };
  if (origin !== null) await answerOrigin({ origin, caseId, outcome: result.outcome, data: {} });
  return result;
}
