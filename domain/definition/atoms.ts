// Small parts that every form of definition is made of.
import { z } from 'zod';

/** A text that people read, in Chinese and English. */
export const Text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;

/** Identifier in a definition (stage, field, outcome, clock, role): camelCase, no pinyin. */
export const Key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'camelCase identifier');

/** Identifier of a procedure: kebab-case, exactly the handbook's. */
export const ProcedureId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case identifier');

/** A body below an administrative division, as the last part of an organisation path (`610429/housing`). */
export const Body = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab-case body');

/** Administrative level; a path of 6, 9 or 12 digits. */
export const Level = z.enum(['village', 'township', 'county']);
export type Level = z.infer<typeof Level>;

/**
 * Where an element of a definition comes from; shown to users.
 * `stated`: the document says so; `implied`: a stated step needs it; `statute`: the law says so;
 * `assumed`: a default of ours that a county may change.
 */
export const Basis = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['stated', 'implied']),
    document: z.string(),
    phrase: z.string().min(1).max(20),
    row: z
      .string()
      .regex(/^D\d{3}$/)
      .optional(),
  }),
  z.object({
    kind: z.literal('statute'),
    instrument: z.string(),
    article: z.string().optional(),
    rule: z
      .string()
      .regex(/^[A-Z]\d{1,2}$/)
      .optional(),
    confidence: z.enum(['certain', 'likely', 'check']),
  }),
  z.object({ kind: z.literal('assumed'), note: Text }),
]);
export type Basis = z.infer<typeof Basis>;

/** An exact share: `{numerator: 2, denominator: 3}`; never a decimal. */
export const Fraction = z
  .object({ numerator: z.int().positive(), denominator: z.int().positive() })
  .refine((f) => f.numerator <= f.denominator, 'a share is at most the whole');
export type Fraction = z.infer<typeof Fraction>;

/**
 * A share that must be reached. `atLeast` includes the number (三分之二以上), `moreThan` does not (过半数):
 * 民法典 第1259条.
 */
export const Threshold = z.object({ share: Fraction, mode: z.enum(['atLeast', 'moreThan']) });
export type Threshold = z.infer<typeof Threshold>;

/** A FEEL expression over declared fields and `parameter.<key>`; `now`, `today` and zone-less times are refused by the proof. */
export const Feel = z.string().min(1);

/**
 * A condition with the sentence that a person reads when it does not hold. A condition that evaluates to null
 * (a value is missing) is a refusal, never false.
 */
export const Rule = z.object({ when: Feel, otherwise: Text, basis: z.array(Basis).default([]) });
export type Rule = z.infer<typeof Rule>;

/** Next stage of a way out: a stage key, `$join` or `$fail` in a branch, or conditional routes of which the last is unconditional. */
export const Route = z.union([z.string(), z.array(z.object({ when: Feel.optional(), to: z.string() })).min(1)]);
export type Route = z.infer<typeof Route>;

/** A value that a county may set without touching code. `null`: it must be set before what uses it can run. */
export const Parameter = z.object({
  key: Key,
  title: Text,
  type: z.enum(['integer', 'fen', 'date', 'text', 'bodies']),
  value: z.union([z.number(), z.string(), z.array(z.object({ key: Key, body: Body, title: Text })), z.null()]),
  basis: z.array(Basis).default([]),
});
export type Parameter = z.infer<typeof Parameter>;
