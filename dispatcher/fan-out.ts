// From what an event says to whom it is told: one delivery for each person and office, in one transaction with the
// message itself, so that a crash leaves both or neither.
import { preferencesOf, reachableBy } from '../db/contacts.ts';
import { findDefinition } from '../db/definitions.ts';
import { addDeliveries } from '../db/deliveries.ts';
import type { NewDelivery } from '../db/deliveries.ts';
import { claimOutbox, finishOutbox, putBack } from '../db/outbox.ts';
import type { OutboxMessage } from '../db/outbox.ts';
import { recipientsAt } from '../db/recipients.ts';
import type { Reached } from '../db/recipients.ts';
import type { Db } from '../db/client.ts';
import { ladderFor, officeLadder } from '../domain/notification/ladder.ts';
import { timingOf } from '../domain/notification/preferences.ts';
import { isStatutory } from '../domain/notification/statutory.ts';
import type { DispatcherDeps } from './deps.ts';
import { later } from './deps.ts';

const BATCH = 100;
const AGAIN_AFTER_MS = [5_000, 60_000, 600_000, 3_600_000, 6 * 3_600_000];

/** Addresses the oldest messages of the outbox; returns how many. */
export async function fanOut(deps: DispatcherDeps): Promise<number> {
  const now = deps.now();
  const failed: { key: string; cause: string; attempts: number }[] = [];
  const count = await deps.db.transaction().execute(async (transaction) => {
    const messages = await claimOutbox(transaction, now, BATCH);
    if (messages.length === 0) return 0;
    const cases = await casesOf(transaction, messages);
    const whoIsAt = recipientsAt(transaction, now);
    const addressed: { message: OutboxMessage; reached: Reached; statutory: boolean }[] = [];
    const done: { key: string; cause: string | null }[] = [];
    for (const message of messages) {
      let statutory = false;
      if (message.caseId !== null) {
        const about = cases.get(message.caseId);
        const definition = about === undefined ? null : await findDefinition(deps.db, about.hash);
        if (about === undefined || definition === null) {
          failed.push({ key: message.key, cause: 'caseUnknown', attempts: message.attempts });
          continue;
        }
        if (about.rehearsal && !deps.rehearsals) {
          done.push({ key: message.key, cause: 'rehearsal' });
          continue;
        }
        statutory = isStatutory(definition, message.detail);
      }
      const reached = await whoIsAt(message.recipients);
      done.push({ key: message.key, cause: reached.people.length === 0 ? 'nobodyThere' : null });
      addressed.push({ message, reached, statutory });
    }
    await addDeliveries(transaction, await deliveriesFor(deps, transaction, addressed, now), now);
    await finishOutbox(transaction, done, now);
    return messages.length;
  });
  for (const { key, cause, attempts } of failed) {
    const after = AGAIN_AFTER_MS[attempts];
    await putBack(deps.db, key, cause, after === undefined ? null : later(now, after));
  }
  return count - failed.length;
}

async function casesOf(
  transaction: Db,
  messages: readonly OutboxMessage[],
): Promise<Map<string, { hash: string; rehearsal: boolean }>> {
  const ids = [...new Set(messages.flatMap(({ caseId }) => caseId ?? []))];
  const rows = await transaction
    .selectFrom('cases')
    .select(['case_id', 'definition_hash', 'rehearsal'])
    .where((eb) => eb('case_id', '=', eb.fn.any(eb.val(ids))))
    .execute();
  return new Map(rows.map((row) => [row.case_id, { hash: row.definition_hash, rehearsal: row.rehearsal }]));
}

async function deliveriesFor(
  deps: DispatcherDeps,
  transaction: Db,
  addressed: readonly { message: OutboxMessage; reached: Reached; statutory: boolean }[],
  now: string,
): Promise<NewDelivery[]> {
  const people = [...new Set(addressed.flatMap(({ reached }) => reached.people))];
  const offices = [...new Set(addressed.flatMap(({ reached }) => reached.offices))];
  const [reachable, preferences] = await Promise.all([
    reachableBy(transaction, [...people.map(personTarget), ...offices.map(officeTarget)]),
    preferencesOf(transaction, people),
  ]);
  const usable = (target: string) => (reachable.get(target) ?? []).filter((channel) => deps.channels.has(channel));

  const deliveries: NewDelivery[] = [];
  for (const { message, reached, statutory } of addressed) {
    const { key, kind, caseId, sequence } = message;
    const common = { message: key, kind, caseId, sequence, statutory };
    for (const person of reached.people) {
      const target = personTarget(person);
      const chosen = preferences.get(person) ?? null;
      const channels = ladderFor(common, chosen, usable(target));
      const { notBefore, digestAt } = timingOf(common, chosen, now);
      const carriedBy = digestAt === null || channels.length === 0 ? null : `digest:${digestAt}`;
      deliveries.push({ ...common, target, channels, notBefore, carriedBy });
      if (carriedBy !== null) {
        const digest = { message: carriedBy, kind: 'digest', caseId: null, sequence: null, statutory: false };
        deliveries.push({
          ...digest,
          target,
          channels: ladderFor(digest, chosen, usable(target)),
          notBefore,
          carriedBy: null,
        });
      }
    }
    for (const office of reached.offices) {
      const target = officeTarget(office);
      const channels = officeLadder(common, usable(target));
      if (channels.length > 0) deliveries.push({ ...common, target, channels, notBefore: now, carriedBy: null });
    }
  }
  return deliveries;
}

const personTarget = (id: string): string => `person:${id}`;
const officeTarget = (path: string): string => `organisation:${path}`;
