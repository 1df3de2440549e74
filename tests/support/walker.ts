// Walks a case at random on the pure core, by every verb that moves it, until it ends.
import { localDateOf } from '../../domain/calendar/index.ts';
import type { CaseCommand } from '../../domain/case/command.ts';
import { decide } from '../../domain/case/decide.ts';
import { evolve } from '../../domain/case/evolve.ts';
import { nextWake } from '../../domain/case/next-wake.ts';
import type { Actor } from '../../domain/case/people.ts';
import type { CaseData, CaseState, Task, Visit } from '../../domain/case/state.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import type { Stage, VoteStage } from '../../domain/definition/stage.ts';
import { allStages, placeOf } from '../../domain/definition/stage-index.ts';
import type { z } from 'zod';
import { CaseDriver } from './case-driver.ts';
import { chanceOf, PlausibleData } from './plausible-data.ts';
import { repairCommand } from './repairs.ts';

const DRAWS = 70;
/** A filing whose rule one draw in a hundred keeps is found all the same. */
const MOST_DRAWS = 50 * DRAWS;
/** Draws for an outcome that nobody took yet, before any other will do. */
const INSISTING = 50;
const STEPS = 250;

/** What a walk may take: `stage:outcome`, and `end:stage`. */
export function waysOf(definition: CaseForm): string[] {
  return allStages(definition).flatMap(({ stage }) => {
    if (stage.kind === 'end') return [`end:${stage.key}`];
    if ('outcomes' in stage) return stage.outcomes.map(({ key }) => `${stage.key}:${key}`);
    if (stage.kind === 'vote') return [`${stage.key}:passed`, `${stage.key}:notPassed`];
    return [`${stage.key}`];
  });
}

/** One walk; adds the ways that it took to `taken`, and prefers those that nobody took yet. */
export function walk(
  definition: CaseForm,
  seed: number,
  taken: Set<string>,
  driver = new CaseDriver(definition),
): CaseDriver {
  const chance = chanceOf(seed);
  const data = new PlausibleData(definition, chance);
  attempt(() => {
    const { filing } = definition;
    const drawn = data.draw(filing.form, localDateOf(driver.now));
    return driver.tries(driver.startCommand({ data: drawn }));
  }, `${definition.id} could not be filed`);
  return onward(driver, data, chance, taken);
}

function onward(driver: CaseDriver, data: PlausibleData, chance: () => number, taken: Set<string>): CaseDriver {
  refusals.clear();
  for (let step = 0; step < STEPS && driver.state.status === 'open'; step += 1) {
    mark(driver, taken);
    // people are slow now and then: limits pass and ladders are climbed
    const slow = chance() < 0.12 && nextWake(driver.state) !== null;
    if (slow || !act(driver, data, chance, taken)) wait(driver, data);
  }
  mark(driver, taken);
  return driver;
}

/** What was refused lately, to explain a walk that stands still. */
const refusals = new Map<string, number>();

function mark(driver: CaseDriver, taken: Set<string>): void {
  for (const event of driver.events) {
    if (event.type === 'visitOpened') taken.add(event.stage);
    if (event.type === 'caseEnded') taken.add(`end:${event.stage}`);
    if (event.type === 'voteRecorded') {
      const visit = driver.events.find((one) => one.type === 'visitOpened' && one.visitId === event.visitId);
      if (visit?.type === 'visitOpened') taken.add(`${visit.stage}:${event.result.passed ? 'passed' : 'notPassed'}`);
    }
    if (event.type === 'visitClosed' && event.outcome !== null) {
      const visit = driver.events.find((one) => one.type === 'visitOpened' && one.visitId === event.visitId);
      if (visit?.type === 'visitOpened') taken.add(`${visit.stage}:${event.outcome}`);
    }
  }
}

/** Does one thing that somebody may do now; false when nobody may do anything. */
function act(driver: CaseDriver, data: PlausibleData, chance: () => number, taken: Set<string>): boolean {
  const open = driver.state.visits.flatMap((visit) =>
    visit.tasks.filter((task) => task.state === 'open').map((task) => ({ visit, task })),
  );
  const links = driver.state.visits.filter((visit) => visit.phase === 'effect' && visit.effect === undefined);
  for (const visit of links) if (answer(driver, visit, data)) return true;
  const shuffled = open.map((one) => ({ one, at: chance() })).sort((a, b) => a.at - b.at);
  return shuffled.some(({ one }) => moved(driver, one.visit, one.task, data, chance, taken));
}

