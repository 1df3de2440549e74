// Small definitions and a hand to drive them, for tests of the decider.
import { expect } from 'vitest';
import type { z } from 'zod';
import { entitlement } from '../../../domain/case/address.ts';
import type { CaseCommand, HumanCommand, StartCommand } from '../../../domain/case/command.ts';
import { decide } from '../../../domain/case/decide.ts';
import type { CaseEvent } from '../../../domain/case/event.ts';
import { evolve } from '../../../domain/case/evolve.ts';
import type { Actor, Holding } from '../../../domain/case/people.ts';
import type { CaseState, Task, Visit } from '../../../domain/case/state.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';

export const VILLAGE = '610429101200';
export const TOWNSHIP = '610429101';
export const COUNTY = '610429';

export const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
export const basis = [{ kind: 'assumed' as const, note: text('测试') }];

/** A calendar of weekends only, not provisional for the years that tests use. */
export const calendar = {
  years: Object.fromEntries(
    [2024, 2025, 2026, 2027].map((year) => [
      String(year),
      { year, provisional: false, source: text('测试日历'), daysOff: [], workingWeekends: [] },
    ]),
  ),
  restDaysRoll: true,
  periodsRoll: true,
  namedDayIncluded: true,
};

type Authored = z.input<typeof CaseForm>;

/** A definition with the parts that a test does not care about filled in. */
export function definitionOf(parts: Partial<Authored> & Pick<Authored, 'stages'>): CaseForm {
  return CaseForm.parse({
    form: 'case',
    id: 'test-procedure',
    field: 'test',
    kind: 'approvalChain',
    tier: 1,
    title: text('测试事项'),
    basis,
    subject: { kind: 'household', uniqueness: 'none' },
    filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [] },
    fields: [],
    ...parts,
  });
}

/** A decision stage with approve, return and reject as the ways given. */
export function decision(
  key: string,
  assignee: { role: string; level: 'village' | 'township' | 'county'; body?: string },
  ways: Record<string, string>,
  more: object = {},
): z.input<typeof CaseForm>['stages'][number] {
  const kinds: Record<string, string> = {
    approve: 'approve',
    pass: 'approve',
    giveBack: 'return',
    reject: 'reject',
    fail: 'reject',
  };
  return {
    kind: 'decision',
    key,
    title: text(key),
    basis,
    assignee: { by: 'role', ...assignee },
    outcomes: Object.entries(ways).map(([outcome, to]) => ({
      key: outcome,
      title: text(outcome),
      kind: kinds[outcome] ?? 'complete',
      to,
    })),
    ...more,
  };
}

export const ended = (key = 'done', outcome = 'completed'): z.input<typeof CaseForm>['stages'][number] => ({
  kind: 'end',
  key,
  title: text(key),
  basis,
  outcome,
});

export const person = (id: string, ...holdings: [string, string][]): Actor => ({
  kind: 'person',
  person: { id, name: `演示${id}` },
  holdings: holdings.map(([role, organisation]): Holding => ({ role, organisation })),
});

export const clerk = person('clerk', ['clerk', VILLAGE]);
export const system: Actor = { kind: 'system' };
export const administrator: Actor = {
  kind: 'administrator',
  person: { id: 'admin', name: '演示管理员' },
  holdings: [],
};

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Drives one case: keeps state and trail, and checks after every step that the fold of the trail is the state. */
export class CaseRun {
  readonly definition: CaseForm;
  readonly trail: CaseEvent[] = [];
  now: string;
  current: CaseState | null = null;
  constructor(definition: CaseForm, now = '2026-03-02T02:00:00.000Z') {
    this.definition = definition;
    this.now = now;
  }

  get state(): CaseState {
    if (this.current === null) throw new Error('not started');
    return this.current;
  }

  start(parts: Partial<StartCommand> = {}): this {
    this.do({
      type: 'start',
      actor: clerk,
      caseId: '00000000-0000-7000-8000-000000000001',
      definitionHash: 'h',
      organisation: VILLAGE,
      subject: { id: 's1', kind: 'household', name: '演示户' },
      applicant: { id: 'applicant', name: '演示申请人' },
      relatives: ['relative'],
      data: {},
      calendar,
      origin: null,
      rehearsal: false,
      ...parts,
    });
    return this;
  }

  /** Issues a command that must be accepted. */
  do(command: CaseCommand): CaseEvent[] {
    const answer = decide(this.definition, this.current, command, { now: this.now });
    if (!answer.ok) throw new Error(`${answer.refusal.code}: ${answer.refusal.message.en}`);
    for (const event of answer.events) this.current = evolve(this.current, event);
    this.trail.push(...answer.events);
    let folded: CaseState | null = null;
    for (const event of this.trail) folded = evolve(folded, event);
    expect(folded).toEqual(this.current);
    return answer.events;
  }

  /** Issues a command that must be refused; the state stays. */
  refused(command: CaseCommand): string {
    const before = JSON.stringify(this.current);
    const answer = decide(this.definition, this.current, command, { now: this.now });
    if (answer.ok) throw new Error(`accepted ${command.type}`);
    expect(JSON.stringify(this.current)).toBe(before);
    return answer.refusal.code;
  }

  /** The only open visit of a stage. */
  visit(stage: string, branch?: string): Visit {
    const visits = this.state.visits.filter(
      (one) => one.stage === stage && (branch === undefined || one.within?.branch === branch),
    );
    if (visits.length !== 1) throw new Error(`${visits.length} open visits of ${stage}`);
    return visits[0] as Visit;
  }

  task(stage: string, nth = 0, branch?: string): { visitId: number; taskId: string; task: Task } {
    const visit = this.visit(stage, branch);
    const tasks = visit.tasks.filter((one) => one.state === 'open' || one.state === 'waiting');
    const task = tasks[nth];
    if (task === undefined) throw new Error(`no open task ${nth} of ${stage}`);
    return { visitId: visit.id, taskId: task.id, task };
  }

  on(stage: string, actor: Actor, branch?: string): { visitId: number; taskId: string; actor: Actor } {
    const visit = this.visit(stage, branch);
    const open = visit.tasks.filter((one) => one.state === 'open' || one.state === 'waiting');
    // the actor's own task where he has one, else one that he must be refused
    const mine = open.find((one) => entitlement(actor, one.to) !== null) ?? open[0];
    if (mine === undefined) throw new Error(`no task of ${stage} for the actor`);
    return { visitId: visit.id, taskId: mine.id, actor };
  }

  decide(
    stage: string,
    actor: Actor,
    outcome: string,
    more: Partial<Without<Extract<HumanCommand, { type: 'decide' }>, 'type'>> = {},
    branch?: string,
  ): CaseEvent[] {
    return this.do({ type: 'decide', ...this.on(stage, actor, branch), outcome, opinion: '意见', ...more });
  }

  tick(now: string): CaseEvent[] {
    this.now = now;
    return this.do({ type: 'tick', actor: system });
  }

  /** Answers the pending roster of a stage. */
  roster(stage: string, people: string[]): CaseEvent[] {
    const visit = this.visit(stage);
    const effect = this.state.effects.find((one) => one.visit === visit.id);
    if (effect === undefined) throw new Error('no roster asked');
    return this.do({
      type: 'rosterResolved',
      actor: system,
      effectId: effect.id,
      people: people.map((id) => ({ id, name: `演示${id}` })),
    });
  }

  stages(): string[] {
    return this.state.visits.map((visit) => visit.stage);
  }
}
