// What became of every row of deadlines.md and every section of procedures.md.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { LISTED, REASONS } from './listed.ts';
import { deadlineRows, sections, type Row } from './pages.ts';
import { usesOf, type Use } from './uses.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** A row with what rests on it, or why nothing does, and the tests that name it. */
export interface CoveredRow {
  row: Row;
  uses: Use[];
  /** Why nothing rests on it; undefined when something does, or when nobody has said. */
  listed: string | undefined;
  tests: string[];
}

/** Every row, in order. */
export function coverageOf(procedures: readonly AuthoredDefinition[]): CoveredRow[] {
  const uses = Map.groupBy(usesOf(procedures), ({ row }) => row);
  const tests = testsByWord(/\bD\d{3}\b/g);
  return deadlineRows().map((row) => {
    const own = uses.get(row.id) ?? [];
    return { row, uses: own, listed: own.length > 0 ? undefined : reasonOf(row), tests: tests.get(row.id) ?? [] };
  });
}

function reasonOf({ id, type }: Row): string | undefined {
  const listed = LISTED[id];
  if (listed !== undefined) return [REASONS[listed.reason], listed.note].filter(Boolean).join('; ');
  return type === 'context figure' ? REASONS.context : undefined;
}

/** Test files by the words of a pattern that they contain, relative to the repository. */
export function testsByWord(pattern: RegExp): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync('tests/procedures/**/*.test.ts', { cwd: root }).sort()) {
    for (const [word] of readFileSync(path.join(root, file), 'utf8').matchAll(pattern)) {
      const files = found.get(word) ?? [];
      if (!files.includes(file)) found.set(word, [...files, file]);
    }
  }
  return found;
}

/** The page docs/domain/coverage.md. */
export function coveragePage(procedures: readonly AuthoredDefinition[]): string {
  const rows = coverageOf(procedures);
  const used = rows.filter(({ uses }) => uses.length > 0).length;
  const tests = testsByWord(/(?<=['"`/])[a-z0-9]+(?:-[a-z0-9]+)+(?=['"`.])/g);
  return `# What became of every row and every procedure

Made by \`node scripts/coverage.ts\`; do not edit. A test fails when it is out of date, when a row has no entry, and when
a definition does not say what the row says that it cites.

## Procedures

From any sentence of a document that names a procedure to its file and its tests.

| procedure | file | tests | sentences |
|---|---|---|---|
${sections()
  .map((section) => procedureLine(section, procedures, tests))
  .join('\n')}

## Rows

${rows.length} rows: ${used} rest in definitions, ${rows.length - used} are listed with the reason why none does.

| row | fact | form | what became of it | tests |
|---|---|---|---|---|
${rows.map(rowLine).join('\n')}
`;
}

function procedureLine(
  { id, title, sources }: ReturnType<typeof sections>[number],
  procedures: readonly AuthoredDefinition[],
  tests: Map<string, string[]>,
): string {
  const authored = procedures.find((one) => one.id === id);
  const file = authored === undefined ? '' : `procedures/${authored.field}/${id}.ts`;
  const sentences = sources.map(({ document, phrase }) => `${document.slice(0, 3)} ${phrase}`).join('; ');
  return `| \`${id}\` ${title} | ${link(file)} | ${(tests.get(id) ?? []).map(link).join(', ')} | ${sentences} |`;
}

function link(file: string): string {
  return file === '' ? '' : `[${path.basename(file)}](../../${file})`;
}

function rowLine({ row, uses, listed, tests }: CoveredRow): string {
  const places = [...new Set(uses.map(({ procedure, place }) => `\`${procedure}\` ${place || 'definition'}`))];
  const fate = listed ?? places.join('<br>');
  return `| ${row.id} | ${row.value} | \`${row.form}\` | ${fate} | ${tests.map(link).join(', ')} |`;
}
