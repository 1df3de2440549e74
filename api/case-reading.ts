// Reads cases from PostgreSQL as the API shows them.
import { findCaseHead } from '../db/case-heads.ts';
import type { CaseHead } from '../db/case-heads.ts';
import { findCase } from '../db/cases.ts';
import type { CaseRow, CaseWithData } from '../db/cases.ts';
import { findDefinition } from '../db/definitions.ts';
import { findOrganisations } from '../db/organisations.ts';
import { provisionalDays } from '../db/provisional-days.ts';
import { ownersOf } from '../db/tasks.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { isRound, summaryOf } from '../domain/machine.ts';
import type { MachineState } from '../domain/machine.ts';
import { roleTitle } from '../domain/roles.ts';
import { scopeOf, type Scope } from '../domain/scope.ts';
import { caseStatesOf } from './case-states.ts';
import { caseView, outcomeNamed, partNamed, stageNamed } from './case-view.ts';
import type { CaseListItem, CaseSummary, CaseView } from './contracts/cases.ts';
import { namesInData } from './data-names.ts';
import type { Deps } from './deps.ts';
import { caseActor } from './case-actor.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { plain } from './terms.ts';

/** Everything: for reading a case again that the caller has just acted on, which may have left his scope by that. */
export const EVERYTHING: Scope = scopeOf({ kind: 'system' });

/** A case that the caller may see, or 404 as if it did not exist. */
export async function requireCase({ db, crypto }: Deps, scope: Scope, caseId: string): Promise<CaseWithData> {
  const row = await findCase(db, crypto, scope, caseId);
  if (row === null) throw new Problem('NOT_FOUND');
  return row;
}

/** The definition that a case or round is pinned to. */
export async function definitionOf({ db }: Deps, hash: string): Promise<Definition> {
  const definition = await findDefinition(db, hash);
  if (definition === null) throw new Error(`definition ${hash} of a case is not stored`);
  return definition;
}

/** The state of a case that is known to exist. */
export async function stateOf({ db, crypto }: Deps, caseId: string): Promise<MachineState> {
  const state = await caseStatesOf(db, crypto).of(caseId);
  if (state === null) throw new Error(`case ${caseId} has no events`);
  return state;
}

/** The case with its data, its open visits and what the caller may do; 404 outside the scope. */
export async function readCase(deps: Deps, actor: Caller, caseId: string, scope = scopeOf(actor)): Promise<CaseView> {
  const head = await findCaseHead(deps.db, scope, caseId);
  if (head === null) throw new Problem('NOT_FOUND');
  return readAgain(deps, actor, head);
}

/** The same for a case whose row was read a moment ago: what has happened since is told by the trail alone. */
export async function readAgain(deps: Deps, actor: Caller, head: CaseHead): Promise<CaseView> {
  const { caseId, caseNumber, organisation } = head;
  const [definition, state] = await Promise.all([definitionOf(deps, head.definitionHash), stateOf(deps, caseId)]);
  const current = { ...summaryOf(definition, state), caseNumber };
  const place = { path: organisation, name: head.place ?? plain(organisation) };
  const shown = summary(current, place, definition, isProvisional(state, current.nextDueOn));
  const view = caseView(shown, definition, state, caseActor(actor, head), deps.now());
  if (definition.form !== 'case') return view;
  return { ...view, names: await namesInData(deps, actor, definition.fields, view.data) };
}

/** Rows of the read model with the names of organisations, procedures, stages and outcomes. */
export async function summariesOf(deps: Deps, rows: readonly CaseRow[]): Promise<CaseSummary[]> {
  const [places, definitions, provisional] = await Promise.all([
    placeNames(
      deps,
      rows.map((row) => row.organisation),
    ),
    definitionsOf(
      deps,
      rows.map((row) => row.definitionHash),
    ),
    provisionalDays(
      deps.db,
      rows.map(({ caseId, nextDueOn: dueOn }) => ({ caseId, dueOn })),
    ),
  ]);
  return rows.map((row) => {
    const { caseId, nextDueOn: dueOn } = row;
    return summary(row, places(row.organisation), definitions(row.definitionHash), provisional({ caseId, dueOn }));
  });
}

/** The same with who has each in hand. */
export async function listItemsOf(deps: Deps, rows: readonly CaseRow[]): Promise<CaseListItem[]> {
  const [summaries, owners] = await Promise.all([
    summariesOf(deps, rows),
    ownersOf(
      deps.db,
      rows.map(({ caseId }) => caseId),
    ),
  ]);
  const posts = [...owners.values()].flat().flatMap((to) => ('role' in to ? [to.organisation] : []));
  const places = await placeNames(deps, posts);
  return summaries.map((one) => ({
    ...one,
    owners: (owners.get(one.id) ?? []).map((to) =>
      'role' in to ? { role: to.role, title: roleTitle(to.role), organisation: places(to.organisation) } : to,
    ),
  }));
}

/** Whether the day on which a case is due next rests on a year without an announcement. */
function isProvisional(state: MachineState, dueOn: string | null): boolean {
  const dated: readonly { dueOn: string | null; provisional: boolean }[] = isRound(state) ? state.terms : state.clocks;
  return dueOn !== null && dated.some((one) => one.provisional && one.dueOn === dueOn);
}

function summary(
  row: Omit<CaseRow, 'updatedAt'>,
  organisation: CaseSummary['organisation'],
  definition: Definition,
  provisional: boolean,
): CaseSummary {
  return {
    id: row.caseId,
    number: row.caseNumber,
    kind: row.kind,
    part: row.part === null ? null : partNamed(definition, row.part),
    period: row.period,
    procedure: { key: row.procedure, title: definition.title },
    organisation,
    subject: row.subject,
    applicant: row.applicant,
    filer: row.filer,
    status: row.status,
    outcome: row.outcome === null ? null : outcomeNamed(definition, null, row.outcome),
    stages: row.stages.map((key) => stageNamed(definition, key)),
    startedOn: row.startedOn,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    dueOn: row.nextDueOn,
    provisional,
    overdue: row.overdue,
    card: row.card,
    stuck: row.stuck,
    rehearsal: row.rehearsal,
    sequence: row.sequence,
  };
}

/** Names of organisations by path; the path itself where none is known. */
export async function placeNames(
  { db }: Pick<Deps, 'db'>,
  paths: readonly string[],
): Promise<(path: string) => CaseSummary['organisation']> {
  const found = await findOrganisations(db, [...new Set(paths)]);
  const names = new Map(found.map(({ path, name }) => [path, name]));
  return (path) => ({ path, name: names.get(path) ?? plain(path) });
}

/** Definitions by hash. */
export async function definitionsOf(deps: Deps, hashes: readonly string[]): Promise<(hash: string) => Definition> {
  const distinct = [...new Set(hashes)];
  const found = await Promise.all(distinct.map((hash) => definitionOf(deps, hash)));
  const byHash = new Map(distinct.map((hash, index) => [hash, found[index]]));
  return (hash) => {
    const definition = byHash.get(hash);
    if (definition === undefined) throw new Error(`definition ${hash} was not read`);
    return definition;
  };
}
