// Clocks that the authored procedures share: the limit of one stage, counted anew for each visit of it.
import type { Basis } from '../domain/definition/atoms.ts';
import { countySetsLimits } from './basis.ts';
import { oneDayBefore, reminders, reviewLadder } from './ladders.ts';

interface StageLimit {
  /** The clock runs from entering this stage until it is left; its key is `<stage>Limit`. */
  stage: string;
  /** Parameter with the number of working days. */
  days: string;
  zh: string;
  en: string;
}

function limitOf<const L extends StageLimit>(limit: L) {
  const stage: L['stage'] = limit.stage;
  const parameter: L['days'] = limit.days;
  return {
    key: `${stage}Limit`,
    title: { zh: limit.zh, en: limit.en },
    basis: [countySetsLimits],
    scope: 'visit',
    start: { on: 'entered', stage },
    stop: [{ on: 'left', stage }],
    limit: { kind: 'period', amount: { parameter }, unit: 'workingDay' },
  } as const;
}

/** Limit of an organ's review in working days, a default of ours, with the ladder up to a 督办 case. */
export function reviewLimit<const L extends StageLimit>(limit: L) {
  return { ...limitOf(limit), warnings: oneDayBefore, ladder: reviewLadder } as const;
}

/** Limit of what a household or village owes, a default of ours, with reminders only. */
export function supplementLimit<const L extends StageLimit>(limit: L) {
  return { ...limitOf(limit), warnings: oneDayBefore, ladder: reminders } as const;
}

/**
 * Limit that the document leaves to a word (及时, 提前): calendar days, in a parameter without a value, so that it runs
 * beside the stage's own limit once the county sets it. Its key is `<stage>InTime`.
 */
export function wordLimit<const L extends StageLimit & { basis: readonly Basis[] }>(limit: L) {
  const { scope, start, stop } = limitOf(limit);
  const parameter: L['days'] = limit.days;
  return {
    key: `${limit.stage}InTime`,
    title: { zh: limit.zh, en: limit.en },
    basis: limit.basis,
    scope,
    start,
    stop,
    limit: { kind: 'period', amount: { parameter }, unit: 'day' },
    ladder: reviewLadder,
  } as const;
}