function answer(driver: CaseDriver, visit: Visit, data: PlausibleData): boolean {
  const stage = placeOf(driver.definition, visit.stage)?.stage;
  if (stage?.kind !== 'link' || stage.mode !== 'openAndAwait') return false;
  const outcome = data.one([...stage.byOutcome.map((one) => one.outcome), 'completed']);
  const caseId = '00000000-0000-4000-8000-0000000000ff';
  const before = driver.events.length;
  driver.system({ type: 'linkAnswered', visitId: visit.id, caseId, outcome, data: {} });
  return driver.events.length > before;
}

function moved(
  driver: CaseDriver,
  visit: Visit,
  task: Task,
  data: PlausibleData,
  chance: () => number,
  taken: Set<string>,
): boolean {
  const stage = placeOf(driver.definition, visit.stage)?.stage;
  if (stage === undefined) return false;
  const on = { actor: actorOf(task), visitId: visit.id, taskId: task.id };
  const outcome = wantedOutcome(stage, data, chance, taken);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const chosen = draw < INSISTING ? outcome : null;
    for (const command of commandsOf(driver, stage, visit, on, data, chance, chosen)) {
      const refusal = driver.tries(command);
      if (refusal === null) return true;
      refusals.set(`${stage.key} ${refusal.code} ${refusal.message.en}`, draw);
    }
  }
  return false;
}

/** Another person than the filer, of the task's post; or the person whose task it is. */
function actorOf(task: Task): Actor {
  if ('person' in task.to) return { kind: 'person', person: task.to.person, holdings: [] };
  const id = `${task.to.role}@${task.to.organisation}/second`;
  return { kind: 'person', person: { id, name: id }, holdings: [task.to] };
}

/** An outcome that nobody took yet, more often than not; otherwise one that leads on. */
function wantedOutcome(stage: Stage, data: PlausibleData, chance: () => number, taken: Set<string>): string | null {
  if (!('outcomes' in stage)) return null;
  const fresh = stage.outcomes.filter(({ key }) => !taken.has(`${stage.key}:${key}`));
  if (fresh.length > 0 && chance() < 0.8) return data.one(fresh).key;
  // what nobody has seen lies ahead: going back is the exception
  const onward = stage.outcomes.filter(({ kind }) => kind === 'approve' || kind === 'complete');
  return data.one(onward.length > 0 && chance() < 0.75 ? onward : stage.outcomes).key;
}

interface OnTask {
  actor: Actor;
  visitId: number;
  taskId: string;
}

function commandsOf(
  driver: CaseDriver,
  stage: Stage,
  visit: Visit,
  on: OnTask,
  data: PlausibleData,
  chance: () => number,
  wanted: string | null,
): CaseCommand[] {
  const today = localDateOf(driver.now);
  switch (stage.kind) {
    case 'decision':
    case 'work': {
      const outcome = wanted ?? data.one(stage.outcomes).key;
      return [{ ...on, type: 'decide', outcome, opinion: '演示意见', data: data.draw(stage.form, today) }];
    }
    case 'vote':
      return [ballots(driver, stage, visit, on, data, today)];
    case 'notice': {
      const objection = visit.notice?.objections.find((one) => one.resolved === undefined);
      if (objection !== undefined) {
        const upheld = chance() < 0.5;
        return [{ ...on, type: 'resolveObjection', objection: objection.id, upheld, opinion: '已核查' }];
      }
      const post: CaseCommand = { ...on, type: 'post', data: data.draw(stage.form, today) };
      const object: CaseCommand = { actor: on.actor, type: 'object', visitId: visit.id, by: '村民', text: '有异议' };
      return visit.notice === undefined ? [post] : [object];
    }
    case 'wait': {
      const form = stage.until.kind === 'event' ? stage.until.form : [];
      return [{ ...on, type: 'report', data: data.draw(form, today) }];
    }
    default:
      return [];
  }
}

