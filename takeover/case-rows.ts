// The rows of one case on paper as the start that takes it over.
import { createHash } from 'node:crypto';
import { loadCalendar } from '../db/calendar.ts';
import { findOpenCase } from '../db/cases.ts';
import type { Db } from '../db/client.ts';
import type { Cells, ImportEntry, RowFault } from '../db/imports.ts';
import { findOrganisation } from '../db/organisations.ts';
import { findPeople, relativesOf } from '../db/people.ts';
import { findSubject, findSubjectsByIdNumber } from '../db/subjects.ts';
import type { SubjectRow } from '../db/subjects.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Calendar } from '../domain/calendar/index.ts';
import type { StartCommand } from '../domain/case/command.ts';
import { decide } from '../domain/case/decide.ts';
import type { PersonRef } from '../domain/case/people.ts';
import { uniquenessKey } from '../domain/case/projection.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { CaseData } from '../domain/case/state.ts';
import { pastOutcomes } from '../domain/case/taken-over.ts';
import type { PastStep } from '../domain/case/taken-over.ts';
import { placeOf } from '../domain/definition/stage-index.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { idNumberFault } from '../domain/id-number.ts';
import { divisionOf } from '../domain/organisations.ts';
import { convertCell } from '../spreadsheet/values.ts';
import { caseColumns, cellFields, columnOfField, stageChoices } from './case-columns.ts';
import type { TakenColumn } from './columns.ts';
import { findPerson, uuidOf } from './person-rows.ts';
import { RowReader } from './row-reader.ts';
import { requireInRegion } from './taking.ts';
import type { Taking } from './taking.ts';

/** How cases of this deployment start. */
export interface CaseSettings {
  calendar: Pick<Calendar, 'periodsRoll' | 'restDaysRoll' | 'namedDayIncluded'>;
  rehearsal: boolean;
}

/** What the rows of cases are read by. */
export interface CaseReading {
  definition: CaseForm;
  definitionHash: string;
  fileName: string;
  by: PersonRef;
  settings: CaseSettings;
}

export type PreparedCase =
  | { ok: true; start: StartCommand; uniquenessKey: string | null }
  /** It was taken over before. */
  | { ok: true; stands: string }
  | { ok: false; faults: RowFault[] };

/** Years of calendar that a case carries beyond today's. */
const YEARS_AHEAD = 3;
const SEPARATOR = /[、,，;；\n]+/;

/** Rows with the number of the row before, or with none, belong to its case. */
export function caseEntries(rows: readonly { row: number; cells: Cells }[]): ImportEntry[] {
  const entries: ImportEntry[] = [];
  for (const one of rows) {
    const last = entries.at(-1);
    const number = numberOf(one.cells);
    const first = last?.rows[0];
    if (last !== undefined && first !== undefined && (number === null || number === numberOf(first.cells)))
      last.rows.push(one);
    else entries.push({ entry: one.row, rows: [one] });
  }
  return entries;
}

function numberOf(cells: Cells): string | null {
  return new RowReader({ row: 0, cells }, []).code('number');
}

/** Id of the case with that number on paper: importing it again names the same one. */
function caseIdOnPaper(procedure: string, organisation: string, number: string, rehearsal: boolean): string {
  const parts = [rehearsal ? 'rehearsal' : 'takeover', procedure, organisation, number];
  return uuidOf(createHash('sha256').update(JSON.stringify(parts)).digest());
}

/** Reads the rows of a case and decides its start, with every fault that can be told. Writes nothing. */
export async function prepareCase(taking: Taking, reading: CaseReading, entry: ImportEntry): Promise<PreparedCase> {
  const { definition } = reading;
  const columns = caseColumns(definition);
  const [head, ...more] = entry.rows.map((row) => new RowReader(row, columns));
  if (head === undefined) return { ok: false, faults: [] };
  head.require('number', 'organisation', 'subject', 'filedOn', 'position');
  const number = head.code('number');
  const organisation = head.organisation('organisation');
  const filedOn = head.date('filedOn');
  const subjectName = head.code('subject');
  const position = readPosition(head, definition);
  requireInRegion(taking, head, 'organisation', organisation);
  for (const row of more) refuseCaseCells(row);
  const steps = await Promise.all([head, ...more].map((row, index) => readStep(taking, row, definition, index > 0)));
  const data = readData(head, definition);
  const subject =
    subjectName === null || organisation === null
      ? null
      : await subjectOf(taking, head, definition, subjectName, organisation);
  const applicant = await personIn(taking, head, 'applicant');
  const filer = await personIn(taking, head, 'filer');
  if (organisation !== null) await requirePlace(taking, head, organisation);
  const people = (await Promise.all([head, ...more].map((row) => peopleIn(taking, row, definition)))).flat();
  const faults = [head, ...more].flatMap((row) => row.faults);
  if (number === null || organisation === null || filedOn === null || subject === null || faults.length > 0)
    return { ok: false, faults };
  const caseId = caseIdOnPaper(definition.id, organisation, number, reading.settings.rehearsal);
  if (await isCase(taking.db, caseId)) return { ok: true, stands: caseId };
  const who = applicant ?? subject.person;
  const start: StartCommand = {
    type: 'start',
    actor: { kind: 'administrator', person: reading.by, holdings: [] },
    caseId,
    definitionHash: reading.definitionHash,
    organisation,
    subject: { id: subject.id, kind: subject.kind, name: subject.name },
    applicant: who,
    relatives: await relativesOf(taking.db, { personId: who?.id ?? null, subjectId: subject.id }),
    data,
    calendar: await calendarOf(taking, reading, filedOn),
    origin: null,
    ...(people.length === 0 ? {} : { people }),
    rehearsal: reading.settings.rehearsal,
    businessDate: filedOn,
    takenOver: {
      number,
      file: reading.fileName,
      row: head.row,
      history: steps.filter((step) => step !== null),
      position,
      filer,
    },
  };
  const decision = decide(definition, null, start, { now: taking.at });
  if (!decision.ok) return { ok: false, faults: faultsOf(decision.refusal, head.row, columns) };
  const { rehearsal } = start;
  const key = uniquenessKey(definition, { subject: start.subject, startedOn: filedOn, rehearsal });
  const open = key === null ? null : await findOpenCase(taking.db, key);
  if (open !== null) {
    head.fault('SUBJECT_HAS_OPEN_CASE', 'subject', {
      zh: '该对象已有未办结的同类事项',
      en: 'The subject has an open case of this procedure',
    });
    return { ok: false, faults: head.faults };
  }
  return { ok: true, start, uniquenessKey: key };
}

