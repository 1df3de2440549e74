// A case is filed at a level: whoever opens one from above that level must say where.
import { describe, expect, it } from 'vitest';
import type { Level } from '../../domain/definition/atoms.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { allStages } from '../../domain/definition/stage-index.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import { resolvedAny } from './resolved.ts';

const RANK: Record<Level, number> = { village: 0, township: 1, county: 2 };
const definitions = PROCEDURES.map(({ id }) => resolvedAny(id));

/** Level at which cases of a procedure are filed; undefined where it has no cases, or is not there. */
function filedAt(procedure: string): Level | undefined {
  const found = definitions.find(({ id }) => id === procedure);
  return found?.form === 'case' ? found.filing.level : undefined;
}

/** Everything that opens a case: the level it stands at, the procedure, and whether it names the place. */
function openings(definition: Definition): { at: string; level: Level; procedure: string; named: boolean }[] {
  const duties = definition.duties.flatMap(({ key, owedBy, item }) =>
    item.opens.map(({ procedure, organisation }) => ({
      at: `${definition.id} ${key}`,
      level: owedBy.level,
      procedure,
      named: organisation !== undefined,
    })),
  );
  if (definition.form !== 'case') return duties;
  const { level } = definition.filing;
  const links = allStages(definition).flatMap(({ stage }) =>
    stage.kind === 'link' && stage.mode !== 'reportBack'
      ? [{ at: `${definition.id} ${stage.key}`, level, procedure: stage.procedure, named: false }]
      : [],
  );
  return [...duties, ...links];
}

const all = definitions.flatMap(openings);

describe('a case that another procedure opens', () => {
  it('is of a procedure that has cases', () => {
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ procedure }) => filedAt(procedure) === undefined)).toEqual([]);
  });

  it('is filed at a level that whoever opens it lies in, or in a division that it names', () => {
    const lost = all.filter(({ level, procedure, named }) => {
      const target = filedAt(procedure);
      return target !== undefined && !named && RANK[level] > RANK[target];
    });
    expect(lost.map(({ at, procedure }) => `${at} → ${procedure}`)).toEqual([]);
  });
});
