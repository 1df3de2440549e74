// The thin shell around the decider: it waits and orders, and decides nothing.
import type { SystemCommand } from '../domain/case/command.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { evolve } from '../domain/case/evolve.ts';
import { nextWake } from '../domain/case/next-wake.ts';
import { projectionOf } from '../domain/case/projection.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { CaseState, PendingEffect } from '../domain/case/state.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { performEffect } from './effects.ts';
import type { Carried, CaseInput, CommandAnswer, CommandEnvelope, RequestKey } from './messages.ts';
import { RecentKeys } from './recent-keys.ts';
import { RecordQueue } from './record-queue.ts';
import { refused } from './refused.ts';
import { WakeTimer } from './wake-timer.ts';

const SYSTEM = { kind: 'system' } as const;

/** When the decider leaves something due after a tick, it is asked again so much later: a case must never spin. */
const ASK_AGAIN_MS = 60 * 1000;

export class CaseShell {
  readonly #definition: CaseForm;
  readonly #records: RecordQueue;
  readonly #keys: RecentKeys;
  readonly #timer = new WakeTimer(() => this.#moveOn());
  /** Ids of the effects that are being carried out. */
  readonly #running = new Set<string>();
  readonly #started: { answer: CommandAnswer; recorded: Promise<CommandAnswer> };
  #state: CaseState;

  /** Throws the refusal when the start can't be: a date may have passed between the caller's check and now. */
  constructor(input: CaseInput) {
    this.#definition = input.definition;
    this.#records = new RecordQueue(input.carried?.chainHead ?? null);
    this.#keys = new RecentKeys(input.carried?.recentKeys ?? []);
    if (input.carried !== undefined) {
      this.#state = input.carried.state;
      const answer = input.carried.started;
      this.#started = { answer, recorded: Promise.resolve(answer) };
      return;
    }
    if (input.start === null) throw new TypeError('a case is started or carried');
    const decision = decide(this.#definition, null, input.start, { now: now() });
    if (!decision.ok) throw refused(decision.refusal);
    this.#state = fold(null, decision.events);
    const answer = answerOf(this.#state, decision.events);
    this.#started = { answer, recorded: this.#record(decision.events, answer, input.key) };
  }

  get state(): CaseState {
    return this.#state;
  }

  /** Answer of the start, when it is recorded. */
  get started(): Promise<CommandAnswer> {
    return this.#started.recorded;
  }

  /** Why the case can't be recorded any more, or undefined. */
  get failure(): unknown {
    return this.#records.failure;
  }

  /** Nothing is being recorded and no effect is under way. */
  get isAtRest(): boolean {
    return this.#records.isIdle && this.#running.size === 0;
  }

  /** Sets going what the state waits for. Called once, when all handlers are there. */
  begin(): void {
    this.#moveOn();
  }

  /** Refuses a command without a trace in the history; must not change anything. */
  validate({ command, key }: CommandEnvelope): void {
    const known = this.#keys.find(key);
    if (known !== undefined) {
      if (known.key.bodyHash !== key?.bodyHash) throw refused(KEY_REUSED);
      return;
    }
    const decision = decide(this.#definition, this.#state, command, { now: now() });
    if (!decision.ok) throw refused(decision.refusal);
  }

  /**
   * Decides again and folds before anything is awaited, so that no two commands are judged on the same state. Since
   * recording never fails but for a broken chain, a state that runs ahead of the record is caught up with.
   */
  async handle({ command, key }: CommandEnvelope): Promise<CommandAnswer> {
    const known = this.#keys.find(key);
    if (known !== undefined) return known.answered;
    const decision = decide(this.#definition, this.#state, command, { now: now() });
    if (!decision.ok) throw refused(decision.refusal);
    const answered = this.#accept(decision.events, key);
    this.#moveOn();
    return answered;
  }

  /** What the next run needs; only when the case is at rest. */
  carry(): Carried {
    return {
      state: this.#state,
      chainHead: this.#records.head,
      recentKeys: this.#keys.carry(),
      started: this.#started.answer,
    };
  }

  #accept(events: CaseEvent[], key: RequestKey | null): Promise<CommandAnswer> {
    this.#state = fold(this.#state, events);
    return this.#record(events, answerOf(this.#state, events), key);
  }

  #record(events: CaseEvent[], answer: CommandAnswer, key: RequestKey | null): Promise<CommandAnswer> {
    const answered = this.#write(events, answer, key).then(() => answer);
    // The failure is kept by the queue and ends the workflow; whoever awaits the answer sees it too.
    answered.catch(() => undefined);
    if (key !== null) this.#keys.remember(key, answered);
    return answered;
  }

  async #write(events: CaseEvent[], answer: CommandAnswer, key: RequestKey | null): Promise<void> {
    // Claiming twice changes nothing; the answer still waits for what it is based on.
    if (events.length === 0) return this.#records.drained();
    const { unheldTasks } = await this.#records.write({
      caseId: this.#state.caseId,
      events,
      projection: projectionOf(this.#definition, this.#state),
      key,
      answer,
    });
    if (unheldTasks.length > 0) this.#command({ type: 'holderMissing', actor: SYSTEM, taskIds: unheldTasks });
  }

