// Runs a case on the pure core as people would: start, act as a role, let time pass. No database, no Temporal; effects
// succeed at once unless told otherwise, and the clock stands still until the test moves it.
import { addDays, localDateOf, startOfDay } from '../../domain/calendar/index.ts';
import type { Calendar, Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Ballot, CaseCommand, HumanCommand, StartCommand, SystemCommand } from '../../domain/case/command.ts';
import { decide } from '../../domain/case/decide.ts';
import type { CaseEvent, EventType } from '../../domain/case/event.ts';
import { evolve } from '../../domain/case/evolve.ts';
import { nextWake } from '../../domain/case/next-wake.ts';
import type { Actor, PersonRef } from '../../domain/case/people.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { CaseData, CaseState, EffectRequest, Task, Visit } from '../../domain/case/state.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import { organisationAt } from '../../domain/organisations.ts';

export interface DriverOptions {
  /** Instant at which the case starts; Monday 2026-03-02, 09:00 at UTC+8, when absent. */
  now?: Instant;
  calendar?: Calendar;
  /** People of a roster by `role@organisation`; one person when absent. */
  rosters?: Record<string, PersonRef[]>;
  /** Id of the case that a link opens; links open cases that nobody knows when absent. */
  linkedCaseId?: string;
  /** Told of every command that was accepted, with the instant. */
  onAccepted?: (command: CaseCommand, at: Instant) => void;
  /** A case that is under way already, and when it stood so; it needs no start. */
  from?: { state: CaseState; now: Instant };
  /** Kinds of effects that stay undone until {@link CaseDriver.finishEffects}. */
  holdEffects?: ('payout' | 'registryEntry' | 'letter' | 'link')[];
}

/** Working days by weekends alone, no holidays. */
export const PLAIN_CALENDAR: Calendar = {
  years: {},
  restDaysRoll: true,
  periodsRoll: true,
  namedDayIncluded: true,
};

/** Where a case is filed when the test does not say. */
const PLACES = { village: '610429101200', township: '610429101', county: '610429' } as const;

export type StartInput = Partial<Omit<StartCommand, 'type' | 'data'>> & { data: CaseData };

const SYSTEM: Actor = { kind: 'system' };

/** One person for each post, named after it. */
function holderOf(role: string, organisation: string, id = `${role}@${organisation}`): Actor {
  return { kind: 'person', person: { id, name: id }, holdings: [{ role, organisation }] };
}

/** A case on the core, with its trail. Every verb throws a plain error when the core refuses; `refuses` expects that. */
export class CaseDriver {
  /** Another version from a migration on. */
  definition: CaseForm;
  readonly events: CaseEvent[] = [];
  now: Instant;
  private current: CaseState | null = null;
  private readonly options: DriverOptions;

  constructor(definition: CaseForm, options: DriverOptions = {}) {
    this.definition = definition;
    this.options = options;
    this.now = options.from?.now ?? options.now ?? '2026-03-02T01:00:00.000Z';
    this.current = options.from?.state ?? null;
  }

  /** A case that has such a trail, at an instant. */
  static from(
    definition: CaseForm,
    events: readonly CaseEvent[],
    now: Instant,
    options: DriverOptions = {},
  ): CaseDriver {
    const driver = new CaseDriver(definition, { ...options, now });
    driver.events.push(...events);
    driver.current = events.reduce<CaseState | null>(evolve, null);
    return driver;
  }

  get state(): CaseState {
    if (this.current === null) throw new Error('the case has not started');
    return this.current;
  }

  /** Keys of the open stages, in the order of their visits; a parallel before what is in it. */
  get stages(): string[] {
    return this.state.visits.map((visit) => visit.stage);
  }

  /** Types of events, for asking what happened. */
  count(type: EventType): number {
    return this.events.filter((event) => event.type === type).length;
  }

