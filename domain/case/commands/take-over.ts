// Taking over a case that was under way on paper. Every step is taken again, on its own date and by the same rules of
// movement, clocks and joins, so that the case stands as one that really ran there; who was allowed to act is not asked,
// since it has happened. Nothing of the past is sent or carried out: a service that was done on paper is done.
import { deadlineOf, localDateOf, startOfDay } from '../../calendar/index.ts';
import { branchesAround, placeOf } from '../../definition/stage-index.ts';
import type { Stage } from '../../definition/stage.ts';
import { levelOf } from '../../organisations.ts';
import { limitWithData } from '../clock-run.ts';
import type { StartCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { Refused, emit, happenedAt, refuse, stateOf } from '../draft.ts';
import { leave } from '../flow.ts';
import { requireRules, writeData } from '../form-check.ts';
import { organisationOfTask, requireBusinessDate, stageOf } from '../guards.ts';
import { faultsOfHistory, pastForm, faultsInForm, titleOf } from '../past-faults.ts';
import type { PersonRef } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import type { CaseData, Opinion, Task, Visit } from '../state.ts';
import type { PastStep, TakenOver } from '../taken-over.ts';
import { RETURN_TO } from '../taken-over.ts';
import { openTask } from '../task-opening.ts';
import { returnTargets, unstick } from './decide-task.ts';
import { elapse, firstOver, openRosterTasks } from './system.ts';

/** Whom the trail names where the paper names nobody. */
const NOBODY: PersonRef = { id: 'paper', name: '纸质档案' };

/** A case on its way from paper: data that no step has taken yet, and what is wrong in forms. */
interface Passage {
  draft: Draft;
  left: CaseData;
  faults: Refusal[];
}

/** Refuses with every fault at once. */
function refuseAll(faults: readonly Refusal[]): void {
  const [first, ...others] = faults;
  if (first !== undefined) throw new Refused({ ...first, ...(others.length === 0 ? {} : { others }) });
}

/**
 * The data that belong to the filing; the rest is for the steps.
 * @throws {Refused} with all faults of the rows that can be told before a step is taken
 */
export function filingDataOf(draft: Draft, { data, takenOver }: StartCommand & { takenOver: TakenOver }): CaseData {
  const { definition } = draft;
  const own = pick(
    data,
    definition.filing.form.map(({ field }) => field),
  );
  refuseAll([
    ...faultsInForm(draft, definition.filing.form, own, {}, takenOver.row),
    ...faultsOfHistory(definition, takenOver.history, localDateOf(draft.now)),
  ]);
  return own;
}

/** Takes the steps of the history, up to today, and refuses where the case then does not lie where it is said to. */
export function takeOver(draft: Draft, { data, takenOver }: StartCommand & { takenOver: TakenOver }): void {
  const own = draft.definition.filing.form.map(({ field }) => field);
  const left = Object.fromEntries(Object.entries(data).filter(([key]) => !own.includes(key)));
  const passage: Passage = { draft, left, faults: [] };
  for (const step of takenOver.history) inRow(step.row, passage, () => takeStep(passage, step));
  inRow(takenOver.row, passage, () => {
    draft.paper = { row: takenOver.row, by: [] };
    draft.businessDate = localDateOf(draft.now);
    moveOnUntil(draft, draft.now);
    requirePosition(draft, takenOver);
    const strange = Object.keys(passage.left).map((key) => notYetDue(draft, key, takenOver.row));
    passage.faults.push(...strange);
  });
  refuseAll(passage.faults);
  delete draft.paper;
  draft.businessDate = localDateOf(draft.now);
}

/** A refusal within a row names it, and comes with the faults that were found before. */
function inRow(row: number, { faults }: Passage, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    refuseAll([...faults, { ...refusal, details: { ...refusal.details, row } }]);
  }
}

