// How a case stands, told to whoever has its receipt and the last four characters of an ID number; and the receipt.
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { failedLookups, findByReceipt, noteLookup, noteShown, receiptOf } from '../db/receipts.ts';
import type { CaseWithData } from '../db/cases.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { CaseState, ClockRun, Task, Visit } from '../domain/case/state.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { pathAhead } from '../domain/definition/path-ahead.ts';
import { placeOf } from '../domain/definition/stage-index.ts';
import type { Stage } from '../domain/definition/stage.ts';
import { isRound, requireCaseForm } from '../domain/machine.ts';
import { maskedName } from '../domain/notification/values.ts';
import { isReceiptNumber, plainReceiptNumber } from '../domain/receipt-number.ts';
import { scopeOf } from '../domain/scope.ts';
import { definitionOf, EVERYTHING, placeNames, requireCase, stateOf } from './case-reading.ts';
import { outcomeNamed } from './case-view.ts';
import type { CaseStatus, Receipt } from './contracts/case-status.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { problemAt } from './refusals.ts';
import { GROUNDS } from './terms.ts';

/** No refusal is sooner: how long it took says nothing of whether the number is there. */
const REFUSED_AFTER_MS = 150;
const HOUR_MS = 3_600_000;

/**
 * The case behind a receipt. An unknown number and wrong characters are refused alike, in words and in time; too many of
 * either within an hour close the number for a while, whether it is there or not.
 * @throws {Problem} 422 for what can't be a receipt number, 404, 429
 */
export async function caseStatus(deps: Deps, asked: { caseNumber: string; lastFour: string }): Promise<CaseStatus> {
  const receipt = plainReceiptNumber(asked.caseNumber);
  const lastFour = asked.lastFour.normalize('NFKC').trim().toUpperCase();
  requireShapes(receipt, lastFour);
  const earliest = delay(REFUSED_AFTER_MS);
  const at = deps.now();
  const lookup = await noteLookup(deps.db, receipt, at);
  const since = new Date(Date.parse(at) - HOUR_MS).toISOString();
  const { failuresPerHour } = deps.config.api.publicLookups;
  const tries = await failedLookups(deps.db, receipt, since);
  const found = await findByReceipt(deps.db, deps.crypto, receipt);
  const matches = (found?.idNumbers ?? ['']).map((one) => endsWith(one, lastFour)).includes(true);
  if (tries > failuresPerHour || found === null || !matches) {
    await earliest;
    if (tries > failuresPerHour) throw new Problem('TOO_MANY_REQUESTS', { headers: { 'retry-after': '3600' } });
    throw new Problem('NOT_FOUND', {
      message: {
        zh: '没有查到：请核对受理编号和申请人身份证号后四位',
        en: 'Nothing was found: check the receipt number and the last four characters of the applicant’s ID number',
      },
    });
  }
  await noteShown(deps.db, lookup);
  return statusOf(deps, found.caseId, receipt);
}

function requireShapes(receipt: string, lastFour: string): void {
  if (!isReceiptNumber(receipt)) {
    throw problemAt('FIELD_INVALID', '/caseNumber', {
      zh: '受理编号有误：请核对回执上的数字',
      en: 'This is no receipt number: check the digits on the receipt',
    });
  }
  if (!/^\d{3}[\dX]$/.test(lastFour)) {
    throw problemAt('FIELD_INVALID', '/lastFour', {
      zh: '请填写身份证号的最后四位，末位可以是 X',
      en: 'Give the last four characters of the ID number; the last may be X',
    });
  }
}

/** Whether a number ends so, told in the same time for any. */
function endsWith(idNumber: string, lastFour: string): boolean {
  const end = Buffer.from(idNumber.slice(-4).toUpperCase().padStart(4, '-'));
  const given = Buffer.from(lastFour);
  return end.length === given.length && timingSafeEqual(end, given);
}

async function statusOf(deps: Deps, caseId: string, receiptNumber: string): Promise<CaseStatus> {
  const { row, form, state } = await readCase(deps, await requireCase(deps, EVERYTHING, caseId));
  const places = await placeNames(deps, [row.organisation]);
  const name = row.applicant?.name ?? (isAboutPeople(row) ? (row.subject?.name ?? null) : null);
  return {
    receiptNumber,
    procedure: form.title,
    organisation: places(row.organisation).name,
    name: name === null ? null : maskedName(name),
    filedOn: row.startedOn,
    status: row.status,
    outcome: row.outcome === null ? null : outcomeNamed(form, null, row.outcome).title,
    endedOn: row.endedAt === null ? null : localDateOf(row.endedAt),
    suspendedFor: state.suspension === null ? null : GROUNDS[state.suspension.ground],
    now: openStages(form, state).map(({ stage, visit }) => ({ ...step(stage), since: visit.openedOn })),
    ahead: stepsAhead(form, state).map(step),
    dueOn: row.nextDueOn,
    ...expectedEnd(state),
    asked: askedOf(form, state),
    at: deps.now(),
  };
}

