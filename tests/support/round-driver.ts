// Runs a round of a duty, or a series of an indicator, on the pure core as people would: open it, act for a unit, let
// time pass. No database, no Temporal; cases that entries ask for open at once unless they are held.
import { addDays, localDateOf, startOfDay } from '../../domain/calendar/index.ts';
import type { Calendar, Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/case/people.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { CaseData } from '../../domain/case/state.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { periodOf } from '../../domain/duty-calendar/index.ts';
import type { RoundCommand, RoundHumanCommand, RoundSystemCommand } from '../../domain/round/command.ts';
import { decideRound } from '../../domain/round/decide.ts';
import type { RoundEvent, Tally } from '../../domain/round/event.ts';
import { evolveRound } from '../../domain/round/evolve.ts';
import { itemOf, owing, termOf } from '../../domain/round/items.ts';
import { itemFormOf, partOf, scheduleOf } from '../../domain/round/part.ts';
import type { Part } from '../../domain/round/part.ts';
import type { Item, Judgement, RoundState, Unit } from '../../domain/round/state.ts';
import { tallyOf } from '../../domain/round/tally.ts';
import { roundWake } from '../../domain/round/wake.ts';
import { PLAIN_CALENDAR } from './case-driver.ts';

export interface RoundOptions {
  /** The day on which it opens; 2026-03-02, a Monday, when absent. A series covers the year of that day. */
  openedOn?: LocalDate;
  /** Instant at which the system opens it; the start of that day when absent. */
  now?: Instant;
  /** Organisations that owe; `UNITS` when absent. */
  units?: readonly Unit[];
  calendar?: Calendar;
  /** Of the round, where several are recorded in one database. */
  caseId?: string;
  definitionHash?: string;
  /** Cases that entries ask for stay unopened until {@link RoundDriver.openCases}. */
  holdEffects?: boolean;
}

export const COUNTY = '610429';

/** Three villages of one township and one of another. */
export const UNITS: readonly Unit[] = [
  { path: '610429101200', name: '演示一村' },
  { path: '610429101201', name: '演示二村' },
  { path: '610429101202', name: '演示三村' },
  { path: '610429102200', name: '演示四村' },
];

/** Townships of {@link UNITS}. */
export const TOWNSHIPS: readonly Unit[] = [
  { path: '610429101', name: '演示一镇' },
  { path: '610429102', name: '演示二镇' },
];

const SYSTEM: Actor = { kind: 'system' };

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A round on the core, with its trail. Verbs throw a plain error when the core refuses; `refusal…` verbs expect that. */
export class RoundDriver {
  readonly definition: Definition;
  readonly part: Part;
  readonly events: RoundEvent[] = [];
  /** The same, by the command that made them. */
  readonly batches: RoundEvent[][] = [];
  now: Instant;
  private current: RoundState | null = null;
  private opened = 0;
  private readonly options: RoundOptions;

  /** Opens a round of the duty, or a series of the indicator, of that key. */
  constructor(definition: Definition, key: string, options: RoundOptions = {}) {
    const kind = definition.duties.some((one) => one.key === key) ? 'duty' : 'indicator';
    const part = partOf(definition, { kind, key });
    if (part === undefined) throw new Error(`${definition.id} has neither a duty nor an indicator ${key}`);
    this.definition = definition;
    this.part = part;
    this.options = options;
    const openedOn = options.openedOn ?? '2026-03-02';
    this.now = options.now ?? startOfDay(openedOn);
    const year = openedOn.slice(0, 4);
    this.apply({
      type: 'openRound',
      actor: SYSTEM,
      caseId: options.caseId ?? '00000000-0000-8000-8000-000000000001',
      procedure: definition.id,
      definitionHash: options.definitionHash ?? 'hash',
      part: { kind, key },
      period:
        kind === 'duty'
          ? periodOf(scheduleOf(part).opens, openedOn)
          : { label: year, from: `${year}-01-01`, to: `${year}-12-31` },
      openedOn,
      organisation: COUNTY,
      units: [...(options.units ?? UNITS)],
      calendar: options.calendar ?? PLAIN_CALENDAR,
      rehearsal: false,
    });
  }

  get state(): RoundState {
    if (this.current === null) throw new Error('the round has not opened');
    return this.current;
  }

  get status(): RoundState['status'] {
    return this.state.status;
  }

  /** On time, late, silent, excused, nothing to report, as paths of units. */
  get tally(): Tally {
    return tallyOf(this.state);
  }

  /** Units that owe an item of a period; of the newest when none is named. */
  owing(period?: string): string[] {
    return owing(this.state, termOf(this.state, period ?? this.newest()));
  }

  /** The item of a unit. */
  item(unit: string, period?: string): Item {
    return itemOf(this.state, termOf(this.state, period ?? this.newest()), unit);
  }

  /** The last day of a period. */
  dueOn(period?: string): LocalDate {
    return termOf(this.state, period ?? this.newest()).dueOn;
  }

  /** Keys and organisations of open consolidations and bulletins: `['summary@610429101']`. */
  get steps(): string[] {
    return this.state.steps
      .filter((step) => step.state === 'open')
      .map(({ key, organisation }) => `${key}@${organisation}`);
  }

  /** How gates were judged: `{ gate, term, unit, verdict, value, … }`. */
  get judgements(): readonly Judgement[] {
    return this.state.judgements;
  }

  /** Cases that entries asked for, as `<procedure>@<unit>`. */
  get linked(): string[] {
    return this.state.links.map(({ procedure, unit }) => `${procedure}@${unit}`);
  }

  /** How often an event happened. */
  count(type: RoundEvent['type']): number {
    return this.events.filter((event) => event.type === type).length;
  }

  /** Events of one type, in order. */
  all<Type extends RoundEvent['type']>(type: Type): Extract<RoundEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<RoundEvent, { type: Type }> => event.type === type);
  }

  /** What the core says to a command; accepted events are folded. */
  tries(command: RoundCommand): Refusal | null {
    const decision = decideRound(this.definition, this.current, command, { now: this.now });
    if (!decision.ok) return decision.refusal;
    for (const event of decision.events) this.current = evolveRound(this.current, event);
    this.events.push(...decision.events);
    if (decision.events.length > 0) this.batches.push(decision.events);
    if (this.options.holdEffects !== true) this.openCases();
    return null;
  }

  apply(command: RoundCommand): this {
    const refusal = this.tries(command);
    if (refusal !== null) throw new Error(`${command.type} refused: ${refusal.code} ${refusal.message.en}`);
    return this;
  }

  /** Acts as the holder of a role at an organisation: the unit's own post, a checker's, a consolidator's. */
  as(role: string, organisation: string, person = `${role}@${organisation}`): RoundActing {
    const holdings = [{ role, organisation }];
    return new RoundActing(this, { kind: 'person', person: { id: person, name: person }, holdings }, organisation);
  }

  /** Acts as the post of a unit that owes. */
  unit(path: string): RoundActing {
    return this.as(scheduleOf(this.part).owedBy.role, path);
  }

  asAdministrator(): RoundActing {
    const person = { id: 'admin', name: 'admin' };
    return new RoundActing(this, { kind: 'administrator', person, holdings: [] }, COUNTY);
  }

  system(command: Without<RoundSystemCommand, 'actor'>): this {
    return this.apply({ ...command, actor: SYSTEM });
  }

  /** Lets time pass to an instant, or to the start of a day when it is one, waking where the shell's timer would. */
  until(to: string): this {
    const end = to.length === 10 ? startOfDay(to) : to;
    for (;;) {
      const wake = roundWake(this.definition, this.state);
      if (wake === null || wake > end) break;
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

  /** Opens the cases that entries have asked for. */
  openCases(): this {
    for (const { id } of this.current?.effects ?? []) {
      this.opened += 1;
      const caseId = `00000000-0000-8000-9000-${String(this.opened).padStart(12, '0')}`;
      this.system({ type: 'effectSucceeded', effectId: id, result: { caseId } });
    }
    return this;
  }

  /** Key of the step under which units file. */
  get itemKey(): string {
    return itemFormOf(this.part).key;
  }

  private newest(): string {
    const term = this.state.terms.findLast((one) => one.visit !== null) ?? this.state.terms[0];
    if (term === undefined) throw new Error('the round has no period');
    return term.key;
  }
}

interface On {
  /** The unit that it is about; the actor's own organisation when absent. */
  unit?: string;
  period?: string;
}

/** Somebody who is about to act; each verb returns the driver. */
export class RoundActing {
  readonly actor: Actor;
  private readonly driver: RoundDriver;
  private readonly organisation: string;

  constructor(driver: RoundDriver, actor: Actor, organisation: string) {
    this.driver = driver;
    this.actor = actor;
    this.organisation = organisation;
  }

  /** Hands in one entry. */
  file(data: CaseData, on: On & { note?: string; businessDate?: LocalDate } = {}): RoundDriver {
    return this.send({ type: 'fileItem', unit: this.organisation, ...on, data });
  }

  nothingToReport(on: On = {}): RoundDriver {
    return this.send({ type: 'fileItem', unit: this.organisation, ...on, nothingToReport: true });
  }

  accept(unit: string, on: { period?: string; opinion?: string } = {}): RoundDriver {
    return this.send({ type: 'checkItem', unit, ...on, accept: true });
  }

  sendBack(unit: string, opinion = '请补充', on: { period?: string } = {}): RoundDriver {
    return this.send({ type: 'checkItem', unit, ...on, accept: false, opinion });
  }

  correct(data: CaseData, on: On & { reason?: string; entry?: number } = {}): RoundDriver {
    return this.send({ type: 'correctItem', unit: this.organisation, reason: '更正笔误', ...on, data });
  }

  excuse(unit: string, ground = '因灾免报', on: { period?: string } = {}): RoundDriver {
    return this.send({ type: 'excuseItem', unit, ground, ...on });
  }

  consolidate(opinion?: string): RoundDriver {
    const given = opinion === undefined ? {} : { opinion };
    return this.send({ type: 'consolidate', organisation: this.organisation, ...given });
  }

  bulletin(text = '通报'): RoundDriver {
    return this.send({ type: 'issueBulletin', text });
  }

  send(command: Without<RoundHumanCommand, 'actor'>): RoundDriver {
    return this.driver.apply({ ...command, actor: this.actor });
  }

  /** Code of the refusal of any command; 'accepted' when there was none. */
  refusal(command: Without<RoundHumanCommand, 'actor'>): string {
    return this.driver.tries({ ...command, actor: this.actor })?.code ?? 'accepted';
  }

  /** Code of the refusal of an entry; 'accepted' when there was none. */
  refusedFile(data: CaseData, on: On = {}): string {
    return this.refusal({ type: 'fileItem', unit: this.organisation, ...on, data });
  }
}

/** Opens a round of a duty, or a series of an indicator, of a definition. */
export function openRound(definition: Definition, key: string, options: RoundOptions = {}): RoundDriver {
  return new RoundDriver(definition, key, options);
}
