// From the body of an order to what is asked: people by their names, and everything that values name looked up.
import type { CaseToRepair } from '../db/repair-cases.ts';
import type { PersonRef } from '../domain/case/people.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { AskedRepair } from '../domain/repair/asked.ts';
import { definitionsOf } from './case-reading.ts';
import type { RepairBody } from './contracts/repairs.ts';
import type { Deps } from './deps.ts';
import { requireReferences } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { referencesInData } from './references.ts';
import type { Reference } from './references.ts';

type Body = RepairBody['repair'];

/**
 * What the core is asked for.
 * @throws {Problem} with a fault for every reference to what does not exist
 */
export async function askedRepair(
  deps: Deps,
  actor: Caller,
  body: Body,
  cases: readonly CaseToRepair[],
): Promise<AskedRepair> {
  const people = await requireReferences(deps, actor, await references(deps, body, cases));
  // Absent members must be absent: the core tells them from undefined ones no more than JSON does.
  const given = JSON.parse(JSON.stringify(body)) as Body;
  if (given.kind === 'reassign') return { ...given, to: named(people, given.to) } as AskedRepair;
  if (given.kind === 'patchData') return { ...given, changes: given.changes as CaseData } as AskedRepair;
  if (given.kind === 'resend') return { ...given, deliveryId: String(given.deliveryId) };
  return given as AskedRepair;
}

function named(people: ReadonlyMap<string, PersonRef>, id: string): PersonRef {
  return people.get(id) ?? { id, name: id };
}

async function references(deps: Deps, body: Body, cases: readonly CaseToRepair[]): Promise<Reference[]> {
  if (body.kind === 'reassign') return [{ kind: 'person', id: body.to, field: '/repair/to' }];
  if (body.kind !== 'patchData') return [];
  const hashes = [...new Set(cases.map((one) => one.definitionHash))];
  const definition = await definitionsOf(deps, hashes);
  return hashes.flatMap((hash) => {
    const form = definition(hash);
    const fields = form.form === 'case' ? form.fields : [];
    return referencesInData(fields, body.changes).map((one) => ({
      ...one,
      field: one.field.replace(/^\/data/, '/repair/changes'),
    }));
  });
}
