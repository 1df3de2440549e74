// `npx banjie definitions`: versions on a server without its API, by the same functions as the API's routes.
import { readFileSync, writeFileSync } from 'node:fs';
import { activateVersion, retireProcedure } from '../db/activations.ts';
import type { Decided, Decision } from '../db/activations.ts';
import { exportDefinition, importDefinition } from '../db/definition-transfer.ts';
import { procedureOverviews, versionHeads, versionsBeginning } from '../db/definition-versions.ts';
import { definitionInForce, findDefinition } from '../db/definitions.ts';
import { findPeople } from '../db/people.ts';
import type { PublishingRefusal } from '../db/publishing-refusal.ts';
import { localDateOf, startOfDay } from '../domain/calendar/index.ts';
import type { Json } from '../domain/case/state.ts';
import { diffDefinitions } from '../domain/definition/diff.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import type { CommandInput } from './command.ts';
import type { DefinitionsAsked } from './definition-arguments.ts';
import { schedulesAfterPublishing } from './schedules.ts';

type AskedFor<What extends DefinitionsAsked['what']> = Extract<DefinitionsAsked, { what: What }>;

/** Carries a command out; 1 when it was refused. Throws where the version, person or file is not there. */
export function definitions(input: CommandInput, asked: DefinitionsAsked): Promise<number> {
  switch (asked.what) {
    case 'list':
      return list(input, asked);
    case 'diff':
      return diff(input, asked);
    case 'export':
      return exportVersion(input, asked);
    case 'import':
      return importFile(input, asked);
    case 'activate':
      return activate(input, asked);
    case 'retire':
      return retire(input, asked);
  }
}

async function list({ db, say }: CommandInput, { procedure, json }: AskedFor<'list'>): Promise<number> {
  const view = { at: new Date().toISOString(), rehearsal: false };
  if (procedure !== undefined) {
    const versions = await versionHeads(db, { procedure }, view);
    if (versions.length === 0) throw new Error(`没有事项 · There is no procedure ${procedure}`);
    if (json) say(JSON.stringify({ procedure, versions }, null, 2));
    for (const one of json ? [] : versions) {
      const mark = one.inForce ? '▶' : ' ';
      say(
        `${mark} ${one.hash.slice(0, 12)} ${one.createdAt} ${one.origin} ${one.open} open ${one.note ?? ''}`.trimEnd(),
      );
    }
    return 0;
  }
  const procedures = await procedureOverviews(db, view);
  if (json) say(JSON.stringify({ procedures }, null, 2));
  for (const one of json ? [] : procedures) {
    const state = one.retired ? '停用 retired' : (one.inForce?.slice(0, 12) ?? '未启用 not in force');
    const plans = one.planned.map(
      ({ version, from, retires }) => ` → ${from} ${retires ? '停用' : version.slice(0, 12)}`,
    );
    say(`${one.procedure} ${one.title.zh}: ${state}${plans.join('')}, ${one.open} open`);
  }
  return 0;
}

async function diff(input: CommandInput, { from, to, json }: AskedFor<'diff'>): Promise<number> {
  const [older, newer] = [await versionOf(input, from), await versionOf(input, to)];
  const [before, after] = await Promise.all([older, newer].map((hash) => findDefinition(input.db, hash)));
  if (before === null || before === undefined || after === null || after === undefined) throw new Error('no version');
  const changes = diffDefinitions(before, after);
  if (json) input.say(JSON.stringify({ from: older, to: newer, changes }, null, 2));
  else if (changes.length === 0) input.say('没有差异 · No difference');
  else for (const { text } of changes) input.say(`${text.zh}\n  ${text.en}`);
  return 0;
}

async function exportVersion(input: CommandInput, { version, out, json }: AskedFor<'export'>): Promise<number> {
  const hash = await versionOf(input, version);
  const text = JSON.stringify(await exportDefinition(input.db, hash), null, 2);
  if (out === undefined) input.say(text);
  else {
    writeFileSync(out, `${text}\n`);
    input.say(json ? JSON.stringify({ version: hash, file: out }) : `✓ ${hash} → ${out}`);
  }
  return 0;
}

