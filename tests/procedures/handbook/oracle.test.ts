// deadlines.md as an oracle: what a definition cites is what it says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROCEDURES } from '../../../procedures/index.ts';
import { agrees } from '../../../scripts/handbook/agreement.ts';
import { coverageOf, coveragePage } from '../../../scripts/handbook/coverage.ts';
import { LISTED } from '../../../scripts/handbook/listed.ts';
import { factsOf } from '../../../scripts/handbook/machine-form.ts';
import { handOvers, sections } from '../../../scripts/handbook/pages.ts';

const covered = coverageOf(PROCEDURES);
const authored = new Map(PROCEDURES.map((one) => [one.id, JSON.parse(JSON.stringify(one)) as Record<string, unknown>]));

/** Everything in a value that `pick` wants. */
function collect<T>(value: unknown, pick: (candidate: Record<string, unknown>) => T | undefined): T[] {
  if (value === null || typeof value !== 'object') return [];
  const own = pick(value as Record<string, unknown>);
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap((inner) => collect(inner, pick))];
}

describe('every row of deadlines.md', () => {
  it('rests in a definition or is listed with the reason why not, and never both', () => {
    const without = covered.filter(({ uses, listed }) => uses.length === 0 && listed === undefined);
    expect(without.map(({ row }) => `${row.id} ${row.value} (${row.procedures.join()})`)).toEqual([]);
    const both = covered.filter(({ row, uses }) => uses.length > 0 && LISTED[row.id] !== undefined);
    expect(both.map(({ row }) => row.id)).toEqual([]);
  });

  it.each(covered.filter(({ uses }) => uses.length > 0).map((one) => [one.row.id, one] as const))(
    '%s is cited by a procedure that it applies to, from its document and at its words',
    (_, { row, uses }) => {
      expect(uses.map(({ procedure }) => procedure).filter((one) => row.procedures.includes(one))).not.toEqual([]);
      const cited = uses.flatMap(({ element }) =>
        (element['basis'] as { row?: string; document?: string; phrase?: string }[]).filter(
          (one) => one.row === row.id,
        ),
      );
      expect(cited.filter(({ document }) => document !== row.document)).toEqual([]);
    },
  );

  it.each(covered.filter(({ uses }) => uses.length > 0).map((one) => [`${one.row.id} ${one.row.form}`, one] as const))(
    '%s is what the definition says that cites it',
    (_, { row, uses }) => {
      const untold = factsOf(row.form).filter((fact) => !agrees(fact, uses));
      expect(untold, uses.map(({ procedure, place }) => `${procedure} ${place}`).join('; ')).toEqual([]);
    },
  );

  it('has an assertion of its behaviour where it drives any: a test that names it', () => {
    const driving = covered.filter(
      ({ row, uses }) =>
        uses.some(({ place }) => !place.startsWith('plan/')) &&
        factsOf(row.form).some((fact) => fact.kind !== 'unknown'),
    );
    expect(driving.filter(({ tests }) => tests.length === 0).map(({ row }) => row.id)).toEqual([]);
  });

  it('that the document hides or does not number is a parameter which the county must set', () => {
    const open = covered.filter(({ row, uses }) => uses.length > 0 && factsOf(row.form)[0]?.kind === 'unknown');
    expect(open.length).toBeGreaterThan(0);
    const preset = open.filter(
      ({ uses }) => !uses.some(({ place, element }) => place.startsWith('parameters/') && element['value'] === null),
    );
    expect(preset.map(({ row }) => row.id)).toEqual([]);
  });
});

describe('every section of procedures.md', () => {
  it('has its definition, of its tier and under its title, 152 in all', () => {
    const wrong = sections().filter((section) => {
      const own = authored.get(section.id);
      return own === undefined || own['tier'] !== section.tier;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(authored.size).toBe(152);
  });

  it.each(
    sections()
      .filter(({ tier, id }) => tier === 1 && authored.has(id))
      .map((section) => [section.id, section] as const),
  )('%s, of the first tier, has every role of its stages', (id, { stages }) => {
    const own = authored.get(id);
    const roles = new Set(collect(own, (one) => (typeof one['role'] === 'string' ? one['role'] : undefined)));
    const applicants = ['household', 'monitoredHousehold', 'student', 'learner', 'villagers', 'institutionEmployee'];
    const hasApplicant = collect(own, (one) =>
      one['by'] === 'applicant' || one['selfFiling'] === true ? true : undefined,
    );
    const missing = stages
      .map(({ role }) => role)
      .filter((role) => !roles.has(role) && !(applicants.includes(role) && hasApplicant.length > 0));
    expect(missing).toEqual([]);
  });

  it.each(
    sections()
      .filter(({ tier, id }) => tier === 1 && authored.has(id))
      .map((section) => [section.id, section] as const),
  )('%s, of the first tier, carries what the document names', (id, { carried }) => {
    const text = JSON.stringify(authored.get(id));
    const plain = (words: string): string => words.replace(/[“”（）]/g, '');
    const missing = carried.filter((words) => !/^[0-9]+$/.test(words) && !plain(text).includes(plain(words)));
    expect(missing).toEqual([]);
  });

  it('names its procedure from a sentence that leads to a file and a test', () => {
    const page = coveragePage(PROCEDURES);
    const lines = page.split('\n').filter((line) => /^\| `[a-z0-9-]+` /.test(line));
    expect(lines).toHaveLength(152);
    const dead = lines.filter((line) =>
      line
        .split(' | ')
        .slice(1)
        .some((cell) => cell.trim() === ''),
    );
    expect(dead.map((line) => line.split('`')[1])).toEqual([]);
  });
});

describe('every hand-over of procedures.md', () => {
  it.each(handOvers().filter(({ from }) => authored.has(from)))(
    '$from hands over to $to at $stage',
    ({ from, stage, to }) => {
      const own = authored.get(from);
      const steps = collect(own, (one) => (typeof one['key'] === 'string' ? one : undefined));
      const merged = collect(own, (one) =>
        one['stage'] === stage && typeof one['into'] === 'string' ? one['into'] : undefined,
      );
      const names = [stage, ...merged];
      const linking = steps.filter(
        (step) => collect(step, (one) => (one['procedure'] === to ? true : undefined)).length > 0,
      );
      expect(linking.map((step) => step['key']).filter((key) => names.includes(String(key)))).not.toEqual([]);
    },
  );

  it('leads round in no circle of cases that only open one another', () => {
    const opens = new Map(
      PROCEDURES.map(({ id }) => [
        id,
        collect(authored.get(id), (one) => {
          const isLink = one['kind'] === 'link' && (one['mode'] === 'open' || one['mode'] === 'openAndAwait');
          const isItem = typeof one['procedure'] === 'string' && 'when' in one && one['kind'] === undefined;
          // a round that opens cases of its own procedure is no circle: no case opens a round
          return isLink || (isItem && one['procedure'] !== id) ? String(one['procedure']) : undefined;
        }),
      ]),
    );
    const circle = (id: string, path: string[]): string[] | null => {
      if (path.includes(id)) return [...path, id];
      for (const next of opens.get(id) ?? []) {
        const found = circle(next, [...path, id]);
        if (found !== null) return found;
      }
      return null;
    };
    expect([...opens.keys()].map((id) => circle(id, [])).filter((found) => found !== null)).toEqual([]);
  });
});

describe('docs/domain/coverage.md', () => {
  it('is what node scripts/coverage.ts writes', () => {
    const file = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'domain', 'coverage.md');
    expect(readFileSync(file, 'utf8') === coveragePage(PROCEDURES), 'run node scripts/coverage.ts').toBe(true);
  });
});
