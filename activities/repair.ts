// What the workflow of an order for repairs asks of the world.
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { closeRepair, nextRepairItems, noteRepairTry, repairItemToDo, settleRepairItem } from '../db/repair-items.ts';
import type { ItemToDo, Settled } from '../db/repair-items.ts';
import { orderedBy, repairCommandFor } from '../db/repair-command.ts';
import { trailForRepair, whyOver } from '../db/repair-trail.ts';
import { openRepair } from '../db/repairs.ts';
import type { RepairState } from '../db/repairs.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import { isOfCase } from '../domain/repair/asked.ts';
import type { AskedOfCase } from '../domain/repair/asked.ts';
import { dryRun } from '../domain/repair/dry-run.ts';
import { changedSince, noWorkflow } from '../domain/repair/reasons.ts';
import type { Repairs, Restarts } from './ports.ts';
import { restartedCase } from './restart-case.ts';
import { repairEngine } from './repair-engine.ts';

/** Tries of one pass before a case that does not answer counts as failed. */
const TRIES = 3;

/** An item at an instant of the workflow's own clock. */
export interface ItemAt {
  repairId: string;
  position: number;
  at: string;
}

/** The activities of orders for repairs. */
export interface RepairActivities {
  /** How the order stands, with the next items that are to be done. */
  nextRepairItems(page: {
    repairId: string;
    after: number;
    limit: number;
  }): Promise<{ state: RepairState; positions: number[] }>;
  /** Does one item once, however often it is asked; `again`: it had no answer, `stopped`: the order does not run. */
  repairItem(item: ItemAt): Promise<'settled' | 'again' | 'stopped'>;
  /** Ends an order of which nothing is left; whether it is over or stopped. */
  closeRepair(order: { repairId: string; at: string }): Promise<boolean>;
}

interface RepairDeps {
  db: Db;
  crypto: FieldCrypto;
  repairs: Repairs;
  restarts: Restarts;
}

/** What came of a try; null: no answer. */
type Tried = Settled | null;

/** See {@link RepairActivities}. PostgreSQL's failures are thrown and tried again; a case's are kept. */
export function repairActivities(deps: RepairDeps): RepairActivities {
  const { db, crypto } = deps;
  return {
    nextRepairItems: (page) => nextRepairItems(db, page),
    closeRepair: ({ repairId, at }) => closeRepair(db, repairId, at),
    async repairItem(item) {
      const todo = await repairItemToDo(db, item.repairId, item.position);
      if (todo === null) return 'settled';
      if (todo.order.state !== 'running') return 'stopped';
      const asked = openRepair(crypto, todo.order);
      const tried = isOfCase(asked)
        ? await repairCase(deps, asked, todo, item.at)
        : await repairEngine(deps, asked, todo, item.at);
      if (tried !== null) {
        await settleRepairItem(db, item, tried);
        return 'settled';
      }
      if (todo.attempts + 1 >= TRIES) {
        const reason = { code: 'CASE_STUCK', message: ERROR_TEXTS.CASE_STUCK } as const;
        await settleRepairItem(db, item, { state: 'failed', reason });
        return 'settled';
      }
      await noteRepairTry(db, item.repairId, item.position);
      return 'again';
    },
  };
}

async function repairCase(
  { db, crypto, repairs, restarts }: RepairDeps,
  asked: AskedOfCase,
  { order, caseId, sequence }: ItemToDo,
  at: string,
): Promise<Tried> {
  const found = caseId === null ? null : await trailForRepair(db, crypto, caseId, order.id);
  if (caseId === null || found === null) {
    return { state: 'refused', reason: { code: 'NOT_FOUND', message: ERROR_TEXTS.NOT_FOUND } };
  }
  const { definition, state, repairedAs, latest } = found;
  if (repairedAs !== null) return { state: 'done', sequence: repairedAs };
  if (!order.evenIfChanged && sequence !== null && sequence !== state.sequence) {
    return { state: 'changedSince', reason: changedSince(sequence, latest) };
  }
  if (state.status === 'ended') return { state: 'refused', reason: await whyOver(db, state) };
  const built = await repairCommandFor(db, crypto, asked, state, orderedBy(order));
  if (!built.ok) return { state: 'refused', reason: built.refusal };
  const tried = dryRun(definition, state, built.value, { now: at });
  if (!tried.ok) return { state: 'refused', reason: tried.refusal };
  if (asked.kind === 'restart') return restartedCase(restarts, caseId, built.value);
  const answer = await repairs.ask({ caseId, command: built.value, seen: state.sequence, pass: order.pass });
  if (answer.is === 'done') return { state: 'done', sequence: answer.sequence };
  // it may have been carried out, and ended the case, before an answer came
  const after = await trailForRepair(db, crypto, caseId, order.id);
  if (after !== null && after.repairedAs !== null) return { state: 'done', sequence: after.repairedAs };
  if (answer.is === 'refused') return { state: 'refused', reason: answer.refusal };
  return answer.is === 'gone' ? { state: 'failed', reason: noWorkflow } : null;
}
