// Limits of single stages against limits of the whole case, over paths without returns, in calendar days.
import type { Clock, ClockLimit } from '../definition/clock.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Text } from '../definition/atoms.ts';
import type { Stage } from '../definition/stage.ts';
import { branchSequences, waysOf } from './control.ts';
import { stepOf } from './explore.ts';
import { fault, type Fault } from './fault.ts';

/** Calendar days that a limit takes at least and at most, without suspension and roll-forward. */
interface Days {
  least: number;
  most: number;
}

/**
 * Bounds of a limit in calendar days; null for dates, whose distance depends on the start.
 *
 * n working days take n days at least, and at most 7 for each 5 begun and 14 more (two weeks of holidays) for each 60 begun; checked against the calendars of 2025 and 2026.
 */
export function daysOf(limit: ClockLimit): Days | null {
  if (limit.kind !== 'period') return null;
  const { amount, unit } = limit;
  switch (unit) {
    case 'hour':
      return { least: amount / 24, most: amount / 24 };
    case 'day':
      return { least: amount, most: amount };
    case 'workingDay':
      return { least: amount, most: Math.ceil(amount / 5) * 7 + Math.ceil(amount / 60) * 14 };
    case 'month':
      return { least: Math.floor((amount * 365) / 12) - 2, most: Math.ceil((amount * 366) / 12) + 2 };
    case 'year':
      return { least: amount * 365, most: amount * 366 };
  }
}

interface Longest {
  days: Days;
  path: string[];
}

/**
 * Compares the sum of the stages' limits on the longest path with each clock of the whole case.
 *
 * @returns a fault where even the least of the parts exceeds the most of the whole; a note where it can't be told
 */
export function limitFaults(definition: CaseForm): { faults: Fault[]; notes: Text[] } {
  const whole = definition.clocks.filter(isWholeCase);
  const faults: Fault[] = [];
  const notes: Text[] = [];
  if (whole.length === 0) return { faults, notes };
  const { days, path } = longestThrough(definition.stages, definition.clocks, []);
  for (const clock of whole) {
    const limit = daysOf(clock.limit);
    const { zh, en } = clock.title;
    if (limit && days.most <= limit.least) continue;
    if (!limit || days.least <= limit.most) {
      notes.push({
        zh: `「${zh}」与各环节时限之和不可比（最多 ${Math.ceil(days.most)} 个日历日）`,
        en: `"${en}" can't be compared with the sum of the stages' limits (at most ${Math.ceil(days.most)} calendar days)`,
      });
      continue;
    }
    faults.push(
      fault(
        'LIMITS_EXCEED_WHOLE',
        `各环节时限之和（至少 ${Math.ceil(days.least)} 个日历日）超过「${zh}」`,
        `The stages' limits add up to ${Math.ceil(days.least)} calendar days at least, more than "${en}"`,
        path,
      ),
    );
  }
  return { faults, notes };
}

function isWholeCase({ scope, start, stop }: Clock): boolean {
  return scope === 'case' && start.on === 'started' && stop.some(({ on }) => on === 'ended');
}

/**
 * The path with the largest sum, from the start of a sequence. A way counts as a return when it is marked so, or leads
 * back in the order of the definition: such ways are not followed.
 */
function longestThrough(stages: readonly Stage[], clocks: readonly Clock[], scope: readonly string[]): Longest {
  const tails: Longest[] = [];
  for (const [place, stage] of [...stages.entries()].reverse()) {
    const own = ownDays(stage, clocks, scope);
    let rest = NOTHING;
    for (const { to, outcome, returns } of waysOf(stage)) {
      const at = stages.findIndex(({ key }) => key === to);
      const tail = tails[at];
      if (!tail || returns || at <= place) continue;
      const path = [stepOf(stage.key, outcome, to, scope).label, ...tail.path];
      rest = longer(rest, { days: tail.days, path });
    }
    tails[place] = { days: plus(own.days, rest.days), path: [...own.path, ...rest.path] };
  }
  return tails[0] ?? NOTHING;
}

const NOTHING: Longest = { days: { least: 0, most: 0 }, path: [] };

/** The larger bounds of two, with the path of the larger least. */
function longer(a: Longest, b: Longest): Longest {
  const days = { least: Math.max(a.days.least, b.days.least), most: Math.max(a.days.most, b.days.most) };
  return { days, path: a.path.length === 0 || b.days.least > a.days.least ? b.path : a.path };
}

/** What a stage itself may take: the tightest of its clocks, its period, or the longest of its branches. */
function ownDays(stage: Stage, clocks: readonly Clock[], scope: readonly string[]): Longest {
  const limits = clocks
    .filter((clock) => clock.scope === 'visit' && clock.start.on === 'entered' && clock.start.stage === stage.key)
    .flatMap(({ limit }) => daysOf(limit) ?? []);
  if (stage.kind === 'notice') limits.push(...[daysOf(stage.period) ?? []].flat());
  if (stage.kind === 'wait' && stage.until.kind === 'limit') limits.push(...[daysOf(stage.until.limit) ?? []].flat());
  if (limits.length > 0) {
    const least = Math.min(...limits.map((days) => days.least));
    return { days: { least, most: Math.min(...limits.map((days) => days.most)) }, path: [] };
  }
  if (stage.kind !== 'parallel') return NOTHING;
  return branchSequences(stage)
    .map(({ key, stages }) => longestThrough(stages, clocks, [...scope, key]))
    .reduce(longer, NOTHING);
}

function plus(a: Days, b: Days): Days {
  return { least: a.least + b.least, most: a.most + b.most };
}
