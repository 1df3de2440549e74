// What may be done against an administrative decision. The time runs from service, since the law counts from the day on
// which the party knew or had to know.
import type { LetterAction } from '../domain/definition/letter.ts';
import { statute } from './basis.ts';

/** 行政复议 within 60 days, or a suit within six months. */
export const remediesAtLaw: NonNullable<LetterAction['remedies']> = [
  {
    key: 'reconsideration',
    title: { zh: '向有管辖权的行政复议机关申请行政复议', en: 'apply for administrative reconsideration' },
    limit: { kind: 'period', amount: 60, unit: 'day' },
    basis: [statute('P12', '行政复议法（2023）', 'certain', '第20条')],
  },
  {
    key: 'suit',
    title: { zh: '向有管辖权的人民法院提起行政诉讼', en: 'bring an administrative suit before the court' },
    limit: { kind: 'period', amount: 6, unit: 'month' },
    basis: [statute('P17', '行政诉讼法', 'certain', '第46条')],
  },
];

/** What makes a letter a decision against which a party has these ways. */
export const refusalDecision = { kind: 'decision', remedies: remediesAtLaw } as const;
