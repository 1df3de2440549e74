/**
 * `npm run -s procedures [-- --json]`: the catalogue of the release, from its files alone. Runs on plain Node.
 */
import { parseArgs } from 'node:util';
import { definitionHash } from '../db/definition-hash.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import { planYearOf } from '../domain/definition/plan-year.ts';
import { resolveDefinition } from '../domain/definition/resolve.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { unsetParts } from '../domain/definition/unset-parts.ts';
import { cadenceWords, dueWords } from '../domain/duty-calendar/index.ts';
import { fieldTitle } from '../domain/fields.ts';
import { PROCEDURES, SYSTEM_PROCEDURES } from '../procedures/index.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const year = planYearOf(localDateOf(new Date().toISOString()));
const NOTHING = {
  version: null,
  stages: [],
  clocks: [],
  duties: [],
  indicators: [],
  plan: [],
  quotas: [],
  notSet: [],
  sources: [],
};
const catalogue = PROCEDURES.map(entryOf);
// Those of the system are no part of the handbook and are counted apart.
const system = SYSTEM_PROCEDURES.map(entryOf);
if ([...catalogue, ...system].some(({ faults }) => faults.length > 0)) process.exitCode = 1;
if (values.json)
  process.stdout.write(`${JSON.stringify({ planYear: year, procedures: catalogue, system }, null, 2)}\n`);
else process.stdout.write(tableOf(catalogue, system));

/**
 * One procedure of the catalogue. `version` is the hash of what it resolves to without any county's profile, null with
 * its faults where it does not.
 */
function entryOf(authored: AuthoredDefinition) {
  const { id, title, field, form, kind, tier } = authored;
  const head = { id, title, field, fieldTitle: fieldTitle(field), form, kind, tier };
  const resolution = resolveDefinition(authored, { parameters: {}, years: { default: year } });
  if (!resolution.ok) return { ...head, ...NOTHING, faults: resolution.faults };
  const { definition, unset } = resolution;
  const cases = definition.form === 'case' ? definition : { clocks: [], quotas: [] };
  return {
    ...head,
    version: definitionHash(definition),
    stages: stagesOf(definition),
    clocks: cases.clocks.map((clock) => ({ key: clock.key, title: clock.title, limit: clock.limit })),
    duties: definition.duties.map((duty) => ({
      key: duty.key,
      title: duty.title,
      opens: cadenceWords(duty),
      due: dueWords(duty.due),
    })),
    indicators: definition.indicators.map((indicator) => ({
      key: indicator.key,
      title: indicator.title,
      opens: cadenceWords(indicator),
      gates: indicator.gates.length,
    })),
    plan: definition.plan.map((table) => ({ key: table.key, title: table.title, rows: table.rows.length })),
    quotas: cases.quotas.map((quota) => ({ key: quota.key, title: quota.title, limit: quota.limit, unit: quota.unit })),
    notSet: unsetParts(authored, unset),
    sources: sourcesOf(definition),
    faults: [],
  };
}

function stagesOf(definition: Definition) {
  if (definition.form !== 'case') return [];
  return allStages(definition).map(({ stage: { key, kind, title } }) => ({ key, kind, title }));
}

/** Documents and laws that any element cites, each once. */
function sourcesOf(definition: Definition): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const basis: { document?: unknown; instrument?: unknown; article?: unknown } = value;
    if (typeof basis.document === 'string') found.add(basis.document);
    if (typeof basis.instrument === 'string') found.add([basis.instrument, basis.article].filter(Boolean).join(' '));
    Object.values(value).forEach(walk);
  };
  walk(definition);
  return [...found].sort();
}

type Entry = ReturnType<typeof entryOf>;

function tableOf(entries: readonly Entry[], own: readonly Entry[]): string {
  const head = [
    'id',
    '名称',
    '领域',
    'form',
    'kind',
    'tier',
    'version',
    '环节',
    '时限',
    '职责',
    '指标',
    '配额',
    '未设',
  ];
  const cells = (one: Entry): string[] => [
    one.id,
    one.title.zh,
    one.fieldTitle.zh,
    one.form,
    one.kind,
    String(one.tier),
    one.version?.slice(0, 12) ?? '✗',
    ...[one.stages, one.clocks, one.duties, one.indicators, one.quotas, one.notSet].map(({ length }) => String(length)),
  ];
  const rows = entries.map(cells);
  const ownRows = own.map(cells);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows, ...ownRows].map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  const count = `${entries.length} procedures · ${entries.length} 个事项`;
  const ownCount = `${own.length} of the system · 系统自带 ${own.length} 个`;
  return [line(head), ...rows.map(line), count, ...ownRows.map(line), ownCount, ''].join('\n');
}

/** Columns that a terminal gives a text: two for a Chinese character. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/u.test(character) ? 2 : 1), 0);
}
