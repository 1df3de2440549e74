// Ladders that a county sets by kind or by procedure, and what is wrong with a ladder.
import type { Json } from '../case/state.ts';
import { fault, type Fault } from '../soundness/fault.ts';
import { SUPERVISION } from '../supervision.ts';
import type { Rung } from './clock.ts';

/**
 * Ladders of a county: for one clock, duty or indicator (`<procedure>/<key>`), for a procedure, for a kind of procedures,
 * or `default` for all others. The nearest holds.
 */
export type CountyLadders = Record<string, readonly Rung[]>;

type Part = Record<string, Json>;

/** A ladder as its place in a definition: `<clocks|duties|indicators>/<key>`. */
const LISTS = ['clocks', 'duties', 'indicators'] as const;

/** What draws a card or calls the county in: a ladder without any of these only reminds. */
const ESCALATIONS: readonly Json[] = ['yellowCard', 'redCard', 'superviseCase'] satisfies Rung['action'][];

/**
 * A resolved definition with the county's ladders in it. A ladder for one clock takes the place of whatever is there. One
 * for a procedure, a kind or all takes the place of ladders that escalate, and leaves those that only remind: nobody gets
 * a card for a villager's papers. Every rung that opens a supervision case then says which procedure that is.
 */
export function withLadders(definition: Part, ladders: CountyLadders): Part {
  const id = String(definition['id']);
  const wide = ladders[id] ?? ladders[String(definition['kind'])] ?? ladders['default'];
  const changed = Object.fromEntries(
    LISTS.flatMap((list) => {
      const parts = definition[list];
      if (!Array.isArray(parts)) return [];
      return [
        [list, parts.map((part) => withLadder(part as Part, ladders[`${id}/${String((part as Part)['key'])}`], wide))],
      ];
    }),
  );
  return { ...definition, ...changed };
}

function withLadder(part: Part, own: readonly Rung[] | undefined, wide: readonly Rung[] | undefined): Part {
  const before = Array.isArray(part['ladder']) ? (part['ladder'] as Part[]) : [];
  const escalates = before.some((rung) => ESCALATIONS.includes(rung['action'] ?? null));
  const given = own ?? (escalates ? wide : undefined);
  const ladder = given === undefined ? before : (JSON.parse(JSON.stringify(given)) as Part[]);
  if (ladder.length === 0) return part;
  return {
    ...part,
    ladder: ladder.map((rung) => (rung['action'] === 'superviseCase' ? { ...rung, opens: SUPERVISION } : rung)),
  };
}

const HOURS = { hour: 1, day: 24, workingDay: 24 } as const;

/** A working day lasts at least a day; how much longer, the calendar says. */
const least = ({ after }: Rung): number => after.amount * HOURS[after.unit];

/**
 * What is wrong with the order of a ladder: a rung before the one above it in the list, or a red card before the yellow.
 * Rungs at one instant may stand together.
 */
export function orderFaults(ladder: readonly Rung[], place: readonly string[]): Fault[] {
  return ladder.flatMap((rung, index): Fault[] => {
    const before = ladder.slice(0, index);
    const here = [...place, String(index)];
    if (before.some((earlier) => least(earlier) > least(rung))) {
      const message = `第 ${index + 1} 级早于前一级：各级须按时间先后排列`;
      return [fault('LADDER_ORDER', message, `Rung ${index + 1} comes before the one above it in the list`, here)];
    }
    if (rung.action === 'yellowCard' && before.some(({ action }) => action === 'redCard')) {
      return [fault('LADDER_ORDER', '黄牌不能在红牌之后', 'A yellow card comes after the red one', here)];
    }
    return [];
  });
}

/** Whether a rung lets the county know: by a supervision case, or by naming somebody at the county. */
const reachesCounty = ({ action, to }: Rung): boolean => action === 'superviseCase' || to?.level === 'county';

/** What is wrong with a ladder that a county sets: the order, or that it ends with nobody at the county knowing. */
export function ladderFaults(ladder: readonly Rung[], place: readonly string[]): Fault[] {
  const last = ladder.at(-1);
  if (last !== undefined && reachesCounty(last)) return orderFaults(ladder, place);
  const end = fault(
    'LADDER_WITHOUT_END',
    '升级阶梯没有最后一级：末级须督办，或告知县级',
    'The ladder has no last rung: the last one must open a supervision case or tell somebody at the county',
    place,
  );
  return [...orderFaults(ladder, place), end];
}