function ballots(
  driver: CaseDriver,
  stage: z.infer<typeof VoteStage>,
  visit: Visit,
  on: OnTask,
  data: PlausibleData,
  today: string,
): CaseCommand {
  const meeting = data.one(stage.meetings);
  const form = data.draw(stage.form, today);
  if (meeting.roll.from === 'role') {
    const voters = (visit.roster ?? []).map(({ id }) => id);
    const choice = data.one(['for', 'against'] as const);
    const given = voters.map((voter) => ({ voter, choice, mark: 'b'.repeat(64) }));
    return {
      ...on,
      type: 'recordVote',
      meeting: meeting.key,
      present: voters,
      avoided: [],
      ballots: given,
      data: form,
    };
  }
  const roll = form[meeting.roll.field] ?? driver.state.data[meeting.roll.field];
  const present = typeof roll === 'number' ? roll : 0;
  const inFavour = data.one([present, 0]);
  const counted = { for: inFavour, against: present - inFavour, abstain: 0 };
  return { ...on, type: 'recordVote', meeting: meeting.key, present, avoided: 0, ballots: counted, data: form };
}

/** Lets time pass to the next alarm; an objection may come before a notice is over. */
function wait(driver: CaseDriver, data: PlausibleData): void {
  const posted = driver.state.visits.find((visit) => visit.phase === 'posted');
  const objected = posted?.notice?.objections.length ?? 0;
  if (posted !== undefined && objected === 0 && driver.events.length % 3 !== 0) {
    const actor: Actor = { kind: 'person', person: { id: 'villager', name: '村民' }, holdings: [] };
    if (driver.tries({ type: 'object', actor, visitId: posted.id, by: '村民', text: '有异议' }) === null) return;
  }
  const wake = nextWake(driver.state);
  if (wake === null) {
    correctSomething(driver, data);
    return;
  }
  driver.until(wake > driver.now ? wake : driver.now);
}

/** 更正: data that were written earlier may stand in the way of every outcome; an administrator corrects them. */
function correctSomething(driver: CaseDriver, data: PlausibleData): void {
  const actor: Actor = { kind: 'administrator', person: { id: 'admin', name: 'admin' }, holdings: [] };
  const today = localDateOf(driver.now);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const field = data.one(driver.definition.fields).key;
    const value = data.draw([{ field, required: true }], today)[field];
    if (value === undefined || value === null) continue;
    if (driver.tries({ type: 'correct', actor, field, value, reason: '更正' }) === null) return;
  }
  throw new Error(
    `${driver.definition.id} stands still at ${driver.stages.join()}: ${[...refusals.keys()].join('; ')}`,
  );
}

function attempt(one: () => { code: string; message: { en: string } } | null, failure: string): void {
  let refusal: ReturnType<typeof one> = null;
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    refusal = one();
    if (refusal === null) return;
  }
  throw new Error(`${failure}: ${refusal?.code} ${refusal?.message.en}`);
}

/** Names of a case's open visits, as the proof of its end tells them: the branches around a stage, then the stage. */
function namesOf(state: CaseState): Map<string, Visit> {
  const prefix = (visit: Visit): string => {
    const { within } = visit;
    const outer = state.visits.find((one) => one.id === within?.parallelVisit);
    return within === null || outer === undefined ? '' : `${prefix(outer)}${within.branch}/`;
  };
  return new Map(state.visits.map((visit) => [prefix(visit) + visit.stage, visit]));
}

/** Leads a case along the stages of a proof, by commands that people may give; false where one of them leads nowhere. */
export function follow(
  driver: CaseDriver,
  {
    by,
    outcomes,
    values,
  }: { by: readonly string[]; outcomes: readonly (string | null)[]; values: readonly CaseData[] },
  seed: number,
): boolean {
  const chance = chanceOf(seed);
  const data = new PlausibleData(driver.definition, chance);
  // effects that wait from before are done now
  driver.system({ type: 'tick' });
  let rest = by.map((name, index) => ({ name, outcome: outcomes[index] ?? null, values: values[index] ?? {} }));
  for (let step = 0; step < STEPS && driver.state.status === 'open'; step += 1) {
    const open = namesOf(driver.state);
    while (rest[0] !== undefined && !open.has(rest[0].name)) rest = rest.slice(1);
    const [first, ...next] = rest;
    const visit = open.get(first?.name ?? '');
    if (first === undefined || visit === undefined) return false;
    const on: Following = { ...first, next: next.map(({ name }) => name) };
    if (!leads(driver, visit, on, data, chance)) return false;
  }
  return driver.state.status === 'ended';
}

