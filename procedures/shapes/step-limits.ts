// Limits of steps: one for each, one that hurries where a document says 立即 or 及时, and the date that an item names.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase } from '../../domain/definition/authored.ts';
import { assumed, countySetsLimits } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { oneDayBefore, reviewLadder } from '../ladders.ts';
import type { HumanStep } from './human-steps.ts';

type Clock = NonNullable<AuthoredCase['clocks']>[number];
type Parameter = NonNullable<AuthoredCase['parameters']>[number];
interface Limit {
  parameter: Parameter;
  clock: Clock;
}

/** What the steps of a shape need: a limit where they say the days, and one where a document says 立即. */
export function limitsOf(steps: readonly Pick<HumanStep, 'key' | 'title' | 'days' | 'atOnce'>[]): Limit[] {
  const own = steps.flatMap(({ key, title, days }) => (days === undefined ? [] : [stepLimit({ key, title, days })]));
  const hurries = steps.flatMap(({ key, atOnce }) => (atOnce === undefined ? [] : [atOnceClock(key, atOnce)]));
  return [...own, ...hurries];
}

/** Working days of one visit of a step, as the parameter `<key>Days`. */
function stepLimit({ key, title, days }: { key: string; title: Text; days: number }): Limit {
  const words = { zh: `${title.zh}期限`, en: `Limit: ${title.en}` };
  return {
    parameter: {
      key: `${key}Days`,
      title: { zh: `${words.zh}（工作日）`, en: `${words.en} (working days)` },
      type: 'integer',
      value: days,
      basis: [countySetsLimits],
    },
    clock: reviewLimit({ stage: key, days: `${key}Days`, ...words }),
  };
}

/** 立即, 及时, 马上: hours that the document does not give, as the parameter `<key>Hours` without a value. */
export function atOnceClock(stage: string, { title, basis }: { title: Text; basis: readonly Basis[] }): Limit {
  return {
    parameter: {
      key: `${stage}Hours`,
      title: { zh: `${title.zh}（小时）`, en: `${title.en} (hours)` },
      type: 'integer',
      value: null,
      basis,
    },
    clock: {
      key: `${stage}AtOnce`,
      title,
      basis,
      scope: 'visit',
      start: { on: 'entered', stage },
      stop: [{ on: 'left', stage }],
      limit: { kind: 'period', amount: { parameter: `${stage}Hours` }, unit: 'hour' },
      ladder: reviewLadder,
    },
  };
}

const namedByItem = assumed('以台账所列时限为准', 'The date that the ledger names');

/** The limit that the item itself names (`deadline`); a return counts against the same day, or the one newly set. */
export function deadlineClock(stage: string, basis: readonly Basis[] = [namedByItem]): Clock {
  return {
    key: 'deadline',
    title: { zh: '台账完成时限', en: 'Limit in the ledger' },
    basis,
    scope: 'visit',
    start: { on: 'entered', stage },
    stop: [{ on: 'left', stage }],
    limit: { kind: 'field', field: 'deadline' },
    warnings: oneDayBefore,
    ladder: reviewLadder,
  };
}
