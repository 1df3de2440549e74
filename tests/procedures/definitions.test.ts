import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Basis } from '../../domain/definition/atoms.ts';
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import type { CaseForm, Definition } from '../../domain/definition/forms.ts';
import { allStages } from '../../domain/definition/stage-index.ts';
import { proveDefinition } from '../../domain/soundness/index.ts';
import { FIELDS } from '../../domain/fields.ts';
import { ROLES } from '../../domain/roles.ts';
import { PROCEDURES, RELEASE } from '../../procedures/index.ts';
import { resolvedForDemo } from './resolved.ts';

const handbook = (page: string): string =>
  readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'domain', page), 'utf8');

/** Everything in a value that looks like what `pick` wants. */
function collect<T>(value: unknown, pick: (candidate: Record<string, unknown>) => T | undefined): T[] {
  if (value === null || typeof value !== 'object') return [];
  const own = pick(value as Record<string, unknown>);
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap((inner) => collect(inner, pick))];
}

const basesOf = (definition: unknown): Basis[] =>
  collect(definition, (one) =>
    ['stated', 'implied', 'statute', 'assumed'].includes(String(one['kind'])) && !('to' in one)
      ? (one as unknown as Basis)
      : undefined,
  );

const ids = PROCEDURES.map(({ id }) => id);
const definitions: [string, Definition][] = ids.map((id) => [id, resolvedForDemo(id)]);
const stagesOf = (definition: Definition): ReturnType<typeof allStages> =>
  definition.form === 'case' ? allStages(definition) : [];

/**
 * Keys of everything that can be a stage of the handbook: the filing, stages, steps of duties, indicators, plans. As
 * authored, since a duty that waits for a county's dates is there although it does not run yet.
 */
const elementKeys = (authored: AuthoredDefinition): string[] => [
  ...(authored.form === 'case'
    ? [authored.filing.key ?? '', ...allStages(authored as unknown as CaseForm).map(({ stage }) => stage.key)]
    : []),
  ...(authored.duties ?? []).flatMap((duty) => [
    duty.key,
    ...[duty.item, duty.check, ...(duty.consolidation ?? []), duty.bulletin].flatMap((step) => step?.key ?? []),
  ]),
  ...[...(authored.indicators ?? []), ...(authored.plan ?? [])].map(({ key }) => key),
];

describe.each(definitions)('the definition of %s', (id, definition) => {
  it('is sound', () => {
    expect(proveDefinition(definition)).toMatchObject({ sound: true, notes: [] });
  });

  it('lies in the folder of its field, under its id', () => {
    const file = path.join(import.meta.dirname, '..', '..', 'procedures', definition.field, `${id}.ts`);
    expect(readFileSync(file, 'utf8')).toContain(`id: '${id}'`);
  });

  it('says of every stage, clock, parameter, rule and meeting where it comes from', () => {
    const elements: object[] = [
      ...stagesOf(definition).map(({ stage }) => stage),
      ...definition.parameters,
      ...collect(definition, (one) => ('when' in one && 'otherwise' in one ? one : undefined)),
      ...(definition.form === 'case'
        ? [...definition.fields, ...definition.clocks, ...definition.quotas, ...[definition.withdrawal ?? []].flat()]
        : []),
    ];
    expect(elements.filter((element) => (element as { basis: Basis[] }).basis.length === 0)).toEqual([]);
  });

  it('cites at most 20 characters, and only rows and rules that the handbook has', () => {
    const bases = basesOf(definition);
    expect(bases.length).toBeGreaterThan(3);
    const deadlines = handbook('deadlines.md');
    const statutes = handbook('statutes.md');
    for (const basis of bases) {
      if (basis.kind === 'statute') {
        expect(statutes, basis.rule).toContain(`| ${basis.rule} |`);
      } else if (basis.kind !== 'assumed') {
        expect([...basis.phrase].length, basis.phrase).toBeLessThanOrEqual(20);
        if (basis.row !== undefined) {
          const row = deadlines.split('\n').find((line) => line.startsWith(`| ${basis.row} |`));
          expect(row, basis.row).toContain(basis.document);
        }
      }
    }
  });

  it('has every stage of the handbook under its key, or says which of its elements that stage is part of', () => {
    const section = handbook('procedures.md').split(`\n### ${id}\n`)[1]?.split('\n### ')[0] ?? '';
    const stages = [...section.matchAll(/^\| \d+ \| [^|]+ \| `(\w+)` \|/gm)].map((match) => match[1] ?? '');
    expect(stages.length).toBeGreaterThan(0);
    const own = PROCEDURES.filter((one) => one.id === id).flatMap(elementKeys);
    expect(definition.merged.filter(({ into }) => !own.includes(into))).toEqual([]);
    const merged = definition.merged.map(({ stage }) => stage);
    expect(merged.filter((stage) => own.includes(stage) || !stages.includes(stage))).toEqual([]);
    expect(stages.filter((stage) => ![...own, ...merged].includes(stage))).toEqual([]);
  });

  it('names only roles that the registry has, at their level and body', () => {
    const named = collect(definition, (one) =>
      typeof one['role'] === 'string' && typeof one['level'] === 'string'
        ? { role: one['role'], level: one['level'], bodies: (one['bodies'] as unknown[] | undefined) ?? [one['body']] }
        : undefined,
    );
    expect(named.length).toBeGreaterThan(0);
    for (const { role, level, bodies } of named) {
      const known = ROLES.find((one) => one.key === role);
      expect([known?.level, ...(known?.alsoAt ?? [])], role).toContain(level);
      for (const body of bodies)
        if (body !== '$branch' && known?.body !== undefined) expect(body, role).toBe(known.body);
    }
    const fields =
      definition.form === 'case' ? definition.fields : definition.duties.flatMap(({ item }) => item.fields);
    const readers = fields.flatMap((field) => field.readableBy);
    expect(readers.filter((role) => !ROLES.some((one) => one.key === role))).toEqual([]);
  });

  it('encrypts what is personal: identity numbers, phones and bank accounts', () => {
    const fields = [
      ...(definition.form === 'case' ? definition.fields : []),
      ...definition.duties.flatMap(({ item }) => item.fields),
    ].flatMap((field) => (field.type === 'table' ? [field, ...field.columns] : [field]));
    const open = fields.filter(
      (field) => field.type === 'text' && field.format !== undefined && field.sensitive !== field.format,
    );
    expect(open).toEqual([]);
  });

  it('has a ladder on every clock and duty, so that nothing overdue goes unnoticed', () => {
    const limits = [...(definition.form === 'case' ? definition.clocks : []), ...definition.duties];
    expect(limits.filter(({ ladder }) => ladder.length === 0)).toEqual([]);
  });
});

describe('the registry', () => {
  it('lists every procedure once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('puts every procedure in a field that has a title', () => {
    expect(PROCEDURES.map(({ field }) => field).filter((field) => !(field in FIELDS))).toEqual([]);
    expect(Object.keys(FIELDS).filter((field) => !RELEASE.some((one) => one.field === field))).toEqual([]);
  });

  it('takes its roles from the vocabulary', () => {
    const vocabulary = handbook('vocabulary.md');
    const own = ROLES.filter(({ key }) => key !== 'systemAdministrator');
    expect(own.filter(({ key }) => !vocabulary.includes(`\`${key}\``))).toEqual([]);
  });
});
