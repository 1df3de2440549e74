// Orders for repairs as administrators read them, and the second person's say.
import type { z } from 'zod';
import { listRepairItems } from '../db/repair-items.ts';
import type { ItemState, KeptRepair, StoredRepair } from '../db/repairs.ts';
import { decideRepair, findRepair, pauseRepair, repairTallies, resumeRepair } from '../db/repairs.ts';
import { inScope } from '../domain/organisations.ts';
import { identitiesOf } from '../domain/repair/second.ts';
import { administeredRegions } from './administered.ts';
import type { RepairItemView, RepairView } from './contracts/repairs.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { answered, problemAt } from './refusals.ts';
import { REPAIR_KINDS } from './repair-terms.ts';

type View = z.infer<typeof RepairView>;

/** An order; 404 for whoever neither gave it nor administers all that it is about. */
async function requireRepair({ db }: Deps, actor: Caller, id: string): Promise<StoredRepair> {
  const regions = administeredRegions(actor);
  const stored = regions.length === 0 ? null : await findRepair(db, id);
  if (stored === null || (stored.orderedBy.id !== actor.person.id && !administers(regions, stored))) {
    throw new Problem('NOT_FOUND');
  }
  return stored;
}

function administers(regions: readonly string[], { organisations }: StoredRepair): boolean {
  return organisations.every((path) => regions.some((region) => inScope(region, path)));
}

/** One order with its progress. */
export async function readRepair(deps: Deps, actor: Caller, id: string): Promise<View> {
  const [view] = await repairViews(deps, [await requireRepair(deps, actor, id)]);
  if (view === undefined) throw new Problem('NOT_FOUND');
  return view;
}

/** Orders with their progress. */
export async function repairViews({ db }: Deps, stored: readonly StoredRepair[]): Promise<View[]> {
  const tally = await repairTallies(
    db,
    stored.map(({ id }) => id),
  );
  return stored.map((one) => ({
    id: one.id,
    kind: one.kind,
    title: REPAIR_KINDS[one.kind],
    repair: shown(one.repair),
    selection: one.selection,
    reason: one.reason,
    state: one.state,
    orderedBy: one.orderedBy,
    orderedAt: one.orderedAt,
    second: one.second,
    evenIfChanged: one.evenIfChanged,
    pausedBy: one.pausedBy,
    finishedAt: one.finishedAt,
    total: one.total,
    progress: tally(one.id),
  }));
}

function shown(repair: KeptRepair): Record<string, unknown> {
  if (repair.kind !== 'patchData') return { ...repair };
  const { sealed: _, ...rest } = repair;
  return rest;
}

/** A page of the items of an order. */
export async function readRepairItems(
  deps: Deps,
  actor: Caller,
  id: string,
  filter: { state?: ItemState | undefined },
  page: { limit: number; after: number | null },
): Promise<z.infer<typeof RepairItemView>[]> {
  await requireRepair(deps, actor, id);
  const items = await listRepairItems(deps.db, id, filter, page);
  return items.map(({ caseId, caseNumber, procedure, sequence, digest, resultSequence, ...item }) => ({
    ...item,
    case: caseId === null ? null : { id: caseId, number: caseNumber, procedure },
    dryRun: { sequence, digest },
    sequence: resultSequence,
  }));
}

/**
 * The second person's say: another administrator of all that the order is about.
 * @throws {Problem} who ordered, or in whose name, is nobody's second person; what was decided stays so
 */
export async function decideOnRepair(
  deps: Deps,
  actor: Caller,
  id: string,
  { approves, note }: { approves: boolean; note: string | undefined },
): Promise<View> {
  const { db, now } = deps;
  const stored = await requireRepair(deps, actor, id);
  const ordered = identitiesOf(stored.orderedBy, stored.holdings);
  if (identitiesOf(actor.person, actor.holdings).some((one) => ordered.includes(one))) {
    throw problemAt('SECOND_PERSON_SAME', '/actor', {
      zh: '下达修复的人，及其委托人、受托人，不得复核',
      en: 'Who ordered the repair, whoever he acts for and whoever acts for him may not be its second person',
    });
  }
  if (!administers(administeredRegions(actor), stored)) throw new Problem('NOT_ALLOWED');
  const second = { by: actor.person.id, at: now(), note: note ?? null, approves };
  if (!(await decideRepair(db, id, second))) {
    const decided = await requireRepair(deps, actor, id);
    const isRepeat = decided.second?.by.id === actor.person.id && (decided.state === 'rejected') !== approves;
    if (!isRepeat) throw new Problem('REPAIR_DECIDED');
  }
  if (approves) await answered(deps.temporal.startRepair(id));
  return readRepair(deps, actor, id);
}

/** Stops an order after the items that are under way. */
export async function pauseOrder(deps: Deps, actor: Caller, id: string): Promise<View> {
  await requireRepair(deps, actor, id);
  if (!(await pauseRepair(deps.db, id, actor.person.id))) throw new Problem('REPAIR_NOT_RUNNING');
  return readRepair(deps, actor, id);
}

/** Lets an order go on; of a finished one the items that failed or were refused are tried again. */
export async function resumeOrder(deps: Deps, actor: Caller, id: string): Promise<View> {
  await requireRepair(deps, actor, id);
  if (!(await resumeRepair(deps.db, id))) throw new Problem('REPAIR_NOT_RUNNING');
  const view = await readRepair(deps, actor, id);
  if (view.state === 'running') await answered(deps.temporal.startRepair(id));
  return view;
}
