// What may still be done to a case whose workflow is over: the trail goes on, written from here under the same chain.
import { findCaseHead } from '../db/case-heads.ts';
import type { CaseHead } from '../db/case-heads.ts';
import { findCase } from '../db/cases.ts';
import { record } from '../db/record.ts';
import type { HumanCommand } from '../domain/case/command.ts';
import { decide, evolve, projectionAfter } from '../domain/machine.ts';
import type { MachineCommand, MachineState } from '../domain/machine.ts';
import type { CommandAnswer, RequestKey } from '../workflows/messages.ts';
import { scopeOf } from '../domain/scope.ts';
import { updateIdFor } from './case-id.ts';
import { definitionOf, EVERYTHING, stateOf } from './case-reading.ts';
import type { Deps } from './deps.ts';
import { answerUnder, earlierAnswer } from './earlier-answer.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem, refused } from './problem.ts';
import { answered } from './refusals.ts';

/** Tries, where somebody else writes at the same moment. */
const TRIES = 5;

/**
 * Sends a command that holds after the end too: to the case's workflow, or into its trail where that is over.
 *
 * @param make the command, with the caller as he acts on this case
 * @param check of what the command names, once it is known that the case is in sight and the key is new
 * @returns whether the caller's key had an answer already
 * @throws {Problem} 404 where the caller does not see the case; what the core refuses
 */
export async function commandEvenEnded(
  deps: Deps,
  actor: Caller,
  caseId: string,
  make: (head: CaseHead) => HumanCommand,
  { key, requestId }: { key: RequestKey; requestId: string },
  check: () => Promise<unknown> = async () => undefined,
): Promise<{ repeated: boolean }> {
  const head = await findCaseHead(deps.db, scopeOf(actor), caseId, key);
  const before = head === null ? await earlierAnswer(deps.db, key) : answerUnder(key, head.known);
  if (before !== null) return { repeated: true };
  if (head === null) throw new Problem('NOT_FOUND');
  await check();
  const command = make(head);
  if (head.status === 'ended') await appendToEnded(deps, caseId, command, key);
  else {
    const envelope = { command, key, requestId, seen: head.sequence };
    try {
      await answered(deps.temporal.command(caseId, envelope, updateIdFor(caseId, key)));
    } catch (error) {
      // It has ended since the row was read.
      if (!(error instanceof Problem) || error.code !== 'CASE_ENDED') throw error;
      await appendToEnded(deps, caseId, command, key);
    }
  }
  return { repeated: false };
}

/**
 * Decides a command on a case or round that has ended and records it, as its workflow would have. Nobody else writes its
 * trail any more but requests like this one; of two at once the second decides anew on what the first has written.
 * @throws {Problem} what the core refuses
 */
async function appendToEnded(
  deps: Deps,
  caseId: string,
  command: MachineCommand,
  key: RequestKey,
): Promise<CommandAnswer> {
  const { db, crypto, now } = deps;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const row = await findCase(db, crypto, EVERYTHING, caseId);
    if (row === null) throw new Problem('NOT_FOUND');
    const [definition, state] = await Promise.all([definitionOf(deps, row.definitionHash), stateOf(deps, caseId)]);
    if (state.sequence !== row.sequence) continue;
    const decision = decide(definition, state, command, { now: now() });
    if (!decision.ok) throw refused(decision.refusal);
    const { events } = decision;
    const after = events.reduce<MachineState>((before, event) => evolve(before, event), state);
    const answer: CommandAnswer = {
      caseId,
      sequence: after.sequence,
      status: after.status,
      outcome: after.outcome,
      recordedAt: events.at(-1)?.recordedAt ?? now(),
      events: events.map(({ sequence, type }) => ({ sequence, type })),
    };
    const projection = projectionAfter(definition, after, events);
    const written = await record(db, crypto, { caseId, prevHead: row.chainHead, events, projection, key, answer });
    if (written.ahead === undefined) return answer;
  }
  throw new Problem('IN_PROGRESS', { headers: { 'retry-after': '1' } });
}
