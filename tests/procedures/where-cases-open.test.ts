// What passes between cases. A case is filed at a level: whoever opens one from above that level must say where. What a
// case takes back, the other one reports, of the same type.
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

/** What a link takes of the other case's data, with the types there (as it is reported back to this procedure) and here. */
function takings(definition: Definition): { at: string; there: (string | undefined)[]; here: string | undefined }[] {
  if (definition.form !== 'case') return [];
  const typeIn = (form: Definition | undefined, key: string): string | undefined =>
    form?.form === 'case' ? form.fields.find((field) => field.key === key)?.type : undefined;
  return allStages(definition).flatMap(({ stage }) => {
    if (stage.kind !== 'link') return [];
    const other = definitions.find(({ id }) => id === stage.procedure);
    const reports = other?.form === 'case' ? allStages(other).map((one) => one.stage) : [];
    return (stage.takes ?? []).map(({ from, to }) => ({
      at: `${definition.id} ${stage.key} ${from}`,
      there: reports.flatMap((report) =>
        report.kind === 'link' && report.mode === 'reportBack' && report.procedure === definition.id
          ? report.hands.filter((hand) => hand.to === from).map((hand) => typeIn(other, hand.from))
          : [],
      ),
      here: typeIn(definition, to),
    }));
  });
}

describe('a case that takes data back', () => {
  const taken = definitions.flatMap(takings);

  it('takes what the other procedure reports back to it, of the type that it has there', () => {
    expect(taken.map(({ at }) => at)).toContain('housing-safety-monitoring refer acceptedOn');
    expect(taken.filter(({ there }) => there.length === 0).map(({ at }) => at)).toEqual([]);
    expect(taken.filter(({ there, here }) => there.some((type) => type !== here)).map(({ at }) => at)).toEqual([]);
  });
});
