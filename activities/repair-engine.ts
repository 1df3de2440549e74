// Repairs of what stands around a case: its rows made again, a message sent again, a Schedule let run.
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { findDelivery, queueAgain } from '../db/delivery-repair.ts';
import { rebuildCase } from '../db/rebuild.ts';
import { orderedBy, repairCommandFor } from '../db/repair-command.ts';
import type { ItemToDo, Settled } from '../db/repair-items.ts';
import { trailForRepair } from '../db/repair-trail.ts';
import type { StoredRepair } from '../db/repairs.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import type { AskedOfEngine } from '../domain/repair/asked.ts';
import { alreadySent } from '../domain/repair/reasons.ts';
import type { Repairs } from './ports.ts';

interface EngineDeps {
  db: Db;
  crypto: FieldCrypto;
  repairs: Repairs;
}

const notFound: Settled = { state: 'refused', reason: { code: 'NOT_FOUND', message: ERROR_TEXTS.NOT_FOUND } };

/** Does one of them; doing it again changes nothing more. */
export async function repairEngine(
  deps: EngineDeps,
  asked: AskedOfEngine,
  { order, caseId }: ItemToDo,
  at: string,
): Promise<Settled> {
  const { db, crypto, repairs } = deps;
  switch (asked.kind) {
    case 'reproject': {
      if (caseId === null) return notFound;
      const told = await tellCase(deps, asked, caseId, order);
      await rebuildCase(db, crypto, caseId);
      return { state: 'done', ...told };
    }
    case 'resend': {
      const found = await findDelivery(db, asked.deliveryId);
      const result = await queueAgain(db, asked.deliveryId, at);
      if (found === null || result === 'unknown') return notFound;
      if (result !== 'queued') return { state: 'refused', reason: alreadySent };
      return { state: 'done', ...(found.caseId === null ? {} : await tellCase(deps, asked, found.caseId, order)) };
    }
    case 'unpause': {
      const note = `${order.reason} (${order.id})`;
      return (await repairs.unpause({ scheduleId: asked.scheduleId, note })) ? { state: 'done' } : notFound;
    }
  }
}

/**
 * Has the case write into its trail what is done around it. Nothing waits for that: a case that is over or does not answer
 * is helped all the same, and the order tells of it.
 */
async function tellCase(
  { db, crypto, repairs }: EngineDeps,
  asked: Exclude<AskedOfEngine, { kind: 'unpause' }>,
  caseId: string,
  order: StoredRepair,
): Promise<{ sequence?: number }> {
  const found = await trailForRepair(db, crypto, caseId, order.id);
  if (found === null || found.state.status === 'ended') return {};
  if (found.repairedAs !== null) return { sequence: found.repairedAs };
  const built = await repairCommandFor(db, crypto, asked, found.state, orderedBy(order));
  if (!built.ok) return {};
  const { sequence: seen } = found.state;
  const answer = await repairs.ask({ caseId, command: built.value, seen, pass: order.pass });
  return answer.is === 'done' ? { sequence: answer.sequence } : {};
}
