// Ordering repairs, and saying beforehand what they would do.
import type { z } from 'zod';
import { countyPath, findDelivery } from '../db/delivery-repair.ts';
import { casesByFilter, casesById } from '../db/repair-cases.ts';
import type { CaseToRepair } from '../db/repair-cases.ts';
import type { OrderedBy } from '../db/repair-command.ts';
import { findRepair, writeRepair } from '../db/repairs.ts';
import type { NewItem } from '../db/repairs.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import { inScope } from '../domain/organisations.ts';
import type { AskedRepair } from '../domain/repair/asked.ts';
import { alreadySent, notPaused } from '../domain/repair/reasons.ts';
import { ADMINISTRATOR } from '../domain/scope.ts';
import type { RequestKey } from '../workflows/messages.ts';
import { repairIdFor } from './case-id.ts';
import { MOST_CASES, MOST_SHOWN } from './contracts/repairs.ts';
import type { RepairBody, RepairDryRun, RepairTrial, RepairView } from './contracts/repairs.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem, refused } from './problem.ts';
import { answered, problemAt } from './refusals.ts';
import { askedRepair } from './repair-asked.ts';
import { readRepair } from './repair-reading.ts';
import { trialDigest, tryCases, wholeDigest } from './repair-trials.ts';
import { requireAdministrator } from './require-administrator.ts';

