import { condition } from '@temporalio/workflow';
import type { RecordAnswer, RecordInput } from '../activities/index.ts';
import type { MachineCommand, MachineEvent, MachineState } from '../domain/machine.ts';
import type { AnsweredKey, CommandAnswer } from './messages.ts';
import { readAhead, record } from './activities.ts';
import type { Version } from './versions.ts';

/** A command that was decided and folded, and waits to be written. */
export interface Entry {
  command: MachineCommand;
  /** The state that it was decided on; null for the start. */
  before: MachineState | null;
  content: Omit<RecordInput, 'prevHead'>;
  written: (answer: RecordAnswer) => void;
  /** It was written before, by another run of this moment. */
  adopted: (answer: CommandAnswer) => void;
  failed: (error: unknown) => void;
}

/** What the trail holds beyond the last event that this run knows. */
export interface Ahead {
  events: MachineEvent[];
  answered: AnsweredKey[];
  unheldTasks: string[];
  /** Versions to which these events have moved the case. */
  versions: Version[];
}

/**
 * Writes what commands did, in the order of their events and one at a time: the next record begins when the one
 * before it stands in PostgreSQL. After a record that fails for good nothing more is written.
 */
export class RecordQueue {
  readonly #overtaken: (ahead: Ahead, entries: Entry[]) => void;
  #head: string | null;
  #entries: Entry[] = [];
  #isWriting = false;
  #failure: unknown;

  /** `overtaken` gets every waiting entry when the trail turns out to be ahead of this run; it pushes what still holds. */
  constructor(chainHead: string | null, overtaken: (ahead: Ahead, entries: Entry[]) => void) {
    this.#head = chainHead;
    this.#overtaken = overtaken;
  }

  /** Hash of the last event that is written. */
  get head(): string | null {
    return this.#head;
  }

  get isIdle(): boolean {
    return this.#entries.length === 0 && !this.#isWriting;
  }

  /** Why the queue stopped for good, or undefined. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Resolves when everything handed in so far is written; throws when it can't be. */
  async drained(): Promise<void> {
    await condition(() => this.isIdle);
    if (this.#failure !== undefined) throw this.#failure;
  }

  push(entry: Entry): void {
    if (this.#failure !== undefined) {
      entry.failed(this.#failure);
      return;
    }
    this.#entries.push(entry);
    if (!this.#isWriting) void this.#writeAll();
  }

  /** Takes over what the trail holds beyond `state`, of which everything is written; writing waits for it. */
  async lookAhead({ caseId, sequence }: MachineState): Promise<void> {
    // Another command looks already, or is being written and will find out by itself.
    if (!this.isIdle) return this.drained();
    this.#isWriting = true;
    try {
      const answer = await readAhead({ caseId, sequence, head: this.#head });
      this.#head = answer.head;
      if (answer.ahead !== undefined) this.#overtaken(aheadOf(answer, answer.ahead), this.#entries.splice(0));
    } catch (error) {
      this.#fail(error);
      throw error;
    } finally {
      await this.#writeAll();
    }
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    for (let entry = this.#entries[0]; entry !== undefined; entry = this.#entries[0]) {
      try {
        const answer = await record({ ...entry.content, prevHead: this.#head });
        this.#head = answer.head;
        if (answer.ahead !== undefined) this.#overtaken(aheadOf(answer, answer.ahead), this.#entries.splice(0));
        else this.#entries.shift()?.written(answer);
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#isWriting = false;
  }

  #fail(error: unknown): void {
    this.#failure = error;
    for (const waiting of this.#entries.splice(0)) waiting.failed(error);
  }
}

function aheadOf({ unheldTasks }: RecordAnswer, ahead: NonNullable<RecordAnswer['ahead']>): Ahead {
  const { events, answered, versions = [] } = ahead;
  // What is kept under a case's key is what a case answered.
  return { events, answered: answered as AnsweredKey[], unheldTasks, versions };
}
