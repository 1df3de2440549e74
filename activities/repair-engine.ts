// Repairs of what stands around a case: its rows made again, a message sent again, a Schedule let run.
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { queueAgain } from '../db/delivery-repair.ts';
import { rebuildCase } from '../db/rebuild.ts';
import type { ItemToDo, Settled } from '../db/repair-items.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import type { AskedOfEngine } from '../domain/repair/asked.ts';
import { alreadySent } from '../domain/repair/reasons.ts';
import type { Repairs } from './ports.ts';

const notFound: Settled = { state: 'refused', reason: { code: 'NOT_FOUND', message: ERROR_TEXTS.NOT_FOUND } };

/** Does one of them; doing it again changes nothing more. */
export async function repairEngine(
  { db, crypto, repairs }: { db: Db; crypto: FieldCrypto; repairs: Repairs },
  asked: AskedOfEngine,
  { order, caseId }: ItemToDo,
  at: string,
): Promise<Settled> {
  switch (asked.kind) {
    case 'reproject':
      if (caseId === null) return notFound;
      await rebuildCase(db, crypto, caseId);
      return { state: 'done' };
    case 'resend': {
      const result = await queueAgain(db, asked.deliveryId, at);
      if (result === 'unknown') return notFound;
      return result === 'queued' ? { state: 'done' } : { state: 'refused', reason: alreadySent };
    }
    case 'unpause': {
      const note = `${order.reason} (${order.id})`;
      return (await repairs.unpause({ scheduleId: asked.scheduleId, note })) ? { state: 'done' } : notFound;
    }
  }
}
