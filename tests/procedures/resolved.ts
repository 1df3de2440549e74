// The authored procedures as they would run, resolved for plan year 2026.
import { CaseForm, type Definition } from '../../domain/definition/forms.ts';
import type { Parameter } from '../../domain/definition/atoms.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import { demoProfile } from '../../embedded/demo-definitions.ts';
import { PROCEDURES } from '../../procedures/index.ts';

/** A procedure with a county's own values for some parameters; throws with the faults when it does not resolve. */
export function resolvedAny(id: string, parameters: Record<string, Parameter['value']> = {}): Definition {
  const authored = PROCEDURES.find((one) => one.id === id);
  if (authored === undefined) throw new Error(`no procedure ${id}`);
  const result = resolveDefinition(authored, { parameters: { [id]: parameters }, years: { default: 2026 } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 2));
  return result.definition;
}

/** A procedure as the demo county runs it: every value that a document hides or leaves to a word is set. */
export function resolvedForDemo(id: string): Definition {
  const authored = PROCEDURES.find((one) => one.id === id);
  if (authored === undefined) throw new Error(`no procedure ${id}`);
  const result = resolveDefinition(authored, demoProfile(2026));
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 2));
  return result.definition;
}

/** The same for a procedure of cases. */
export function resolved(id: string, parameters: Record<string, Parameter['value']> = {}): CaseForm {
  return CaseForm.parse(resolvedAny(id, parameters));
}