  /** What the core says to a command; accepted events are folded. */
  tries(command: CaseCommand): Refusal | null {
    const decision = decide(this.definition, this.current, command, { now: this.now });
    if (!decision.ok) return decision.refusal;
    for (const event of decision.events) this.current = evolve(this.current, event);
    this.events.push(...decision.events);
    const version = command.type === 'repair' && 'definition' in command.repair ? command.repair.definition : undefined;
    if (version?.form === 'case') this.definition = version;
    this.options.onAccepted?.(command, this.now);
    this.runEffects();
    return null;
  }

  apply(command: CaseCommand): this {
    const refusal = this.tries(command);
    if (refusal !== null) throw new Error(`${command.type} refused: ${refusal.code} ${refusal.message.en}`);
    return this;
  }

  /** The command of a start; by the first role that may file, at the case's own level, when nobody is named. */
  startCommand(input: StartInput): StartCommand {
    const organisation = input.organisation ?? PLACES[this.definition.filing.level];
    const [filer] = this.definition.filing.by;
    if (filer === undefined && input.actor === undefined) throw new Error('nobody may file');
    const post = filer === undefined ? organisation : organisationAt(organisation, filer.level, filer.body);
    const { kind } = this.definition.subject;
    return {
      type: 'start',
      caseId: '00000000-0000-4000-8000-000000000001',
      definitionHash: 'hash',
      actor: holderOf(filer?.role ?? '', post ?? organisation),
      subject: { id: 'subject-1', kind, name: '演示户一' },
      applicant: { id: 'applicant-1', name: '演示申请人' },
      relatives: [],
      calendar: this.options.calendar ?? PLAIN_CALENDAR,
      origin: null,
      rehearsal: false,
      ...input,
      organisation,
    };
  }

  start(input: StartInput): this {
    return this.apply(this.startCommand(input));
  }

  /** Acts as the holder of a role; `at` where more than one organisation has a task for it. `person` acts by that name. */
  as(role: string, at?: string, person?: string): Acting {
    const tasks = this.openTasks().filter(({ task }) => 'role' in task.to && task.to.role === role);
    const own = tasks.find(({ task }) => at === undefined || ('role' in task.to && task.to.organisation === at));
    const organisation = at ?? (own !== undefined && 'role' in own.task.to ? own.task.to.organisation : undefined);
    return new Acting(this, holderOf(role, organisation ?? this.state.organisation, person), own ?? null);
  }

  /** Acts as the person of a task addressed to a person, or as the applicant's filer. */
  asPerson(id?: string): Acting {
    const own = this.openTasks().find(
      ({ task }) => 'person' in task.to && (id === undefined || task.to.person.id === id),
    );
    const person =
      own !== undefined && 'person' in own.task.to ? own.task.to.person : { id: id ?? 'nobody', name: 'nobody' };
    return new Acting(this, { kind: 'person', person, holdings: [] }, own ?? null);
  }

  asAdministrator(): Acting {
    return new Acting(this, { kind: 'administrator', person: { id: 'admin', name: 'admin' }, holdings: [] }, null);
  }

  system(command: DistributiveOmit<SystemCommand, 'actor'>): this {
    return this.apply({ ...command, actor: SYSTEM });
  }

  /** Lets time pass to an instant, or to the start of a day when it is one, waking where the shell's timer would. */
  until(to: string): this {
    const end = to.length === 10 ? startOfDay(to) : to;
    for (let wake = nextWake(this.state); wake !== null && wake <= end; wake = nextWake(this.state)) {
      if (wake > this.now) this.now = wake;
      const before = this.events.length;
      this.system({ type: 'tick' });
      if (this.events.length === before) throw new Error(`nothing happened at ${wake}`);
    }
    if (end > this.now) this.now = end;
    return this;
  }

  /** Lets whole days pass. */
  days(count: number): this {
    return this.until(addDays(localDateOf(this.now), count));
  }

  /** Finishes effects that were held. */
  finishEffects(): this {
    for (const effect of this.state.effects) {
      this.system({ type: 'effectSucceeded', effectId: effect.id, result: {} });
    }
    return this;
  }

  private openTasks(): OpenTask[] {
    return this.state.visits.flatMap((visit) =>
      visit.tasks.filter((task) => task.state === 'open').map((task) => ({ visit, task })),
    );
  }

