// Showing one sensitive value in clear to somebody whose role may see it. The look itself is written down first.
import type { CaseWithData } from '../db/cases.ts';
import { logReveal } from '../db/reveals.ts';
import type { CaseData, Json } from '../domain/case/state.ts';
import type { ColumnField, Field } from '../domain/definition/field.ts';
import { isRound, requireCaseForm } from '../domain/machine.ts';
import { itemFormOf, requirePartOf } from '../domain/round/part.ts';
import { visibleUnits } from '../domain/round/sight.ts';
import { divisionOf } from '../domain/organisations.ts';
import { scopeOf } from '../domain/scope.ts';
import { caseActor } from './case-actor.ts';
import { definitionOf, requireCase, stateOf } from './case-reading.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { problemAt } from './refusals.ts';

/**
 * The clear value of a field, or of a cell of a table (`members/0/idNumber`).
 * @throws {Problem} 404 outside the scope, 422 for a field that is none or not sensitive, 403 without the role
 */
export async function reveal(deps: Deps, actor: Caller, caseId: string, asked: Asked): Promise<Json> {
  const { field: path, reason } = asked;
  const row = await requireCase(deps, scopeOf(actor), caseId);
  const place = row.kind === 'case' ? await ofCase(deps, row) : await ofItem(deps, actor, row, asked);
  const [key = '', index, column] = path.split('/');
  const field = sensitiveField(place.fields, key, column);
  const mayRead = actor.holdings.some(
    ({ role, organisation }) =>
      field.readableBy.includes(role) && divisionOf(place.organisation).startsWith(divisionOf(organisation)),
  );
  if (!mayRead) {
    throw new Problem('NOT_ALLOWED', {
      message: {
        zh: `您的角色不得查看「${field.label.zh}」的明文`,
        en: `Your roles may not see "${field.label.en}" in clear`,
      },
    });
  }
  await logReveal(deps.db, {
    caseId,
    field: place.prefix + path,
    personId: actor.person.id,
    ground: reason,
    at: deps.now(),
  });
  const value = place.data[key] ?? null;
  if (column === undefined) return value;
  const line = Array.isArray(value) ? value[Number(index)] : undefined;
  return typeof line === 'object' && line !== null && !Array.isArray(line) ? (line[column] ?? null) : null;
}

interface Asked {
  field: string;
  reason: string;
  unit?: string | undefined;
  period?: string | undefined;
  entry?: number | undefined;
}

/** Where a sensitive value stands, and what is written before its field in the log of looks. */
interface Place {
  fields: readonly Field[];
  data: CaseData;
  organisation: string;
  prefix: string;
}

async function ofCase(deps: Deps, row: CaseWithData): Promise<Place> {
  const { fields } = requireCaseForm(await definitionOf(deps, row.definitionHash));
  return { fields, data: row.data, organisation: row.organisation, prefix: '' };
}

/** An entry of a round: the unit must be in the caller's sight, and the role's region must hold it. */
async function ofItem(deps: Deps, actor: Caller, row: CaseWithData, { unit, period, entry }: Asked): Promise<Place> {
  const [definition, state] = await Promise.all([definitionOf(deps, row.definitionHash), stateOf(deps, row.caseId)]);
  if (!isRound(state)) throw new Error(`case ${row.caseId} is no round`);
  const term = state.terms.findLast((one) => one.visit !== null && (period === undefined || one.key === period));
  const seen = unit !== undefined && visibleUnits(definition, state, caseActor(actor, row)).includes(unit);
  const entries = (seen ? term?.items[unit]?.entries : undefined) ?? [];
  const found = entry === undefined ? entries.at(-1) : entries.find((one) => one.number === entry);
  if (unit === undefined || term === undefined || found === undefined) {
    throw problemAt('UNIT_NOT_IN_ROUND', '/unit', { zh: '没有这一单位的填报内容', en: 'There is no such entry' });
  }
  const { fields } = itemFormOf(requirePartOf(definition, state.part));
  return { fields, data: found.data, organisation: unit, prefix: `${unit}/${term.key}/${found.number}/` };
}

function sensitiveField(fields: readonly Field[], key: string, column: string | undefined): Field | ColumnField {
  const field = fields.find((one) => one.key === key);
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