function takeStep(passage: Passage, step: PastStep): void {
  const { draft } = passage;
  draft.paper = { row: step.row, by: step.by };
  draft.businessDate = step.on;
  const visit = visitOf(draft, step);
  if (visit === null) return;
  draft.businessDate = requireBusinessDate(step.on, draft.now, visit.openedOn, '/on');
  const stage = stageOf(draft.definition, visit);
  const data = dataOf(passage, stage, step);
  switch (stage.kind) {
    case 'decision':
    case 'work':
      return decided(draft, visit, stage, step, data);
    case 'vote':
      return voted(draft, visit, stage, step, data);
    case 'notice':
      return noticed(draft, visit, stage, step, data);
    case 'wait':
      if (stage.until.kind === 'limit') return notOverYet(stage, visit.until ?? draft.now);
      writeData(draft, visit.id, data);
      return leave(draft, visit.id, 'reported', 'outcome', stage.to);
    case 'service':
      return served(draft, visit, stage.to);
    case 'link': {
      served(draft, visit, null);
      writeData(draft, visit.id, data);
      const way = stage.byOutcome.find(({ outcome }) => outcome === step.outcome)?.to ?? stage.to;
      return leave(draft, visit.id, stage.mode === 'openAndAwait' ? step.outcome : null, 'outcome', way);
    }
    default:
      throw new Error(`nobody deals with a stage of kind ${stage.kind}`);
  }
}

/** Waits and notices that were over by an instant move on by themselves, each on its day. */
function moveOnUntil(draft: Draft, instant: string): void {
  for (
    let over = firstOver(draft, instant);
    over !== null && stateOf(draft).status === 'open';
    over = firstOver(draft, instant)
  ) {
    elapse(draft, over);
  }
}

/** The paper says that a period ended, and by its dates it has. */
function hasElapsed(draft: Draft, { stage, outcome }: PastStep): boolean {
  if (outcome !== 'undisputed' && outcome !== 'elapsed') return false;
  const { visits, closed } = stateOf(draft);
  return visits.every((one) => one.stage !== stage) && closed.at(-1)?.stage === stage;
}

function notOverYet(stage: Stage, until: string): never {
  const day = localDateOf(until);
  return refuse(
    'BUSINESS_DATE_BEFORE_STAGE',
    { zh: `“${stage.title.zh}”至 ${day} 方届满。`, en: `"${stage.title.en}" is not over before ${day}.` },
    { field: '/on' },
  );
}

/**
 * The open visit that a step is about, null where the step says only that a period was over. What the system does by
 * itself in between was done on paper, on its day.
 */
function visitOf(draft: Draft, step: PastStep): Visit | null {
  const { stage, branch, on } = step;
  for (;;) {
    moveOnUntil(draft, startOfDay(on));
    if (hasElapsed(draft, step)) return null;
    const { visits, status } = stateOf(draft);
    const open = status === 'open' ? visits.filter((one) => one.stage === stage) : [];
    const [found, second] = open.filter((one) => branch === undefined || one.within?.branch === branch);
    if (found !== undefined && second === undefined) return found;
    if (found !== undefined) {
      return refuse(
        'FIELD_REQUIRED',
        {
          zh: `“${titleOf(draft, stage).zh}”同时在 ${open.length} 个分支办理，须注明分支：${branchesIn(open)}。`,
          en: `"${titleOf(draft, stage).en}" is open in ${open.length} branches; name one: ${branchesIn(open)}.`,
        },
        { field: '/branch' },
      );
    }
    const service = visits.find((one) => isPassedBySystem(draft, one, stage, branch));
    if (service === undefined) return notOpen(draft, stage, on);
    draft.businessDate = service.openedOn;
    passService(draft, service);
  }
}

const branchesIn = (visits: readonly Visit[]): string =>
  visits.flatMap(({ within }) => (within === null ? [] : [within.branch])).join('、');

function notOpen(draft: Draft, stage: string, on: string): never {
  const { zh, en } = titleOf(draft, stage);
  const at = whereItLies(draft);
  return refuse(
    'STAGE_NOT_OPEN',
    { zh: `${on} 时案件不在“${zh}”，而在：${at.zh}。`, en: `On ${on} the case was not at "${en}" but at: ${at.en}.` },
    { field: '/stage' },
  );
}