/** What is printed when a case has been filed; 404 outside the caller's scope. */
export async function receiptFor(deps: Deps, actor: Caller, caseId: string, frontEnd: string): Promise<Receipt> {
  const found = await requireCase(deps, scopeOf(actor), caseId);
  const receiptNumber = await receiptOf(deps.db, caseId);
  if (found.kind !== 'case' || receiptNumber === null) throw new Problem('NOT_FOUND');
  const { row, form, state } = await readCase(deps, found);
  const places = await placeNames(deps, [row.organisation]);
  const [first] = form.stages;
  const start = first === undefined ? [] : [first, ...pathAhead(form, state.data, [first.key])];
  return {
    receiptNumber,
    number: row.caseNumber,
    procedure: { key: form.id, title: form.title },
    organisation: places(row.organisation),
    subject: row.subject,
    applicant: row.applicant,
    filer: row.filer,
    filedOn: row.startedOn,
    recordedAt: row.startedAt,
    materials: materialsOf(form, state),
    ...expectedEnd(state),
    steps: start.filter(isToldToPeople).map(step),
    lookUpUrl: `${frontEnd.replace(/\/$/, '')}/look-up?number=${receiptNumber}`,
  };
}

interface Read {
  row: CaseWithData;
  form: CaseForm;
  state: CaseState;
}

async function readCase(deps: Deps, row: CaseWithData): Promise<Read> {
  const [definition, state] = await Promise.all([definitionOf(deps, row.definitionHash), stateOf(deps, row.caseId)]);
  if (isRound(state)) throw new Problem('NOT_FOUND');
  return { row, form: requireCaseForm(definition), state };
}

const isAboutPeople = ({ subject }: CaseWithData): boolean =>
  subject !== null && ['household', 'person'].includes(subject.kind);

const step = ({ title, kind }: Stage): { title: Stage['title']; kind: string } => ({ title, kind });

/** Ends are told by the outcome; links between cases are the administration's own matter. */
const isToldToPeople = ({ kind }: Stage): boolean => kind !== 'end' && kind !== 'link';

/** The open stages, of a parallel those inside it. */
function openStages(form: CaseForm, { visits }: CaseState): { stage: Stage; visit: Visit }[] {
  return visits.flatMap((visit) => {
    const stage = placeOf(form, visit.stage)?.stage;
    return stage === undefined || stage.kind === 'parallel' ? [] : [{ stage, visit }];
  });
}

function stepsAhead(form: CaseForm, state: CaseState): Stage[] {
  if (state.status === 'ended') return [];
  const open = state.visits.map(({ stage }) => stage);
  return pathAhead(form, state.data, open).filter(isToldToPeople);
}

/** The last day of the clocks that run over the whole case, and whether any day is provisional. */
function expectedEnd({ clocks }: CaseState): { expectedOn: string | null; provisional: boolean } {
  const running = clocks.filter(({ state, dueOn }) => state === 'running' && dueOn !== null);
  const whole = running.filter((clock): clock is ClockRun & { dueOn: string } => clock.visit === null);
  const expectedOn = whole.reduce<string | null>(
    (latest, { dueOn }) => (latest === null || dueOn > latest ? dueOn : latest),
    null,
  );
  return { expectedOn, provisional: running.some((clock) => clock.provisional) };
}

/** Open tasks that are the applicant's own, with what their forms still lack. */
function askedOf(form: CaseForm, state: CaseState): CaseStatus['asked'] {
  return openStages(form, state).flatMap(({ stage, visit }) => {
    const mine = visit.tasks.some((task) => task.state === 'open' && isApplicants(stage, task, state));
    if (!mine) return [];
    const fields = 'form' in stage ? stage.form.map(({ field }) => field) : [];
    const missing = fields.filter((key) => (state.data[key] ?? null) === null);
    const materials = (missing.length > 0 ? missing : fields).flatMap(
      (key) => form.fields.find((field) => field.key === key)?.label ?? [],
    );
    return [{ title: stage.title, since: visit.openedOn, materials }];
  });
}

function isApplicants(stage: Stage, { to }: Task, { applicant }: CaseState): boolean {
  if ('assignee' in stage && stage.assignee.by === 'applicant') return true;
  return 'person' in to && applicant !== null && to.person.id === applicant.id;
}

function materialsOf(form: CaseForm, { data }: CaseState): Receipt['materials'] {
  return form.filing.form.flatMap(({ field: key }) => {
    const field = form.fields.find((one) => one.key === key);
    const value = data[key];
    if (field?.type !== 'file' || value === undefined || value === null) return [];
    return [{ title: field.label, count: Array.isArray(value) ? value.length : 1 }];
  });
}