async function importFile(input: CommandInput, asked: AskedFor<'import'>): Promise<number> {
  const { file, note, by, dryRun, json } = asked;
  await requirePerson(input, by);
  const transfer = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const taken = await importDefinition(input.db, transfer, { note, by, at: new Date().toISOString(), dryRun });
  if (!taken.ok) return refused(input, taken, json);
  const { definition, ok: _ok, ...found } = taken;
  if (json) input.say(JSON.stringify({ dryRun, procedure: definition.id, ...found }, null, 2));
  else {
    input.say(`✓ ${definition.id} ${definition.title.zh} ${found.hash}${dryRun ? ' 试运行 dry run' : ''}`);
    for (const { key, title } of found.notSet) input.say(`  本县未设 not set here: ${key} ${title.zh} · ${title.en}`);
    for (const { message } of found.ready.faults) input.say(`  尚不能启用 not ready: ${message.zh} · ${message.en}`);
  }
  return 0;
}

async function activate(input: CommandInput, { version, json, ...asked }: AskedFor<'activate'>): Promise<number> {
  const hash = await versionOf(input, version);
  return decided(input, await activateVersion(input.db, hash, await decisionOf(input, asked)), json);
}

async function retire(input: CommandInput, { procedure, despiteLinks, json, ...asked }: AskedFor<'retire'>) {
  const decision = { ...(await decisionOf(input, asked)), despiteLinks };
  return decided(input, await retireProcedure(input.db, procedure, decision), json);
}

async function decisionOf(
  input: CommandInput,
  { from, ground, by }: { from: string | undefined; ground: string; by: string },
): Promise<Decision> {
  await requirePerson(input, by);
  const at = new Date().toISOString();
  if (from === undefined || from === localDateOf(at)) return { ground, by, at };
  if (Number.isNaN(Date.parse(from))) throw new Error(`--from: ${from} 不是日期或时刻 · is no day and no instant`);
  return { ground, by, at, from: from.length === 10 ? startOfDay(from) : new Date(from).toISOString() };
}

async function decided(input: CommandInput, answer: Decided, json: boolean): Promise<number> {
  if (!answer.ok) return refused(input, answer, json);
  const { activation, linksMissing } = answer;
  if (json) input.say(JSON.stringify({ activation, linksMissing }, null, 2));
  else {
    const what = activation.retires ? '停用 retired' : '启用 in force';
    input.say(`✓ ${activation.procedure} ${activation.hash.slice(0, 12)} ${what} ${activation.activeFrom}`);
    for (const id of linksMissing) input.say(`  关联的事项未启用 linked but not in force: ${id}`);
  }
  await schedulesAfterPublishing(input);
  return 0;
}

function refused({ say }: CommandInput, { code, faults = [], details }: PublishingRefusal, json: boolean): number {
  if (json) say(JSON.stringify({ refused: { code, faults, ...details } }, null, 2));
  else {
    say(`✗ ${code} ${ERROR_TEXTS[code].zh} · ${ERROR_TEXTS[code].en}`);
    for (const { message, path } of faults) say(`    ${message.zh} · ${message.en} (${path.join('/')})`);
    if (details !== undefined) say(`    ${JSON.stringify(details)}`);
  }
  return 1;
}

const HASH_START = /^[0-9a-f]{8,64}$/;

/** The hash that a word names. */
async function versionOf({ db }: CommandInput, word: string): Promise<string> {
  const inForce = await definitionInForce(db, word, new Date().toISOString());
  if (inForce !== null) return inForce.hash;
  const [found, ...more] = HASH_START.test(word) ? await versionsBeginning(db, word) : [];
  if (found === undefined) throw new Error(`没有版本 · There is no version ${word}`);
  if (more.length > 0) throw new Error(`不止一个版本 · More than one version begins with ${word}`);
  return found;
}

async function requirePerson({ db }: CommandInput, by: string): Promise<void> {
  if (by !== 'operator' && (await findPeople(db, [by])).length === 0)
    throw new Error(`没有此人 · There is no person ${by}`);
}
