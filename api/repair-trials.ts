// What a repair would do, case by case, and nothing done.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import type { CaseToRepair } from '../db/repair-cases.ts';
import { repairCommandFor } from '../db/repair-command.ts';
import type { OrderedBy } from '../db/repair-command.ts';
import { loadEvents } from '../db/events.ts';
import { tryRebuild } from '../db/rebuild-trial.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import { evolve } from '../domain/machine.ts';
import type { MachineState } from '../domain/machine.ts';
import { isOfCase } from '../domain/repair/asked.ts';
import type { AskedRepair, ToldToCase } from '../domain/repair/asked.ts';
import { dryRun } from '../domain/repair/dry-run.ts';
import { outsideInWords } from '../domain/repair/outside-since.ts';
import type { OutsideItem } from '../domain/repair/outside-since.ts';
import { runsAlready } from '../domain/repair/reasons.ts';
import { whyOver } from '../db/repair-trail.ts';
import { definitionOf } from './case-reading.ts';
import type { RepairTrial } from './contracts/repairs.ts';
import type { Deps } from './deps.ts';
import { answered } from './refusals.ts';
import { wordsFor } from './timeline-view.ts';
import { namesInTrail } from './trail-names.ts';

/** Cases that are tried at once. */
const AT_ONCE = 10;

/** What is tried on a case, in the order of the cases. */
export async function tryCases(
  deps: Deps,
  asked: AskedRepair,
  cases: readonly CaseToRepair[],
  order: OrderedBy,
): Promise<RepairTrial[]> {
  const trials: RepairTrial[] = [];
  for (let start = 0; start < cases.length; start += AT_ONCE) {
    const some = cases.slice(start, start + AT_ONCE);
    trials.push(...(await Promise.all(some.map((one) => tryOne(deps, asked, one, order)))));
    // Others wait for answers as well.
    await setImmediate();
  }
  return trials;
}

async function tryOne(deps: Deps, asked: AskedRepair, one: CaseToRepair, order: OrderedBy): Promise<RepairTrial> {
  if (isOfCase(asked)) return tryCase(deps, asked, one, order);
  const sides = await tryRebuild(deps.db, deps.crypto, one.caseId);
  // The rows are made again whatever the case says; one that is over records nothing any more.
  const { events, sequence } = await tryCase(deps, { kind: 'reproject' }, one, order);
  return { ...about(one), ok: true, sequence, events, ...sides };
}

async function tryCase(deps: Deps, asked: ToldToCase, one: CaseToRepair, order: OrderedBy): Promise<RepairTrial> {
  const { db, crypto, now } = deps;
  const trail = await loadEvents(db, crypto, one.caseId);
  const state = trail.reduce<MachineState | null>(evolve, null);
  if (state === null) throw new Error(`case ${one.caseId} has no events`);
  const here = { ...about(one), sequence: state.sequence };
  const refused = ({ code, message }: Refusal): RepairTrial => ({ ...here, refusal: { code, message } });
  if (state.status === 'ended') return refused(await whyOver(db, state));
  if (asked.kind === 'restart' && (await answered(deps.temporal.goesOn(one.caseId)))) {
    return refused(runsAlready);
  }
  const definition = await definitionOf(deps, state.definitionHash);
  const built = await repairCommandFor(db, crypto, asked, state, order);
  if (!built.ok) return refused(built.refusal);
  const { repair } = built.value;
  const toDecide = repair.kind === 'revert' ? repair.happened.map(itemToDecide) : [];
  const tried = dryRun(definition, state, built.value, { now: now() });
  if (!tried.ok) return { ...refused(tried.refusal), toDecide };
  const { events, before, after, data, outside, canEnd, warnings } = tried;
  const words = wordsFor(definition, [...trail, ...events], await namesInTrail(deps, events));
  return {
    ...here,
    ok: true,
    events: events.map((event) => ({ type: event.type, text: words(event) })),
    before: { ...before },
    after: { ...after },
    data,
    outside: outside.map((fact) => ({ ...fact })),
    toDecide,
    canEnd: canEnd.ends ? { ends: true, by: canEnd.by, why: null } : { ends: false, by: [], why: canEnd.why },
    warnings,
  };
}

function about(one: CaseToRepair): RepairTrial {
  return {
    case: { id: one.caseId, number: one.caseNumber, procedure: one.procedure, organisation: one.organisation },
    target: null,
    ok: false,
    refusal: null,
    sequence: one.sequence,
    events: [],
    before: null,
    after: null,
    data: [],
    outside: [],
    toDecide: [],
    canEnd: null,
    warnings: [],
  };
}

function itemToDecide(item: OutsideItem): RepairTrial['toDecide'][number] {
  const { effectId, state, at, kind } = item;
  return { effectId, title: outsideInWords(item), state, at, repeatable: kind !== 'quota' && kind !== 'messages' };
}

/** Equal for equal outcomes on the same case at the same event, whatever the hour. */
export function trialDigest({ case: about, target, sequence, ok, refusal, events }: RepairTrial): string {
  const said = {
    about: about?.id ?? target,
    sequence,
    ok,
    refusal: refusal?.code ?? null,
    events: events.map(({ type, text }) => ({ type, text: text.en })),
  };
  return sha256(said);
}

/** Of a whole dry run. */
export function wholeDigest(trials: readonly RepairTrial[]): string {
  return sha256(trials.map(trialDigest));
}

function sha256(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
}