/** An open service or link that nobody waits for, and that is in no sister branch of the stage. */
function isPassedBySystem(draft: Draft, visit: Visit, stage: string, branch: string | undefined): boolean {
  const one = stageOf(draft.definition, visit);
  if (one.kind !== 'service' && !(one.kind === 'link' && one.mode !== 'openAndAwait')) return false;
  if (branch !== undefined && visit.within !== null && visit.within.branch !== branch) return false;
  const own = branchesAround(draft.definition, visit.stage);
  const parallelOf = (text: string): string => text.slice(0, text.indexOf('/'));
  return branchesAround(draft.definition, stage).every((there) =>
    own.every((here) => here === there || parallelOf(here) !== parallelOf(there)),
  );
}

function passService(draft: Draft, visit: Visit): void {
  const stage = stageOf(draft.definition, visit);
  if (stage.kind === 'service' || stage.kind === 'link') served(draft, visit, stage.to);
}

/** What the system would have done was done on paper: it is not done again. Leaves by `route` where there is one. */
function served(draft: Draft, visit: Visit, route: Extract<Stage, { kind: 'service' }>['to'] | null): void {
  const effect = stateOf(draft).effects.find((one) => one.visit === visit.id);
  unstick(draft, visit);
  if (effect !== undefined)
    emit(draft, { type: 'effectSucceeded', effectId: effect.id, visitId: visit.id, result: {} });
  if (route !== null) leave(draft, visit.id, null, 'outcome', route);
}

/** The step's own data, and those of the case that the stage's form asks for; faults are kept for the end. */
function dataOf({ draft, left, faults }: Passage, stage: Stage, step: PastStep): CaseData {
  const form = pastForm(stage, step.outcome);
  const asked = form.fields.map(({ field }) => field);
  const data = { ...pick(left, asked), ...step.data };
  for (const key of asked) delete left[key];
  const existing = stateOf(draft).data;
  faults.push(
    ...faultsInForm(
      draft,
      form.isComplete ? form.fields : form.fields.map((one) => ({ ...one, required: false })),
      data,
      existing,
      step.row,
    ),
  );
  return data;
}

function decided(
  draft: Draft,
  visit: Visit,
  stage: Extract<Stage, { kind: 'decision' | 'work' }>,
  step: PastStep,
  data: CaseData,
): void {
  const outcome = stage.outcomes.find(({ key }) => key === step.outcome);
  const target = outcome === undefined ? backTo(draft, visit, stage, step) : outcome.to;
  if (outcome !== undefined) {
    requireRules(outcome.rules, { ...stateOf(draft).data, ...data }, draft.parameters);
  }
  unstick(draft, visit);
  writeData(draft, visit.id, data);
  signRoster(draft, visit, step);
  const given = outcome?.key ?? 'returnTo';
  for (const task of openTasks(draft, visit.id)) giveOpinion(draft, visit.id, task, stage, { ...step, outcome: given });
  const isReturn = outcome === undefined || outcome.kind === 'return';
  leave(draft, visit.id, given, isReturn ? 'returned' : 'outcome', target);
}

function backTo(
  draft: Draft,
  visit: Visit,
  stage: Extract<Stage, { kind: 'decision' | 'work' }>,
  { outcome }: PastStep,
): string {
  const target = outcome.slice(RETURN_TO.length);
  if (returnTargets(draft.definition, stateOf(draft), visit, stage).includes(target)) return target;
  const { zh, en } = titleOf(draft, target);
  return refuse(
    'RETURN_TARGET_INVALID',
    { zh: `不能退回到“${zh}”。`, en: `It can't have been returned to "${en}".` },
    { field: '/outcome' },
  );
}

/** A countersigned stage was signed by those whom the paper names: they are its roster. */
function signRoster(draft: Draft, visit: Visit, { by }: PastStep): void {
  const pending = stateOf(draft).effects.find((one) => one.visit === visit.id && one.request.kind === 'roster');
  if (pending !== undefined) {
    const people = by.length === 0 ? [NOBODY] : by;
    emit(draft, { type: 'rosterResolved', visitId: visit.id, effectId: pending.id, people });
  }
  const now = stateOf(draft).visits.find((one) => one.id === visit.id);
  if (now?.roster !== undefined && now.tasks.length === 0) openRosterTasks(draft, visit.id);
}

function openTasks(draft: Draft, visitId: number): Task[] {
  const tasks = stateOf(draft).visits.find((one) => one.id === visitId)?.tasks ?? [];
  return tasks.filter(({ state }) => state === 'open' || state === 'waiting');
}

