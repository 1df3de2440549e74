// The thin shell around the decider of a case or a round: it waits and orders, and decides nothing.
import type { RecordAnswer } from '../activities/index.ts';
import type { SystemCommand } from '../domain/case/command.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { decide, evolve, nextWake, projectionAfter } from '../domain/machine.ts';
import type { MachineCommand, MachineEvent, MachineState } from '../domain/machine.ts';
import { performEffect } from './effects.ts';
import type { Carried, CaseInput, CommandAnswer, CommandEnvelope, RequestKey } from './messages.ts';
import { RecentKeys, isSame } from './recent-keys.ts';
import { RecordQueue } from './record-queue.ts';
import type { Ahead, Entry } from './record-queue.ts';
import { refused } from './refused.ts';
import { Versions } from './versions.ts';
import { WakeTimer } from './wake-timer.ts';

const SYSTEM = { kind: 'system' } as const;

/** When the decider leaves something due after a tick, it is asked again so much later: a case must never spin. */
const ASK_AGAIN_MS = 60 * 1000;

export class CaseShell {
  readonly #versions = new Versions();
  readonly #records: RecordQueue;
  readonly #keys: RecentKeys;
  readonly #timer = new WakeTimer(() => this.#moveOn());
  /** Ids of the effects that are being carried out. */
  readonly #running = new Set<string>();
  readonly #started: Promise<CommandAnswer>;
  #startAnswer: CommandAnswer;
  #state: MachineState;

