// Showing one sensitive value in clear to somebody whose role may see it. The look itself is written down first.
import { logReveal } from '../db/reveals.ts';
import type { Json } from '../domain/case/state.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import type { ColumnField, Field } from '../domain/definition/field.ts';
import { divisionOf } from '../domain/organisations.ts';
import { scopeOf } from '../domain/scope.ts';
import { definitionOf, requireCase } from './case-reading.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { problemAt } from './refusals.ts';

/**
 * The clear value of a field, or of a cell of a table (`members/0/idNumber`).
 * @throws {Problem} 404 outside the scope, 422 for a field that is none or not sensitive, 403 without the role
 */
export async function reveal(
  deps: Deps,
  actor: Caller,
  caseId: string,
  { field: path, reason }: { field: string; reason: string },
): Promise<Json> {
  const row = await requireCase(deps, scopeOf(actor), caseId);
  const definition = await definitionOf(deps, row.definitionHash);
  const [key = '', index, column] = path.split('/');
  const field = sensitiveField(definition, key, column);
  const mayRead = actor.holdings.some(
    ({ role, organisation }) =>
      field.readableBy.includes(role) && divisionOf(row.organisation).startsWith(divisionOf(organisation)),
  );
  if (!mayRead) {
    throw new Problem('NOT_ALLOWED', {
      message: {
        zh: `您的角色不得查看「${field.label.zh}」的明文`,
        en: `Your roles may not see "${field.label.en}" in clear`,
      },
    });
  }
  await logReveal(deps.db, { caseId, field: path, personId: actor.person.id, ground: reason, at: deps.now() });
  const value = row.data[key] ?? null;
  if (column === undefined) return value;
  const line = Array.isArray(value) ? value[Number(index)] : undefined;
  return typeof line === 'object' && line !== null && !Array.isArray(line) ? (line[column] ?? null) : null;
}

function sensitiveField(definition: CaseForm, key: string, column: string | undefined): Field | ColumnField {
  const field = definition.fields.find((one) => one.key === key);
  const found =
    column === undefined || field?.type !== 'table' ? field : field.columns.find((one) => one.key === column);
  if (found === undefined) {
    throw problemAt('UNKNOWN_FIELD', '/field', { zh: `没有“${key}”这一项`, en: `There is no field "${key}"` });
  }
  if (found.sensitive === undefined) {
    throw problemAt('COMMAND_NOT_APPLICABLE', '/field', {
      zh: `「${found.label.zh}」不是敏感信息，无需申请查看`,
      en: `"${found.label.en}" is not masked`,
    });
  }
  return found;
}