  private runEffects(): void {
    for (const { id, request } of this.current?.effects ?? []) {
      if (request.kind === 'roster') {
        const post = `${request.role}@${request.organisation}`;
        const people = this.options.rosters?.[post] ?? [{ id: post, name: post }];
        this.system({ type: 'rosterResolved', effectId: id, people });
      } else if (this.options.holdEffects?.includes(request.kind) !== true) {
        this.system({ type: 'effectSucceeded', effectId: id, result: this.resultOf(request.kind) });
      }
    }
  }

  private resultOf(kind: EffectRequest['kind']): CaseData {
    const { linkedCaseId } = this.options;
    return kind === 'link' && linkedCaseId !== undefined ? { caseId: linkedCaseId } : {};
  }
}

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;
interface OpenTask {
  visit: Visit;
  task: Task;
}
interface DecideInput {
  opinion?: string;
  data?: CaseData;
  businessDate?: LocalDate;
}

/** Somebody who is about to act; each verb returns the driver, `refused` the code of the refusal. */
export class Acting {
  readonly actor: Actor;
  private readonly driver: CaseDriver;
  private readonly open: OpenTask | null;

  constructor(driver: CaseDriver, actor: Actor, open: OpenTask | null) {
    this.driver = driver;
    this.actor = actor;
    this.open = open;
  }

  /** Visit and task that the actor was shown. */
  get task(): { visitId: number; taskId: string } {
    if (this.open === null) throw new Error(`${JSON.stringify(this.actor)} has no task: ${this.driver.stages.join()}`);
    return { visitId: this.open.visit.id, taskId: this.open.task.id };
  }

  decide(outcome: string, more: DecideInput = {}): CaseDriver {
    return this.send({ type: 'decide', ...this.task, outcome, ...more });
  }

  /** Code of the refusal of a decision; 'accepted' when there was none. */
  refused(outcome: string, more: DecideInput = {}): string {
    return this.refusal({ type: 'decide', ...this.task, outcome, ...more });
  }

  returnTo(stage: string, opinion = '退回'): CaseDriver {
    return this.send({ type: 'returnTo', ...this.task, stage, opinion });
  }

  post(data: CaseData = {}): CaseDriver {
    return this.send({ type: 'post', ...this.task, data });
  }

  object(text: string): CaseDriver {
    return this.send({ type: 'object', visitId: this.noticeVisit(), by: '村民', text });
  }

  resolveObjection(upheld: boolean, objection = 1): CaseDriver {
    return this.send({ type: 'resolveObjection', ...this.task, objection, upheld, opinion: '已核查' });
  }

  withdraw(reason = '自愿撤回'): CaseDriver {
    return this.send({ type: 'withdraw', reason });
  }

  /** Hands in a ballot sheet by names; all whom `present` lists and who give no ballot abstain. */
  vote(meeting: string, present: string[], ballots: Ballot[], data: CaseData = {}): CaseDriver {
    return this.send({ type: 'recordVote', ...this.task, meeting, present, avoided: [], ballots, data });
  }

  /** Hands in a counted ballot sheet. */
  voteCounted(
    meeting: string,
    present: number,
    ballots: { for: number; against: number; abstain: number },
    data: CaseData = {},
  ): CaseDriver {
    return this.send({ type: 'recordVote', ...this.task, meeting, present, avoided: 0, ballots, data });
  }

  send(command: DistributiveOmit<HumanCommand, 'actor'>): CaseDriver {
    return this.driver.apply({ ...command, actor: this.actor });
  }

  /** Code of the refusal of any command; 'accepted' when there was none. */
  refusal(command: DistributiveOmit<HumanCommand, 'actor'>): string {
    return this.driver.tries({ ...command, actor: this.actor })?.code ?? 'accepted';
  }

  private noticeVisit(): number {
    const visit = this.driver.state.visits.find((one) => one.notice !== undefined);
    if (visit === undefined) throw new Error('no notice hangs');
    return visit.id;
  }
}

/** A driver of a definition; the test starts it. */
export function driver(definition: CaseForm, options: DriverOptions = {}): CaseDriver {
  return new CaseDriver(definition, options);
}
