// The point of its trail to which a case is to go back, read as the command for it needs it.
import type { CaseEvent } from '../domain/case/event.ts';
import { evolve, isRound, messagesOf, projectionAfter } from '../domain/machine.ts';
import type { MachineEvent, MachineState } from '../domain/machine.ts';
import type { Definition } from '../domain/definition/forms.ts';
import type { MessagesSince } from '../domain/repair/outside-since.ts';
import { revertPoint } from '../domain/repair/revert-point.ts';
import type { RevertPoint } from '../domain/repair/revert-point.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { requireDefinition } from './definitions.ts';
import { batchesOf, openLink, readLinks } from './event-rows.ts';

export interface LoadedRevertPoint extends RevertPoint {
  /** The version of that time, where the case goes on by another now. */
  definition?: Definition;
}

/**
 * How a case stood after an event, and what has happened outside since. A command is gone back on as a whole: from one in
 * its midst the point is the end of the command before. Null for a round, and where there is no such event or nothing
 * after it.
 */
export async function loadRevertPoint(
  db: Db,
  crypto: FieldCrypto,
  caseId: string,
  toSequence: number,
): Promise<LoadedRevertPoint | null> {
  const batches = batchesOf(await readLinks(db, caseId)).map((batch) => batch.map((link) => openLink(crypto, link)));
  const ends = batches.flatMap((batch) => batch.at(-1)?.sequence ?? []);
  const end = ends.findLast((sequence) => sequence <= toSequence);
  const last = batches.flat().reduce<MachineState | null>(evolve, null);
  if (end === undefined || last === null || isRound(last)) return null;
  const messages = await messagesSince(db, batches, end);
  // the events of a case, since its state is one
  const point = revertPoint(batches.flat() as CaseEvent[], end, messages);
  if (point === null || point.state.definitionHash === last.definitionHash) return point;
  return { ...point, definition: await requireDefinition(db, point.state.definitionHash) };
}

/** How many messages the commands since have sent, and when the first of them. */
async function messagesSince(
  db: Db,
  batches: readonly (readonly MachineEvent[])[],
  toSequence: number,
): Promise<MessagesSince | null> {
  let state: MachineState | null = null;
  const sent: { at: string; count: number }[] = [];
  for (const events of batches) {
    state = events.reduce<MachineState | null>(evolve, state);
    const at = events[0]?.recordedAt;
    if (state === null || at === undefined || (events[0]?.sequence ?? 0) <= toSequence) continue;
    const definition = await requireDefinition(db, state.definitionHash);
    const { length } = messagesOf(projectionAfter(definition, state, events), events);
    if (length > 0) sent.push({ at, count: length });
  }
  const [first] = sent;
  return first === undefined ? null : { at: first.at, count: sent.reduce((sum, { count }) => sum + count, 0) };
}
