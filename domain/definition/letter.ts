// Letters in a definition: what they say, and what may be done against what they tell.
import { z } from 'zod';
import { LONGEST } from '../calendar/deadline.ts';
import { Basis, Key, Text } from './atoms.ts';

/**
 * What the addressee may do against a decision (复议, 复核, 申诉, 诉讼). Its time is counted from the day on which the
 * letter counts as served, never from the decision: who has not been told can't complain.
 */
export const Remedy = z.object({
  key: Key,
  /** What, and where: 向本级人民政府申请行政复议. */
  title: Text,
  limit: z
    .object({
      kind: z.literal('period'),
      amount: z.int().positive(),
      unit: z.enum(['day', 'workingDay', 'month', 'year']),
    })
    .refine(({ amount, unit }) => amount <= LONGEST[unit], 'a period is at most a century'),
  basis: z.array(Basis).min(1),
});
export type Remedy = z.infer<typeof Remedy>;

/** A letter that the system issues under the next number of the organisation that decided. */
export const LetterAction = z.object({
  do: z.literal('letter'),
  template: Key,
  title: Text,
  fields: z.array(Key),
  to: z.enum(['applicant', 'subject', 'organisation']),
  /** `decision`: a decision (决定) with the reason of whoever decided; a plain letter (函) when absent. Each has its own series of numbers. */
  kind: z.enum(['letter', 'decision']).optional(),
  /** The first sentence, with `{{field}}` for the letter's own fields and `{{procedure}}`. */
  body: Text.optional(),
  remedies: z.array(Remedy).optional(),
});
export type LetterAction = z.infer<typeof LetterAction>;