  /** Throws the refusal when the start can't be: a date may have passed between the caller's check and now. */
  constructor({ definition, start, key, carried }: CaseInput) {
    this.#records = new RecordQueue(carried?.chainHead ?? null, (ahead, entries) => this.#catchUp(ahead, entries));
    this.#keys = new RecentKeys(carried?.recentKeys ?? []);
    if (carried !== undefined) {
      this.#state = carried.state;
      this.#versions.learn(this.#state.definitionHash, definition);
      this.#startAnswer = carried.started;
      this.#started = Promise.resolve(carried.started);
      return;
    }
    if (start === null) throw new TypeError('a case is started or carried');
    const decision = decide(definition, null, start, { now: now() });
    if (!decision.ok) throw refused(decision.refusal);
    this.#state = fold(null, decision.events);
    this.#versions.learn(this.#state.definitionHash, definition);
    this.#startAnswer = answerOf(this.#state, decision.events);
    this.#started = this.#record(start, key, null, decision.events);
    this.#started.then(
      (answer) => {
        this.#startAnswer = answer;
      },
      () => undefined,
    );
  }

  get state(): MachineState {
    return this.#state;
  }

  /** The version by which the case goes on: that of its start until it is migrated. */
  get definition(): Definition {
    return this.#versions.of(this.#state.definitionHash);
  }

  /** Answer of the start, when it is recorded. */
  get started(): Promise<CommandAnswer> {
    return this.#started;
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
  validate({ command, key, seen }: CommandEnvelope): void {
    // Nothing can be said before the case has caught up, which a validator may not wait for.
    if (this.#isBehind(seen)) return;
    const known = this.#keys.find(key);
    if (known !== undefined) {
      if (known.key.bodyHash !== key?.bodyHash) throw refused(KEY_REUSED);
      return;
    }
    const decision = decide(this.definition, this.#state, command, { now: now() });
    if (!decision.ok) throw refused(decision.refusal);
  }

  /**
   * Decides again and folds before anything is awaited, so that no two commands are judged on the same state. Since
   * recording never fails but for a broken chain, a state that runs ahead of the record is caught up with.
   */
  async handle({ command, key, seen }: CommandEnvelope): Promise<CommandAnswer> {
    if (this.#isBehind(seen)) {
      await this.#records.drained();
      if (this.#isBehind(seen)) await this.#records.lookAhead(this.#state);
    }
    const known = this.#keys.find(key);
    if (known !== undefined) return known.answered;
    const decision = decide(this.definition, this.#state, command, { now: now() });
    if (!decision.ok) throw refused(decision.refusal);
    const answered = this.#accept(command, key, decision.events);
    this.#moveOn();
    return answered;
  }

  /** What the next run needs; only when the case is at rest. */
  carry(): Carried {
    return {
      state: this.#state,
      chainHead: this.#records.head,
      recentKeys: this.#keys.carry(),
      started: this.#startAnswer,
    };
  }

  /** The sender has seen more than this run knows: power failed between a record and Temporal's own. */
  #isBehind(seen = 0): boolean {
    return seen > this.#state.sequence;
  }

  #accept(command: MachineCommand, key: RequestKey | null, events: MachineEvent[]): Promise<CommandAnswer> {
    const before = this.#state;
    this.#versions.learnFrom(command);
    this.#state = fold(before, events);
    return this.#record(command, key, before, events);
  }

  #record(
    command: MachineCommand,
    key: RequestKey | null,
    before: MachineState | null,
    events: MachineEvent[],
  ): Promise<CommandAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<CommandAnswer>();
    // Whoever awaits the answer sees the failure; a command of the shell's own has nobody who does.
    promise.catch(() => undefined);
    if (key !== null) this.#keys.remember(key, promise);
    this.#push(command, key, before, events, resolve, reject);
    return promise;
  }

  #push(
    command: MachineCommand,
    key: RequestKey | null,
    before: MachineState | null,
    events: MachineEvent[],
    resolve: (answer: CommandAnswer) => void,
    failed: (error: unknown) => void,
  ): void {
    const answer = answerOf(this.#state, events);
    if (events.length === 0) {
      // Claiming twice changes nothing; the answer still waits for what it is based on.
      this.#records.drained().then(() => resolve(answer), failed);
      return;
    }
    const projection = projectionAfter(this.definition, this.#state, events);
    const content = { caseId: this.#state.caseId, events, projection, key, answer };
    const written = ({ unheldTasks }: RecordAnswer): void => {
      resolve(answer);
      this.#tellHolderMissing(unheldTasks);
    };
    this.#records.push({ command, before, content, written, adopted: resolve, failed });
  }

  /**
   * The trail is ahead of this run: a worker died after PostgreSQL had taken its record and before Temporal knew. The
   * trail is right. The case goes back to where the trail left it, takes its events over, and decides anew whatever
   * waited, except for commands that were answered then.
   */
  #catchUp({ events, answered, unheldTasks, versions }: Ahead, entries: Entry[]): void {
    const [first] = entries;
    for (const { hash, definition } of versions) this.#versions.learn(hash, definition);
    this.#state = fold(first === undefined ? this.#state : first.before, events);
    for (const one of answered) this.#keys.adopt(one);
    for (const entry of entries) {
      const { key } = entry.content;
      const before = key === null ? undefined : answered.find((one) => isSame(one.key, key));
      if (before !== undefined) entry.adopted(before.answer);
      else if (isStart(entry.command)) entry.adopted(answerOf(this.#state, events));
      else this.#decideAgain(entry);
    }
    this.#tellHolderMissing(unheldTasks);
    this.#moveOn();
  }

  #decideAgain({ command, content, adopted, failed }: Entry): void {
    const decision = decide(this.definition, this.#state, command, { now: now() });
    if (!decision.ok) {
      failed(refused(decision.refusal));
      return;
    }
    const before = this.#state;
    this.#versions.learnFrom(command);
    this.#state = fold(before, decision.events);
    this.#push(command, content.key, before, decision.events, adopted, failed);
  }

  #tellHolderMissing(taskIds: string[]): void {
    if (taskIds.length > 0) this.#command({ type: 'holderMissing', actor: SYSTEM, taskIds });
  }

  /** A command of the shell's own. A refusal means that the case has moved on since: then there is nothing to do. */
  #command(command: SystemCommand): void {
    const decision = decide(this.definition, this.#state, command, { now: now() });
    if (decision.ok && decision.events.length > 0) void this.#accept(command, null, decision.events);
  }

  /** Does what is due, starts the effects that may run, and sets the timer to the next instant. */
  #moveOn(): void {
    if (this.#isDue()) this.#command({ type: 'tick', actor: SYSTEM });
    const wake = nextWake(this.definition, this.#state);
    if (wake !== null) this.#timer.arm(this.#isDue() ? Date.now() + ASK_AGAIN_MS : Date.parse(wake));
    if (this.#state.status === 'open') for (const effect of this.#state.effects) this.#startOrAwait(effect);
  }

  #isDue(): boolean {
    const wake = nextWake(this.definition, this.#state);
    return wake !== null && Date.parse(wake) <= Date.now();
  }

  #startOrAwait(effect: MachineState['effects'][number]): void {
    if (this.#running.has(effect.id)) return;
    const notBefore = effect.notBefore === null ? 0 : Date.parse(effect.notBefore);
    if (notBefore > Date.now()) {
      this.#timer.arm(notBefore);
      return;
    }
    this.#running.add(effect.id);
    const isWanted = (): boolean => this.#state.effects.some((one) => one.id === effect.id);
    performEffect(effect, this.definition, this.#state, this.#records, isWanted).then(
      (outcome) => {
        this.#running.delete(effect.id);
        if (outcome !== null) this.#command(outcome);
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

const isStart = ({ type }: MachineCommand): boolean => type === 'start' || type === 'openRound';

function fold(state: MachineState | null, events: readonly MachineEvent[]): MachineState {
  const folded = events.reduce<MachineState | null>(evolve, state);
  if (folded === null) throw new TypeError('a case begins with an event');
  return folded;
}

function answerOf(state: MachineState, events: readonly MachineEvent[]): CommandAnswer {
  return {
    caseId: state.caseId,
    sequence: state.sequence,
    status: state.status,
    outcome: state.outcome,
    recordedAt: events.at(-1)?.recordedAt ?? now(),
    events: events.map(({ sequence, type }) => ({ sequence, type })),
  };
}
