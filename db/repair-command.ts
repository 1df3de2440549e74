// From what an order says to the command for one case: places found, definitions and earlier states read.
import type { Actor, Holding, PersonRef } from '../domain/case/people.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { Repair, RepairCommand } from '../domain/case/repair.ts';
import { isRound } from '../domain/machine.ts';
import type { MachineState } from '../domain/machine.ts';
import type { AskedOfCase, ToldToCase } from '../domain/repair/asked.ts';
import { failingVisit, taskMeant, visitMeant } from '../domain/repair/meant.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { findDefinition } from './definitions.ts';
import { loadRevertPoint } from './revert-point.ts';
import type { StoredRepair } from './repairs.ts';

/** Who orders, and on which order. */
export interface OrderedBy {
  id: string;
  reason: string;
  by: PersonRef;
  holdings: readonly Holding[];
  approvedBy: PersonRef | null;
}

/** Who gave an order that is kept. */
export function orderedBy(order: StoredRepair): OrderedBy {
  const { id, reason, orderedBy: by, holdings, second } = order;
  return { id, reason, by, holdings, approvedBy: second?.by ?? null };
}

type Built<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The command for a case as it stands, or why there is none. */
export async function repairCommandFor(
  db: Db,
  crypto: FieldCrypto,
  asked: ToldToCase,
  state: MachineState,
  order: OrderedBy,
): Promise<Built<RepairCommand>> {
  const built = await repairFor(db, crypto, asked, state);
  if (!built.ok) return built;
  const { id, reason, by, holdings, approvedBy } = order;
  const actor: Actor = { kind: 'person', person: by, holdings: [...holdings] };
  return { ok: true, value: { type: 'repair', actor, repair: built.value, order: { id, reason, approvedBy } } };
}

async function repairFor(db: Db, crypto: FieldCrypto, asked: ToldToCase, state: MachineState): Promise<Built<Repair>> {
  switch (asked.kind) {
    case 'reassign':
    case 'dropClaim': {
      const visit = visitMeant(state, asked);
      if (!visit.ok) return visit;
      const task = taskMeant(state, visit.value, asked);
      if (!task.ok) return task;
      const on = { visitId: visit.value, taskId: task.value };
      const repair: Repair =
        asked.kind === 'reassign' ? { kind: 'reassign', ...on, to: asked.to } : { kind: 'dropClaim', ...on };
      return { ok: true, value: repair };
    }
    case 'jump': {
      const visit = visitMeant(state, asked);
      if (!visit.ok) return visit;
      const { stage, note } = asked;
      return {
        ok: true,
        value: { kind: 'jump', visitId: visit.value, stage, ...(note === undefined ? {} : { note }) },
      };
    }
    case 'retryEffect': {
      const visit = failingVisit(state, asked);
      if (!visit.ok) return visit;
      const { effectId } = asked;
      return {
        ok: true,
        value: { kind: 'retryEffect', visitId: visit.value, ...(effectId === undefined ? {} : { effectId }) },
      };
    }
    case 'migrate':
      return migration(db, asked);
    case 'revert':
      return reversal(db, crypto, asked, state);
    case 'patchData':
    case 'suspend':
    case 'resume':
    case 'cancel':
    case 'restart':
    case 'reproject':
    case 'resend':
      return { ok: true, value: asked };
  }
}

async function migration(db: Db, asked: Extract<AskedOfCase, { kind: 'migrate' }>): Promise<Built<Repair>> {
  const definition = await findDefinition(db, asked.definitionHash);
  if (definition !== null) return { ok: true, value: { ...asked, definition } };
  const message = {
    zh: `没有版本${asked.definitionHash.slice(0, 12)}…`,
    en: `There is no version ${asked.definitionHash.slice(0, 12)}…`,
  };
  return { ok: false, refusal: { code: 'UNKNOWN_PROCEDURE', message, field: '/repair/definitionHash' } };
}

/** Of a round there is no such point; it says itself why. */
async function reversal(
  db: Db,
  crypto: FieldCrypto,
  asked: Extract<AskedOfCase, { kind: 'revert' }>,
  state: MachineState,
): Promise<Built<Repair>> {
  const { caseId, sequence } = state;
  if (isRound(state)) return { ok: true, value: { ...asked, state, asOf: sequence, happened: [] } };
  const point = await loadRevertPoint(db, crypto, caseId, asked.toSequence);
  if (point !== null) return { ok: true, value: { ...asked, ...point } };
  const message = {
    zh: `没有可回到的第${asked.toSequence}条记录：该事项现有${sequence}条。`,
    en: `There is no event ${asked.toSequence} to go back to: the case has ${sequence}.`,
  };
  return { ok: false, refusal: { code: 'REVERT_POINT_INVALID', message, field: '/repair/toSequence' } };
}
