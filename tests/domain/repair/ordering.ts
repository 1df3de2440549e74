// Repairs as an administrator of the county orders them, on the pure core.
import type { CaseEvent } from '../../../domain/case/event.ts';
import type { Actor } from '../../../domain/case/people.ts';
import type { OutsideDecision, Repair, RepairCommand } from '../../../domain/case/repair.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { revertPoint } from '../../../domain/repair/revert-point.ts';
import type { Stage } from '../../../domain/definition/stage.ts';

export const administrator: Actor = {
  kind: 'person',
  person: { id: 'administrator', name: '管理员' },
  holdings: [{ role: 'systemAdministrator', organisation: '610429' }],
};

/** An order for a repair, each under an id of its own unless one is given. */
export function order(repair: Repair, id = `order-${JSON.stringify(repair).length}-${repair.kind}`): RepairCommand {
  return { type: 'repair', actor: administrator, repair, order: { id, reason: '演示', approvedBy: null } };
}

/** The order to move a case to a version. */
export function migration(definition: CaseForm, mapping: Record<string, string> = {}, hash = 'next'): RepairCommand {
  return order({ kind: 'migrate', definition, definitionHash: hash, mapping }, `migrate-${hash}`);
}

/** The order to go back to an event, with the same decision on everything that has happened outside since. */
export function reversion(
  events: readonly CaseEvent[],
  toSequence: number,
  decision: OutsideDecision['decision'] | null = null,
  definition?: CaseForm,
): RepairCommand {
  const point = revertPoint(events, toSequence);
  if (point === null) throw new Error(`no point ${toSequence}`);
  const outside = decision === null ? [] : point.happened.map(({ effectId }) => ({ effectId, decision }));
  const version = definition === undefined ? {} : { definition };
  return order({ kind: 'revert', ...point, outside, ...version }, `revert-${toSequence}-${events.length}`);
}

/** Another version: `change` gets a copy of the definition's JSON. */
export function version(definition: CaseForm, change: (copy: CaseForm) => void): CaseForm {
  const copy = structuredClone(definition);
  change(copy);
  return CaseForm.parse(copy);
}

/** A stage of a version at the top of its flow, of a kind. */
export function stageIn<Kind extends Stage['kind']>(
  definition: CaseForm,
  key: string,
  kind: Kind,
): Extract<Stage, { kind: Kind }> {
  const found = definition.stages.find((stage) => stage.key === key);
  if (found === undefined || found.kind !== kind) throw new Error(`no ${kind} ${key}`);
  return found as Extract<Stage, { kind: Kind }>;
}