interface Following {
  outcome: string | null;
  /** Names of the stages after it. */
  next: readonly string[];
  values: CaseData;
}

/** What a form is filled in with: the proof's values where it has any. */
function asProved(stage: Stage, drawn: CaseData | undefined, values: CaseData): CaseData {
  const reported = stage.kind === 'wait' && stage.until.kind === 'event' ? stage.until.form : [];
  const own = 'form' in stage ? stage.form : reported;
  const proved = own.flatMap(({ field }) => (field in values ? [[field, values[field] ?? null]] : []));
  return { ...drawn, ...(Object.fromEntries(proved) as CaseData) };
}

/** One command, or time, after which the visit is over and one of the next stages is open; or a notice hangs. */
function leads(
  driver: CaseDriver,
  visit: Visit,
  { outcome, next, values }: Following,
  data: PlausibleData,
  chance: () => number,
): boolean {
  const stage = placeOf(driver.definition, visit.stage)?.stage;
  if (stage === undefined) return false;
  if (visit.stuckReason === 'noHolder' && visit.tasks.length === 0) {
    const to = { id: 'substitute', name: '代班人员' };
    return driver.tries(repairCommand({ kind: 'reassign', visitId: visit.id, taskId: '', to })) === null;
  }
  for (let draw = 0; draw < DRAWS * 8; draw += 1) {
    for (const command of leading(driver, stage, visit, { outcome, values }, data, chance)) {
      const decision = decide(driver.definition, driver.state, command, { now: driver.now });
      if (!decision.ok) continue;
      const after = decision.events.reduce<CaseState | null>(evolve, driver.state);
      if (after === null) continue;
      const names = namesOf(after);
      const isOver = !after.visits.some((one) => one.id === visit.id);
      const goesOn = next.slice(0, 4).some((name) => names.has(name)) || after.status === 'ended';
      const hangs = command.type === 'post' || command.type === 'object';
      if (hangs || (isOver && goesOn)) return driver.tries(command) === null;
    }
    const waits = (stage.kind === 'notice' && outcome !== 'upheld') || stage.kind === 'wait';
    const wake = waits ? nextWake(driver.state) : null;
    if (wake === null) continue;
    const before = driver.events.length;
    driver.until(wake > driver.now ? wake : driver.now);
    if (driver.events.length > before) return true;
  }
  return false;
}

function leading(
  driver: CaseDriver,
  stage: Stage,
  visit: Visit,
  { outcome: wanted, values }: Pick<Following, 'outcome' | 'values'>,
  data: PlausibleData,
  chance: () => number,
): CaseCommand[] {
  if (stage.kind === 'link') {
    const outcome = wanted ?? data.one(['completed', 'answered']);
    const caseId = '00000000-0000-4000-8000-0000000000ff';
    const taken = (stage.takes ?? []).map(({ to }) => ({ field: to, required: false }));
    const drawn = { ...data.draw(taken, localDateOf(driver.now)), ...values };
    const handed = (stage.takes ?? []).flatMap(({ from, to }) => (drawn[to] === undefined ? [] : [[from, drawn[to]]]));
    const answer = Object.fromEntries(handed) as CaseData;
    return [{ type: 'linkAnswered', actor: { kind: 'system' }, visitId: visit.id, caseId, outcome, data: answer }];
  }
  return visit.tasks
    .filter((task) => task.state === 'open')
    .flatMap((task) => {
      const on = { actor: actorOf(task), visitId: visit.id, taskId: task.id };
      return commandsOf(driver, stage, visit, on, data, chance, wanted).flatMap((command): CaseCommand[] => {
        if (command.type === 'object' && wanted !== 'upheld') return [];
        if (command.type === 'resolveObjection') return [{ ...command, upheld: wanted === 'upheld' }];
        if (
          command.type !== 'decide' &&
          command.type !== 'post' &&
          command.type !== 'report' &&
          command.type !== 'recordVote'
        )
          return [command];
        return [{ ...command, data: asProved(stage, command.data, values) }];
      });
    });
}
