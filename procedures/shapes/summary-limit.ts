// How long a consolidation and a bulletin may take, where a document says nothing: then the duty's ladder is climbed, so
// that a round that nobody sums up is reminded of and told upward.
import type { AuthoredDutyPart } from '../../domain/definition/authored.ts';
import { assumed } from '../basis.ts';

type Summary = NonNullable<AuthoredDutyPart['bulletin']>;

const fiveDays = assumed(
  '文件未规定汇总、通报的期限，默认各5个工作日',
  'No document says how long summing up and a bulletin may take: 5 working days each',
);

const limited = (step: Summary): Summary =>
  step.within === undefined
    ? { ...step, basis: [...step.basis, fiveDays], within: { amount: 5, unit: 'workingDay' } }
    : step;

/** Gives the steps of a duty above its items their limits, except those that have one. */
export function withSummaryLimits(duty: AuthoredDutyPart): AuthoredDutyPart {
  const { consolidation, bulletin } = duty;
  return {
    ...duty,
    ...(consolidation === undefined ? {} : { consolidation: consolidation.map(limited) }),
    ...(bulletin === undefined ? {} : { bulletin: limited(bulletin) }),
  };
}
