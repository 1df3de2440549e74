// What may still be done to a case whose workflow is over: the trail goes on, written from here under the same chain.
import { findCase } from '../db/cases.ts';
import { record } from '../db/record.ts';
import { decide, evolve, projectionAfter } from '../domain/machine.ts';
import type { MachineCommand, MachineState } from '../domain/machine.ts';
import type { CommandAnswer, RequestKey } from '../workflows/messages.ts';
import { definitionOf, EVERYTHING, stateOf } from './case-reading.ts';
import type { Deps } from './deps.ts';
import { Problem, refused } from './problem.ts';

/** Tries, where somebody else writes at the same moment. */
const TRIES = 5;

/**
 * Decides a command on a case or round that has ended and records it, as its workflow would have. Nobody else writes its
 * trail any more but requests like this one; of two at once the second decides anew on what the first has written.
 * @throws {Problem} what the core refuses
 */
export async function appendToEnded(
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