/** The columns that a refusal of the core hangs on. */
const COLUMNS: Record<string, string> = {
  '/businessDate': 'filedOn',
  '/organisation': 'organisation',
  '/subject': 'subject',
  '/position': 'position',
  '/stage': 'step',
  '/branch': 'branch',
  '/outcome': 'outcome',
  '/on': 'on',
};

/** A refusal of the core with all that it names, as faults of rows and columns. */
export function faultsOf(refusal: Refusal, firstRow: number, columns: readonly TakenColumn[]): RowFault[] {
  return [refusal, ...(refusal.others ?? [])].map(({ code, message, field = '', details }) => {
    const row = details?.['row'];
    const inData = field.startsWith('/data/') ? columnOfField(field.slice('/data/'.length).split('/')[0] ?? '') : null;
    const column = inData ?? COLUMNS[field] ?? null;
    return {
      row: typeof row === 'number' ? row : firstRow,
      column: columns.some(({ key }) => key === column) ? column : null,
      code,
      message,
    };
  });
}

function readPosition(row: RowReader, definition: CaseForm): string[] {
  const said = row.text('position', 1000);
  if (said === null) return [];
  return said.split(SEPARATOR).flatMap((one) => {
    const [name = '', branch] = one.trim().split('@');
    if (name === '') return [];
    const stage = new RowReader({ row: row.row, cells: { position: name } }, [
      { key: 'position', title: row.titleOf('position'), note: { zh: '', en: '' }, isRequired: true },
    ]);
    const key = stage.choice('position', stageChoices(definition));
    row.faults.push(...stage.faults);
    return key === null ? [] : [branch === undefined ? key : `${key}@${branch.trim()}`];
  });
}

/** Only the first row of a case speaks of the case. */
function refuseCaseCells(row: RowReader): void {
  for (const column of ['subject', 'applicant', 'filer', 'filedOn', 'position']) {
    if (!row.has(column)) continue;
    const { zh, en } = row.titleOf(column);
    row.fault('FIELD_INVALID', column, {
      zh: `同一编号的后续行不填「${zh}」；另一件须用另一编号`,
      en: `A later row of the same number leaves "${en}" blank; another case needs another number`,
    });
  }
}

/** A row's step; null where the first row has none. Data on a later row belong to its step. */
async function readStep(
  taking: Taking,
  row: RowReader,
  definition: CaseForm,
  isLater: boolean,
): Promise<PastStep | null> {
  const columns = ['step', 'outcome', 'on'];
  if (![...columns, 'branch', 'by', 'opinion'].some((column) => row.has(column))) {
    if (isLater)
      row.fault('FIELD_REQUIRED', 'step', {
        zh: '后续行须填办理环节、结果和日期',
        en: 'A later row needs a stage, an outcome and a day',
      });
    return null;
  }
  row.require(...columns);
  const stage = row.choice('step', stageChoices(definition));
  const place = stage === null ? undefined : placeOf(definition, stage)?.stage;
  const outcome = place === undefined ? null : row.choice('outcome', pastOutcomes(definition, place));
  const on = row.date('on');
  const branch = row.code('branch');
  const opinion = row.text('opinion', 2000);
  const by = await signersOf(taking, row);
  const data = isLater ? readData(row, definition) : {};
  if (stage === null || outcome === null || on === null) return null;
  return {
    row: row.row,
    stage,
    outcome,
    on,
    by,
    ...(branch === null ? {} : { branch }),
    ...(opinion === null ? {} : { opinion }),
    ...(Object.keys(data).length === 0 ? {} : { data }),
  };
}