/** What an order is about, as it was found. */
interface Meant {
  asked: AskedRepair;
  cases: CaseToRepair[];
  /** A message or a Schedule instead of cases. */
  thing: { target: string; organisation: string; caseId: string | null; refusal: Refusal | null } | null;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * What an order would do now.
 * @throws {Problem} what the order would be refused for as a whole
 */
export async function tryRepair(deps: Deps, actor: Caller, body: RepairBody): Promise<z.infer<typeof RepairDryRun>> {
  const meant = await whatIsMeant(deps, actor, body);
  requireFew(meant.cases, MOST_SHOWN);
  const trials = await trialsOf(deps, actor, body, meant, NOBODY);
  const ok = trials.filter((one) => one.ok).length;
  return {
    kind: body.repair.kind,
    total: trials.length,
    ok,
    refused: trials.length - ok,
    needsSecond: needsSecond(deps, body),
    digest: wholeDigest(trials),
    items: [...trials.filter((one) => !one.ok), ...trials.filter((one) => one.ok)],
  };
}

/**
 * Writes the order and sets its workflow going, unless a second person must approve it. The same request is the same order.
 * @throws {Problem} what it is refused for: as a whole, or because every case of it would refuse; then nothing is written
 */
export async function orderRepair(
  deps: Deps,
  actor: Caller,
  body: RepairBody,
  key: RequestKey,
): Promise<z.infer<typeof RepairView>> {
  const { db, crypto, now } = deps;
  const id = repairIdFor(key);
  // A try whose answer was lost has written it already: then only its workflow may be missing.
  let stored = await findRepair(db, id);
  if (stored === null) {
    const meant = await whatIsMeant(deps, actor, body);
    const trials = meant.cases.length > MOST_SHOWN ? null : await trialsOf(deps, actor, body, meant, id);
    requireShown(body, trials);
    requireSome(trials);
    await writeRepair(db, crypto, {
      id,
      asked: meant.asked,
      selection: body.cases ?? null,
      reason: body.reason,
      by: actor.person.id,
      holdings: actor.holdings.filter(({ role }) => role === ADMINISTRATOR),
      at: now(),
      state: needsSecond(deps, body) ? 'waitingForSecond' : 'running',
      evenIfChanged: body.evenIfChanged,
      items: itemsOf(meant, trials),
    });
    stored = await findRepair(db, id);
  }
  if (stored?.state === 'running') await answered(deps.temporal.startRepair(id));
  return readRepair(deps, actor, id);
}

const needsSecond = ({ config }: Deps, { repair }: RepairBody): boolean =>
  config.repairs.fourEyes.includes(repair.kind);

async function whatIsMeant(deps: Deps, actor: Caller, body: RepairBody): Promise<Meant> {
  const regions = requireAdministrator(actor);
  if (body.repair.kind === 'resend' || body.repair.kind === 'unpause') {
    const asked = await askedRepair(deps, actor, body.repair, []);
    return { asked, cases: [], thing: await thingMeant(deps, regions, asked) };
  }
  const cases = await casesMeant(deps, regions, body);
  const asked = await askedRepair(deps, actor, body.repair, cases);
  return { asked, cases, thing: null };
}

async function casesMeant({ db }: Deps, regions: readonly string[], { cases }: RepairBody): Promise<CaseToRepair[]> {
  if (cases === undefined) throw notWith('/cases', '须指明修复哪些事项', 'Say which cases are to be repaired');
  if (Array.isArray(cases)) {
    const ids = [...new Set(cases)];
    if (ids.length === 0) throw problemAt('REPAIR_WITHOUT_CASES', '/cases', ERROR_TEXTS.REPAIR_WITHOUT_CASES);
    const found = await casesById(db, regions, ids);
    const known = new Set(found.map((one) => one.caseId));
    const missing = ids.findIndex((id) => !known.has(id));
    if (missing >= 0) {
      const message = { zh: `没有事项${ids[missing]}`, en: `There is no case ${ids[missing]}` };
      throw problemAt('NOT_FOUND', `/cases/${missing}`, message);
    }
    return found;
  }
  if (Object.keys(cases).length === 0) {
    throw notWith('/cases', '筛选条件不能为空', 'A filter must narrow the cases in some way');
  }
  if (cases.region !== undefined && !regions.some((region) => inScope(region, cases.region ?? ''))) {
    throw new Problem('NOT_FOUND');
  }
  const found = await casesByFilter(db, regions, cases, MOST_CASES + 1);
  requireFew(found, MOST_CASES);
  if (found.length === 0) throw problemAt('REPAIR_WITHOUT_CASES', '/cases', ERROR_TEXTS.REPAIR_WITHOUT_CASES);
  return found;
}

async function thingMeant(deps: Deps, regions: readonly string[], asked: AskedRepair): Promise<Meant['thing']> {
  const { db, temporal } = deps;
  const visible = (organisation: string): boolean => regions.some((region) => inScope(region, organisation));
  if (asked.kind === 'resend') {
    const delivery = await findDelivery(db, asked.deliveryId);
    if (delivery === null || !visible(delivery.organisation)) throw new Problem('NOT_FOUND');
    const { organisation, caseId } = delivery;
    const refusal = delivery.state === 'failed' ? null : alreadySent;
    return { target: asked.deliveryId, organisation, caseId, refusal };
  }
  if (asked.kind !== 'unpause') return null;
  // Schedules are of the whole county.
  const organisation = await countyPath(db);
  const isPaused = visible(organisation) ? await answered(temporal.isPaused(asked.scheduleId)) : null;
  if (isPaused === null) throw new Problem('NOT_FOUND');
  return { target: asked.scheduleId, organisation, caseId: null, refusal: isPaused ? null : notPaused };
}

async function trialsOf(
  deps: Deps,
  actor: Caller,
  body: RepairBody,
  { asked, cases, thing }: Meant,
  id: string,
): Promise<RepairTrial[]> {
  const order: OrderedBy = {
    id,
    reason: body.reason,
    by: actor.person,
    holdings: actor.holdings.filter(({ role }) => role === ADMINISTRATOR),
    approvedBy: null,
  };
  if (thing === null) return tryCases(deps, asked, cases, order);
  const { target, refusal } = thing;
  const sides =
    asked.kind === 'resend'
      ? { before: { state: 'failed' }, after: { state: 'queued' } }
      : { before: { paused: true }, after: { paused: false } };
  return [
    {
      case: null,
      target,
      ok: refusal === null,
      refusal: refusal === null ? null : { code: refusal.code, message: refusal.message },
      sequence: null,
      events: [],
      ...(refusal === null ? sides : { before: null, after: null }),
      data: [],
      outside: [],
      toDecide: [],
      canEnd: null,
      warnings: [],
    },
  ];
}

/** What was shown is what is ordered. */
function requireShown({ dryRun }: RepairBody, trials: readonly RepairTrial[] | null): void {
  if (dryRun === undefined || (trials !== null && wholeDigest(trials) === dryRun)) return;
  throw problemAt('PRECONDITION_FAILED', '/dryRun', {
    zh: '试算结果已经不同，请重新试算',
    en: 'A dry run would show something else by now: try it again',
  });
}

/** An order of which nothing could be done is refused as its first case would be. */
function requireSome(trials: readonly RepairTrial[] | null): void {
  const [first] = trials ?? [];
  if (first === undefined || trials?.some((one) => one.ok) === true || first.refusal === null) return;
  throw refused(first.refusal);
}

function itemsOf({ cases, thing }: Meant, trials: readonly RepairTrial[] | null): NewItem[] {
  if (thing !== null) {
    const { target, organisation } = thing;
    return [{ caseId: null, target, organisation, sequence: null, digest: null }];
  }
  return cases.map(({ caseId, organisation, sequence }, index) => {
    const trial = trials?.[index];
    const digest = trial === undefined ? null : trialDigest(trial);
    return { caseId, target: null, organisation, sequence: trial?.sequence ?? sequence, digest };
  });
}

function requireFew(cases: readonly unknown[], most: number): void {
  if (cases.length <= most) return;
  throw problemAt('REPAIR_TOO_LARGE', '/cases', {
    zh: `一次最多${most}件，请用事项、版本、地区或环节缩小范围`,
    en: `At most ${most} cases at once: narrow them by procedure, version, region or stage`,
  });
}

const notWith = (field: string, zh: string, en: string): Problem => problemAt('MALFORMED_REQUEST', field, { zh, en });
