// Taking files over from paper without the service: a county's first organisations come before anybody can sign in.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { temporalPaperCases } from '../activities/adapters/temporal-paper-cases.ts';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import { definitionInForce } from '../db/definitions.ts';
import {
  countImportRows,
  discardCells,
  findImport,
  finishImport,
  listImportRows,
  putImport,
  refusedRows,
} from '../db/imports.ts';
import type { ImportHead, RowFault } from '../db/imports.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { readSheetFile } from '../spreadsheet/read-sheet.ts';
import { SheetError } from '../spreadsheet/sheet.ts';
import { columnsOfKind, IMPORT_LIMITS, readImport, rowResults, takeSome, tryImport } from '../takeover/import.ts';
import type { ImportFile, StartCase } from '../takeover/import.ts';
import { uuidOf } from '../takeover/person-rows.ts';
import { faultsWorkbook, templateOf } from '../takeover/workbooks.ts';
import type { CommandInput } from './command.ts';
import type { ImportAsked } from './takeover-arguments.ts';

const OPERATOR = { id: 'cli', name: '命令行 · command line' };
const AT_ONCE = 50;
const EVERY_ROW = 5000;
/** Longest wait for a case, in milliseconds; what was not answered by then is found when the file is sent again. */
const ANSWER_WITHIN = 60_000;

const now = (): string => new Date().toISOString();

/** Writes the workbook to fill in. */
export async function importTemplate(input: CommandInput, asked: ImportAsked): Promise<number> {
  const found = await definitionOf(input, asked);
  if (found === undefined) return unknownProcedure(input, asked);
  const title = found?.definition.title ?? { zh: asked.kind, en: asked.kind };
  writeFileSync(asked.file, templateOf(title, columnsOfKind(asked.kind, found?.definition ?? null)));
  input.say(`✓ ${asked.file}`);
  return 0;
}

/** Tries a file or takes it in; 1 when rows were refused, 2 when the file was. Run again, it goes on where it was. */
export async function importFile(input: CommandInput, asked: ImportAsked): Promise<number> {
  const found = await definitionOf(input, asked);
  if (found === undefined) return unknownProcedure(input, asked);
  const { kind, region = '', file: path } = asked;
  let file: ImportFile;
  try {
    file = readImport(kind, found?.definition ?? null, await readSheetFile(createReadStream(path), IMPORT_LIMITS));
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    input.tell(`✗ ${error.text.zh} · ${error.text.en}`);
    return 2;
  }
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  const head: Omit<ImportHead, 'id'> = {
    kind,
    procedure: found?.definition.id ?? null,
    definitionHash: found?.hash ?? null,
    region,
    fileName: basename(path),
    columns: file.columns,
    issuer: input.config.issuer,
    bodyHash: digest,
    by: OPERATOR,
    createdAt: now(),
  };
  return asked.dryRun ? tryFile(input, asked, head, file) : takeFile(input, asked, head, file);
}

async function tryFile(
  { db, crypto, config, say }: CommandInput,
  { json }: ImportAsked,
  head: Omit<ImportHead, 'id'>,
  file: ImportFile,
): Promise<number> {
  const rows = rowResults(await tryImport({ db, crypto, settings: config }, head, file.entries, now()));
  const faults = rows.flatMap((row) => row.faults);
  if (json) say(JSON.stringify({ dryRun: true, rows }, null, 2));
  else {
    for (const line of faultLines(faults, file)) say(line);
    say(`试导入，未作任何改动 · Dry run: nothing was changed. ${rows.length} 行 rows, ${faults.length} 处问题 faults`);
  }
  return faults.length === 0 ? 0 : 1;
}

async function takeFile(
  input: CommandInput,
  asked: ImportAsked,
  head: Omit<ImportHead, 'id'>,
  file: ImportFile,
): Promise<number> {
  const { db, crypto, config, say, tell } = input;
  const engine = asked.kind === 'cases' ? await engineOf(input) : null;
  if (engine === undefined) return 2;
  try {
    const id = await importIdOf(input, head);
    await putImport(db, crypto, { ...head, id }, file.entries);
    const startCase: StartCase = engine?.startCase ?? (() => Promise.reject(new Error('no case is started')));
    while (await takeSome({ db, crypto, settings: config, startCase }, { ...head, id }, AT_ONCE, now())) {
      const { waiting } = await countImportRows(db, id);
      tell(`  … ${waiting} 行待处理 rows to go`);
    }
    await finishImport(db, id, now());
    const { rows } = await listImportRows(db, id, {}, { limit: EVERY_ROW, after: 0 });
    const counts = await countImportRows(db, id);
    if (asked.faults !== undefined && counts.failed > 0)
      writeFileSync(asked.faults, faultsWorkbook(file.columns, await refusedRows(db, crypto, id), 'zh'));
    await discardCells(db, id);
    if (asked.json) say(JSON.stringify({ dryRun: false, importId: id, ...counts, rows }, null, 2));
    else {
      for (const line of faultLines(
        rows.flatMap((row) => row.faults),
        file,
      ))
        say(line);
      say(
        `新增 added ${counts.added}，更新 changed ${counts.changed}，已有 same ${counts.same}，未通过 refused ${counts.failed}`,
      );
    }
    return counts.failed === 0 ? 0 : 1;
  } finally {
    await engine?.close();
  }
}

/** An interrupted import of the same file goes on; one that is over is another. */
async function importIdOf({ db }: CommandInput, head: Omit<ImportHead, 'id'>): Promise<string> {
  const { kind, definitionHash, region, bodyHash } = head;
  const parts = JSON.stringify(['cli', kind, definitionHash, region, bodyHash]);
  const id = uuidOf(createHash('sha256').update(parts).digest());
  const found = await findImport(db, id);
  return found === null || found.state === 'running' ? id : randomUUID();
}

async function engineOf({
  config,
  say,
}: CommandInput): Promise<{ startCase: StartCase; close(): Promise<void> } | undefined> {
  const { temporal, dataKeys, taskQueue } = config;
  if (temporal === null) {
    say('导入在办件需要 TEMPORAL_ADDRESS · An import of cases needs TEMPORAL_ADDRESS');
    return undefined;
  }
  const connection = await Connection.connect(temporalConnectionOptions(temporal));
  const client = new Client({
    connection,
    namespace: temporal.namespace,
    dataConverter: createDataConverter(dataKeys),
  });
  return { startCase: temporalPaperCases(client, taskQueue, ANSWER_WITHIN), close: () => connection.close() };
}

/** The procedure of an import of cases; null of other imports, undefined where none is in force. */
async function definitionOf(
  { db }: CommandInput,
  { kind, procedure }: ImportAsked,
): Promise<{ definition: CaseForm; hash: string } | null | undefined> {
  if (kind !== 'cases') return null;
  const found = await definitionInForce(db, procedure ?? '', now());
  return found?.definition.form === 'case' ? { definition: found.definition, hash: found.hash } : undefined;
}

function unknownProcedure({ say }: CommandInput, { procedure }: ImportAsked): number {
  say(`✗ 没有在用的事项“${procedure}” · No procedure "${procedure}" is in force`);
  return 2;
}

function faultLines(faults: readonly RowFault[], { columns }: ImportFile): string[] {
  return faults.map(({ row, column, code, message }) => {
    const title = columns.find(({ key }) => key === column)?.title;
    const at = title === undefined ? '' : `「${title}」`;
    return `✗ 第 ${row} 行${at} ${message.zh} · row ${row}: ${message.en} (${code})`;
  });
}