/** People of the register where the cell names them by number; others by name alone. */
async function signersOf({ db, crypto }: Taking, row: RowReader): Promise<PersonRef[]> {
  const names = (row.text('by', 500) ?? '').split(SEPARATOR).map((name) => name.normalize('NFKC').trim());
  return Promise.all(
    names
      .filter((name) => name !== '')
      .map(async (name) => (await findPerson(db, crypto, name)) ?? { id: `paper:${name}`, name }),
  );
}

function readData(row: RowReader, definition: CaseForm): CaseData {
  const data: CaseData = {};
  for (const field of cellFields(definition)) {
    const column = columnOfField(field.key);
    const cell = row.raw(column);
    if (cell === null) continue;
    const read = convertCell(field, cell, field.type === 'fen' ? 'yuan' : null);
    if (read.ok) {
      if (read.value !== undefined) data[field.key] = read.value;
      continue;
    }
    const { zh, en } = row.titleOf(column);
    row.fault('FIELD_INVALID', column, { zh: `「${zh}」${read.rule.zh}`, en: `"${en}" ${read.rule.en}` });
  }
  return data;
}

/** People whom fields of a row name; what its fields name must be registered. */
async function peopleIn({ db, crypto }: Taking, row: RowReader, definition: CaseForm): Promise<PersonRef[]> {
  const people: PersonRef[] = [];
  for (const { key, type } of cellFields(definition)) {
    const column = columnOfField(key);
    const id = type === 'person' || type === 'household' || type === 'organisation' ? row.code(column) : null;
    if (id === null) continue;
    if (type === 'person') {
      const [found] = await findPeople(db, [id]);
      if (found !== undefined) people.push(found);
      else row.fault('UNKNOWN_PERSON', column, { zh: `人员库中没有“${id}”`, en: `The people register has no "${id}"` });
    } else if (type === 'household' && (await findSubject(db, crypto, id)) === null) {
      row.fault('UNKNOWN_SUBJECT', column, { zh: `主体库中没有“${id}”`, en: `The register has no subject "${id}"` });
    } else if (type === 'organisation' && (await findOrganisation(db, id)) === null) {
      row.fault('UNKNOWN_ORGANISATION', column, { zh: `没有组织机构“${id}”`, en: `There is no organisation "${id}"` });
    }
  }
  return people;
}

async function subjectOf(
  { db, crypto }: Taking,
  row: RowReader,
  definition: CaseForm,
  name: string,
  organisation: string,
): Promise<SubjectRow | null> {
  const isIdNumber = idNumberFault(name.toUpperCase(), '9999-12-31') === null;
  const one = isIdNumber ? null : await findSubject(db, crypto, name);
  const found = isIdNumber
    ? await findSubjectsByIdNumber(db, crypto, name.toUpperCase(), definition.subject.kind)
    : one === null
      ? []
      : [one];
  const [at, place] = [divisionOf(organisation), (subject: SubjectRow) => divisionOf(subject.organisation)];
  const subject = found.find((each) => place(each).startsWith(at) || at.startsWith(place(each)));
  if (subject !== undefined) return subject;
  row.fault('UNKNOWN_SUBJECT', 'subject', {
    zh: '主体库中没有这一对象，或其不属于该地；请先录入主体',
    en: 'The register has no such subject there; take the register in first',
  });
  return null;
}

async function personIn({ db, crypto }: Taking, row: RowReader, column: string): Promise<PersonRef | null> {
  const name = row.code(column);
  const found = name === null ? null : await findPerson(db, crypto, name);
  if (name !== null && found === null)
    row.fault('UNKNOWN_PERSON', column, {
      zh: '人员库中没有此人，请填人员编号或身份证号',
      en: 'The people register has nobody of that number or ID number',
    });
  return found;
}

async function requirePlace({ db, today }: Taking, row: RowReader, organisation: string): Promise<void> {
  const found = await findOrganisation(db, organisation);
  if (found !== null && (found.validTo === null || today < found.validTo)) return;
  row.fault('UNKNOWN_ORGANISATION', 'organisation', {
    zh: `没有组织机构“${organisation}”，或已撤销`,
    en: `There is no organisation "${organisation}", or no longer`,
  });
}

async function isCase(db: Db, caseId: string): Promise<boolean> {
  const row = await db.selectFrom('cases').select('case_id').where('case_id', '=', caseId).executeTakeFirst();
  return row !== undefined;
}

/** From the year of the filing: the clocks of the past are reckoned by the holidays of then. */
function calendarOf({ db, today }: Taking, { settings }: CaseReading, filedOn: string): Promise<Calendar> {
  const [first, now] = [Number(filedOn.slice(0, 4)), Number(localDateOf(`${today}T00:00:00.000Z`).slice(0, 4))];
  return loadCalendar(db, Math.min(first, now) - 1, now + YEARS_AHEAD, settings.calendar);
}
