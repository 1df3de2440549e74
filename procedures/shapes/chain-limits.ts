// Limits of the steps of a chain: each with the parameter that holds its number, and its ladder.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase } from '../../domain/definition/authored.ts';
import { countySetsLimits } from '../basis.ts';
import { oneDayBefore, reminders, reviewLadder } from '../ladders.ts';

type Bases = readonly Basis[];
type Clock = NonNullable<AuthoredCase['clocks']>[number];
type Parameter = NonNullable<AuthoredCase['parameters']>[number];

/**
 * How long a step may take. A number is a default of ours in working days. An object says where its number is from;
 * `value: null` stands for a time word without a number: that clock runs once the county sets it, and until then
 * `otherwise` working days are the default. `clocks` means that a clock of the procedure's own bounds the step.
 */
export type StepLimit =
  | number
  | { value: number; unit: 'day' | 'workingDay'; basis: Bases }
  | { value: null; unit: 'day' | 'workingDay'; basis: Bases; otherwise: number }
  | 'clocks';

/** A clock with its parameters. */
export interface Limit {
  /** None where two limits share one. */
  parameter: Parameter[];
  clock: Clock;
}

/** The clocks of one stage with the parameters that hold their numbers. */
export function stepLimits(step: { key: string; title: Text; limit: StepLimit; forVillage: boolean }): Limit[] {
  const { key, limit, title, forVillage } = step;
  if (limit === 'clocks') return [];
  const own = (name: string, words: Text, value: number | null, unit: 'day' | 'workingDay', basis: Bases): Limit => ({
    parameter: [
      {
        key: `${name}Days`,
        title: unit === 'day' ? withUnit(words, '天', 'days') : withUnit(words, '工作日', 'working days'),
        type: 'integer',
        value,
        basis,
      },
    ],
    clock: {
      key: `${name}Limit`,
      title: words,
      basis,
      scope: 'visit',
      start: { on: 'entered', stage: key },
      stop: [{ on: 'left', stage: key }],
      limit: { kind: 'period', amount: { parameter: `${name}Days` }, unit },
      // a limit of one day has no day before
      warnings: value === 1 ? [] : oneDayBefore,
      ladder: forVillage ? reminders : reviewLadder,
    },
  });
  const words = { zh: `${title.zh}期限`, en: `Limit of: ${title.en}` };
  if (typeof limit === 'number') return [own(key, words, limit, 'workingDay', [countySetsLimits])];
  if (limit.value !== null) return [own(key, words, limit.value, limit.unit, limit.basis)];
  const spare = { zh: `${title.zh}期限（默认）`, en: `Limit by default: ${title.en}` };
  return [
    own(key, words, null, limit.unit, limit.basis),
    own(`${key}Default`, spare, limit.otherwise, 'workingDay', [countySetsLimits]),
  ];
}

function withUnit({ zh, en }: Text, unitZh: string, unitEn: string): Text {
  return { zh: `${zh}（${unitZh}）`, en: `${en} (${unitEn})` };
}
