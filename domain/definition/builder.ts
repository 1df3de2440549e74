// How a procedure's file says what it is. Naming a stage, an outcome, a field or a parameter that the definition does
// not declare is a compile error; what the compiler can't see (branches, reachability, FEEL) the proof finds.
import type { AuthoredCase, AuthoredDuty, AuthoredIndicator } from './authored.ts';

/** An authored definition: not yet resolved against a county's profile. */
export type AuthoredDefinition =
  ({ form: 'case' } & AuthoredCase) | ({ form: 'duty' } & AuthoredDuty) | ({ form: 'indicator' } & AuthoredIndicator);

/** Defines a case: stages, fields, clocks, links. */
export function defineCase<S extends string, O extends string, F extends string, P extends string = never>(
  definition: AuthoredCase<S, O, F, P>,
): { form: 'case' } & AuthoredCase {
  return { form: 'case', ...(definition as unknown as AuthoredCase) };
}

/** Defines a procedure that only recurs: its duties. */
export function defineDuty<P extends string = never>(definition: AuthoredDuty<P>): { form: 'duty' } & AuthoredDuty {
  return { form: 'duty', ...(definition as unknown as AuthoredDuty) };
}

/** Defines a procedure that only counts: its indicators and planned figures. */
export function defineIndicator<P extends string = never>(
  definition: AuthoredIndicator<P>,
): { form: 'indicator' } & AuthoredIndicator {
  return { form: 'indicator', ...(definition as unknown as AuthoredIndicator) };
}