/** The opinion of whoever the paper names; of a roster, of whose task it is. */
function giveOpinion(draft: Draft, visitId: number, task: Task, stage: Stage, step: PastStep): void {
  const state = stateOf(draft);
  const visit = state.visits.find((one) => one.id === visitId);
  if (visit === undefined) return;
  if (task.state === 'waiting') emit(draft, { type: 'taskActivated', visitId, taskId: task.id });
  const organisation = organisationOfTask(draft.definition, state, stage, visit, task);
  const signs = visit.roster !== undefined && 'person' in task.to ? task.to.person : signer(step.by);
  const opinion: Opinion = {
    by: signs,
    outcome: step.outcome,
    ...(step.opinion === undefined ? {} : { text: step.opinion }),
    at: draft.now,
  };
  const counts = stage.kind === 'decision';
  const level = stage.kind === 'decision' || stage.kind === 'work' ? levelOf(organisation) : null;
  emit(draft, { type: 'opinionGiven', visitId, taskId: task.id, opinion, organisation, level, counts });
}

/** One signature for all whom the paper names: who is first in it is held to it at other levels. */
function signer(by: readonly PersonRef[]): PersonRef {
  const [first] = by;
  return first === undefined ? NOBODY : { id: first.id, name: by.map(({ name }) => name).join('、') };
}

function voted(
  draft: Draft,
  visit: Visit,
  stage: Extract<Stage, { kind: 'vote' }>,
  step: PastStep,
  data: CaseData,
): void {
  unstick(draft, visit);
  writeData(draft, visit.id, data);
  const pending = stateOf(draft).effects.find((one) => one.visit === visit.id);
  if (pending !== undefined)
    emit(draft, { type: 'rosterResolved', visitId: visit.id, effectId: pending.id, people: step.by });
  if (openTasks(draft, visit.id).length === 0) openTask(draft, visit.id, 'convene', stage.assignee);
  for (const task of openTasks(draft, visit.id)) giveOpinion(draft, visit.id, task, stage, step);
  const isPassed = step.outcome === 'passed';
  leave(draft, visit.id, step.outcome, 'outcome', isPassed ? stage.passed : stage.notPassed);
}

function noticed(
  draft: Draft,
  visit: Visit,
  stage: Extract<Stage, { kind: 'notice' }>,
  step: PastStep,
  data: CaseData,
): void {
  if (step.outcome === 'posted' && visit.notice === undefined) return posted(draft, visit, stage, step, data);
  if (visit.notice === undefined) {
    refuse(
      'STAGE_NOT_OPEN',
      { zh: '须先列明张榜公示的日期。', en: 'The day on which it was posted must come first.' },
      { field: '/outcome' },
    );
  }
  if (step.outcome === 'undisputed') return notOverYet(stage, visit.notice?.dueAt ?? draft.now);
  if (step.outcome === 'posted') {
    refuse('COMMAND_NOT_APPLICABLE', { zh: '已张榜公示。', en: 'It hangs already.' }, { field: '/outcome' });
  }
  settleObjection(draft, visit.id, stage, step);
}

/** An objection is raised, upheld or dismissed; the paper may tell of its end alone. */
function settleObjection(
  draft: Draft,
  visitId: number,
  stage: Extract<Stage, { kind: 'notice' }>,
  { outcome, by: [by = NOBODY], opinion = '异议' }: PastStep,
): void {
  const open = (): number | undefined =>
    noticeOf(draft, visitId)?.objections.find((one) => one.resolved === undefined)?.id;
  if (open() === undefined || outcome === 'objected') {
    const objection = (noticeOf(draft, visitId)?.objections.length ?? 0) + 1;
    emit(draft, { type: 'objectionRaised', visitId, objection, by: by.name, text: opinion });
    if (inquiry(draft, visitId) === undefined) openTask(draft, visitId, 'inquire', stage.inquiry.assignee);
  }
  if (outcome === 'objected') return;
  const upheld = outcome === 'upheld';
  const objection = open() ?? 1;
  emit(draft, { type: 'objectionResolved', visitId, objection, upheld, opinion, by });
  if (upheld) return leave(draft, visitId, 'upheld', 'outcome', stage.upheld);
  const task = inquiry(draft, visitId);
  if (open() !== undefined || task === undefined) return;
  emit(draft, { type: 'taskClosed', visitId, taskId: task.id, reason: 'superseded' });
  const dueAt = noticeOf(draft, visitId)?.dueAt;
  if (dueAt !== undefined && happenedAt(draft) >= dueAt)
    leave(draft, visitId, 'undisputed', 'outcome', stage.undisputed);
}

