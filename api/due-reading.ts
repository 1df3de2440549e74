// What falls due as the API shows it: rows of db/due.ts with the names of people, units, procedures, stages and clocks.
import { definitionInForce } from '../db/definitions.ts';
import type { DueGrouping, DueRow as Row } from '../db/due.ts';
import { findPeople } from '../db/people.ts';
import { weekNamed } from '../domain/calendar/weeks.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import { roleTitle } from '../domain/roles.ts';
import { definitionsOf, placeNames } from './case-reading.ts';
import { partNamed, stageNamed } from './case-view.ts';
import type { DueRow, Owner } from './contracts/due.ts';
import type { Deps } from './deps.ts';
import { plain } from './terms.ts';

const NOBODY: Text = { zh: '无人担任', en: 'held by nobody' };

/** Names of groups by their keys. */
export async function groupTitles(
  deps: Deps,
  by: DueGrouping,
  keys: readonly (string | null)[],
): Promise<(key: string | null) => Text> {
  const named = keys.filter((key) => key !== null);
  const titles = await titlesOf(deps, by, named);
  return (key) => (key === null ? NOBODY : (titles.get(key) ?? plain(key)));
}

async function titlesOf(deps: Deps, by: DueGrouping, keys: readonly string[]): Promise<Map<string, Text>> {
  switch (by) {
    case 'person':
      return new Map((await findPeople(deps.db, keys)).map(({ id, name }) => [id, plain(name)]));
    case 'unit': {
      const places = await placeNames(deps, keys);
      return new Map(keys.map((key) => [key, places(key).name]));
    }
    case 'procedure': {
      const found = await Promise.all(keys.map((key) => definitionInForce(deps.db, key, deps.now())));
      return new Map(keys.map((key, index) => [key, found[index]?.definition.title ?? plain(key)]));
    }
    case 'week':
      return new Map(keys.map((key) => [key, weekTitle(key)]));
    case 'day':
      return new Map(keys.map((key) => [key, plain(key)]));
  }
}

/** A week in words, by its key. */
export function weekTitle(key: string): Text {
  const week = weekNamed(key);
  if (week === null) return plain(key);
  const number = Number(key.slice(6));
  return {
    zh: `${key.slice(0, 4)}年第${number}周（${week.from}至${week.to}）`,
    en: `Week ${number} of ${key.slice(0, 4)} (${week.from} to ${week.to})`,
  };
}

type Listed = 'tasks' | 'clocks' | 'items' | 'remedies';

/** What a row is called by the definition of its case. */
function whatNamed(definition: Definition, of: Listed, { what, kind }: Row): DueRow['what'] {
  if (of === 'tasks') return stageNamed(definition, what);
  if (of === 'remedies') return { key: what, title: remedyTitle(definition, what) };
  if (of === 'items' || kind !== 'case') return partNamed(definition, what);
  const clock = definition.form === 'case' ? definition.clocks.find((one) => one.key === what) : undefined;
  return { key: what, title: clock?.title ?? plain(what) };
}

/** What may be done against a letter, by its key. */
function remedyTitle(definition: Definition, key: string): Text {
  const stages = definition.form === 'case' ? allStages(definition) : [];
  const remedies = stages.flatMap(({ stage }) =>
    stage.kind === 'service' && stage.action.do === 'letter' ? (stage.action.remedies ?? []) : [],
  );
  return remedies.find((one) => one.key === key)?.title ?? plain(key);
}

/** What tasks, clocks, items, remedies and cards have in common. */
export async function namedRows(deps: Deps, rows: readonly Row[]) {
  const [places, definitions] = await Promise.all([
    placeNames(
      deps,
      rows.map((row) => row.unit),
    ),
    definitionsOf(
      deps,
      rows.map((row) => row.definitionHash),
    ),
  ]);
  return rows.map((row) => {
    const definition = definitions(row.definitionHash);
    return {
      row,
      definition,
      common: {
        caseId: row.caseId,
        caseNumber: row.caseNumber,
        kind: row.kind,
        procedure: { key: row.procedure, title: definition.title },
        unit: places(row.unit),
        period: row.period,
        subject: row.subjectName,
        owners: row.owners.map(ownerView),
      },
    };
  });
}

function ownerView(owner: Row['owners'][number]): Owner {
  return 'person' in owner ? owner : { ...owner, title: roleTitle(owner.role) };
}

/** Rows of tasks, clocks, items or remedies. */
export async function dueRowViews(deps: Deps, of: Listed, rows: readonly Row[]): Promise<DueRow[]> {
  return (await namedRows(deps, rows)).map(({ row, definition, common }) => ({
    ...common,
    id: row.id,
    what: whatNamed(definition, of, row),
    dueOn: row.dueOn,
    overdue: row.marked,
  }));
}