  /** A command of the shell's own. A refusal means that the case has moved on since: then there is nothing to do. */
  #command(command: SystemCommand): void {
    const decision = decide(this.#definition, this.#state, command, { now: now() });
    if (decision.ok && decision.events.length > 0) void this.#accept(decision.events, null);
  }

  /** Does what is due, starts the effects that may run, and sets the timer to the next instant. */
  #moveOn(): void {
    if (this.#isDue()) this.#command({ type: 'tick', actor: SYSTEM });
    const wake = nextWake(this.#state);
    if (wake !== null) this.#timer.arm(this.#isDue() ? Date.now() + ASK_AGAIN_MS : Date.parse(wake));
    if (this.#state.status === 'open') for (const effect of this.#state.effects) this.#startOrAwait(effect);
  }

  #isDue(): boolean {
    const wake = nextWake(this.#state);
    return wake !== null && Date.parse(wake) <= Date.now();
  }

  #startOrAwait(effect: PendingEffect): void {
    if (this.#running.has(effect.id)) return;
    const notBefore = effect.notBefore === null ? 0 : Date.parse(effect.notBefore);
    if (notBefore > Date.now()) {
      this.#timer.arm(notBefore);
      return;
    }
    this.#running.add(effect.id);
    performEffect(effect, this.#definition, this.#state, this.#records).then(
      (outcome) => {
        this.#running.delete(effect.id);
        this.#command(outcome);
        this.#moveOn();
      },
      // The request could not be recorded: the workflow ends with that failure.
      () => this.#running.delete(effect.id),
    );
  }
}

const KEY_REUSED: Refusal = {
  code: 'IDEMPOTENCY_KEY_REUSED',
  message: {
    zh: '同一幂等键已用于另一请求。',
    en: 'This idempotency key was used for another request.',
  },
};

/** The workflow's own clock, which replays. */
function now(): string {
  return new Date().toISOString();
}

function fold(state: CaseState, events: readonly CaseEvent[]): CaseState;
function fold(state: null, events: readonly CaseEvent[]): CaseState;
function fold(state: CaseState | null, events: readonly CaseEvent[]): CaseState {
  const folded = events.reduce<CaseState | null>(evolve, state);
  if (folded === null) throw new TypeError('a case begins with an event');
  return folded;
}

function answerOf(state: CaseState, events: readonly CaseEvent[]): CommandAnswer {
  return {
    caseId: state.caseId,
    sequence: state.sequence,
    status: state.status,
    outcome: state.outcome,
    recordedAt: events.at(-1)?.recordedAt ?? now(),
    events: events.map(({ sequence, type }) => ({ sequence, type })),
  };
}
