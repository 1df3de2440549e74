// The difference of two versions, or of a version and a draft, with the open cases that it is about.
import type { Db } from '../db/client.ts';
import { definitionHash } from '../db/definition-hash.ts';
import { findDefinition } from '../db/definitions.ts';
import { findDraft } from '../db/drafts.ts';
import { runningCases } from '../db/running-cases.ts';
import type { Json } from '../domain/case/state.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import { AREAS, diffDefinitions } from '../domain/definition/diff.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { planYearOf } from '../domain/definition/plan-year.ts';
import { resolveDefinition } from '../domain/definition/resolve.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';
import { publishingProblem } from './publishing-views.ts';
import { plain } from './terms.ts';

interface Side {
  hash: string;
  definition: Definition;
}

/** Compares what two sides name: a hash, or `draft:` and an id. */
export async function definitionDiff({ db, now, config }: Deps, from: string, to: string) {
  const [older, newer] = await Promise.all([sideOf(db, from, now()), sideOf(db, to, now())]);
  const changes = diffDefinitions(older.definition, newer.definition);
  const running = await runningCases(db, older.definition.id, config.rehearsal);
  const open = running.find(({ version }) => version === older.hash)?.stages ?? [];
  const titled = stageTitles(older.definition);
  return {
    from: headOf(older),
    to: headOf(newer),
    changes,
    areas: AREAS.map((area) => ({ area, changes: changes.filter((one) => one.area === area).length })).filter(
      (one) => one.changes > 0,
    ),
    touched: open
      .map(({ stage, cases }) => ({
        stage,
        title: titled(stage),
        cases,
        changes: changes.filter(({ stages }) => stages.includes(stage)).length,
      }))
      .filter((one) => one.changes > 0),
  };
}

const headOf = ({ hash, definition }: Side) => ({ procedure: definition.id, title: definition.title, version: hash });

async function sideOf(db: Db, side: string, at: string): Promise<Side> {
  if (!side.startsWith('draft:')) {
    const definition = await findDefinition(db, side);
    if (definition === null) throw new Problem('NOT_FOUND');
    return { hash: side, definition };
  }
  const draft = await findDraft(db, side.slice('draft:'.length));
  if (draft === null) throw new Problem('NOT_FOUND');
  return resolvedSide(draft.document, at);
}

/** A draft can be compared once it fits the schema, whether it is sound or not. */
function resolvedSide(document: Json, at: string): Side {
  const year = planYearOf(localDateOf(at));
  const resolution = resolveDefinition(document, { parameters: {}, years: { default: year } });
  if (!resolution.ok) throw publishingProblem({ ok: false, code: 'DEFINITION_UNSOUND', faults: resolution.faults });
  return { hash: definitionHash(resolution.definition), definition: resolution.definition };
}

/** Titles of the stages, and of the steps of rounds, as open cases name them. */
export function stageTitles(definition: Definition): (key: string) => Text {
  const stages = definition.form === 'case' ? allStages(definition).map(({ stage }) => stage) : [];
  const steps = definition.duties.flatMap(({ item, check, consolidation, bulletin }) =>
    [item, check, ...consolidation, bulletin].flatMap((step) => step ?? []),
  );
  const titles = new Map([...stages, ...steps, ...definition.indicators].map(({ key, title }) => [key, title]));
  return (key) => titles.get(key) ?? plain(key);
}