const noticeOf = (draft: Draft, visitId: number): Visit['notice'] =>
  stateOf(draft).visits.find(({ id }) => id === visitId)?.notice;

const inquiry = (draft: Draft, visitId: number): Task | undefined =>
  openTasks(draft, visitId).find(({ kind }) => kind === 'inquire');

function posted(
  draft: Draft,
  visit: Visit,
  stage: Extract<Stage, { kind: 'notice' }>,
  step: PastStep,
  data: CaseData,
): void {
  const postedAt = happenedAt(draft);
  const { data: known, calendar } = stateOf(draft);
  const limit = limitWithData(stage.period, known);
  const deadline = limit === null ? null : deadlineOf(postedAt, limit, calendar, []);
  if (deadline === null || deadline.dueOn === null || deadline.dueAt === null) {
    return refuse('RULE_UNDECIDED', { zh: '公示期无法计算。', en: 'The period of the notice can not be computed.' });
  }
  const { dueOn, dueAt } = deadline;
  unstick(draft, visit);
  writeData(draft, visit.id, data);
  for (const task of openTasks(draft, visit.id)) giveOpinion(draft, visit.id, task, stage, step);
  const notice = { postedAt, postedOn: draft.businessDate, dueOn, dueAt, objections: [] };
  emit(draft, { type: 'noticePosted', visitId: visit.id, notice });
}

/** The stages at which it lies: `stage`, with `@branch` where its branch must be told. */
function positions(draft: Draft): string[] {
  const { visits } = stateOf(draft);
  const leaves = visits.filter(({ branches }) => branches === undefined);
  return leaves.map(({ stage, within }) => {
    const isForEach = within !== null && placeOf(draft.definition, stage)?.branch === null;
    return isForEach ? `${stage}@${within.branch}` : stage;
  });
}

function requirePosition(draft: Draft, { position }: TakenOver): void {
  const said = position.toSorted().join();
  for (;;) {
    if (stateOf(draft).status !== 'open') return notThere(draft);
    const here = positions(draft);
    if (here.toSorted().join() === said) return;
    const service = stateOf(draft).visits.find(
      (one) =>
        !position.some((text) => text.split('@')[0] === one.stage) &&
        position.some((text) => isPassedBySystem(draft, one, text.split('@')[0] ?? '', undefined)),
    );
    if (service === undefined) return notThere(draft);
    draft.businessDate = service.openedOn;
    passService(draft, service);
    moveOnUntil(draft, draft.now);
  }
}

function notThere(draft: Draft): never {
  const at = whereItLies(draft);
  return refuse(
    'POSITION_NOT_REACHED',
    { zh: `按所列经过，案件现在：${at.zh}。`, en: `By its history the case is now at: ${at.en}.` },
    { field: '/position' },
  );
}

function whereItLies(draft: Draft): { zh: string; en: string } {
  const { status } = stateOf(draft);
  if (status === 'ended') return { zh: '已办结', en: 'its end' };
  const titles = positions(draft).map((text) => {
    const [stage = '', branch] = text.split('@');
    const { zh, en } = titleOf(draft, stage);
    return branch === undefined ? { zh, en } : { zh: `${zh}@${branch}`, en: `${en}@${branch}` };
  });
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') };
}

function notYetDue(draft: Draft, key: string, row: number): Refusal {
  const field = draft.definition.fields.find((one) => one.key === key);
  const { zh, en } = field?.label ?? { zh: key, en: key };
  return {
    code: 'FIELD_NOT_WRITABLE',
    field: `/data/${key}`,
    message: { zh: `「${zh}」由尚未办到的环节填写`, en: `"${en}" is filled in at a stage that was not reached` },
    details: { row },
  };
}

function pick(data: CaseData, keys: readonly string[]): CaseData {
  return Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)));
}
