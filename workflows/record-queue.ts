import type { RecordAnswer, RecordInput } from '../activities/index.ts';
import { record } from './activities.ts';

/**
 * Writes what commands did, in the order of their events and one at a time: the next record begins when the one
 * before it stands in PostgreSQL. After a record that fails for good nothing more is written.
 */
export class RecordQueue {
  #head: string | null;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();
  #failure: unknown;

  constructor(chainHead: string | null) {
    this.#head = chainHead;
  }

  /** Hash of the last event that is written. */
  get head(): string | null {
    return this.#head;
  }

  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Why the queue stopped for good, or undefined. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Resolves when everything handed in so far is written; rejects when it can't be. */
  async drained(): Promise<void> {
    await this.#last;
  }

  write(entry: Omit<RecordInput, 'prevHead'>): Promise<RecordAnswer> {
    this.#waiting += 1;
    const written = this.#last.then(() => record({ ...entry, prevHead: this.#head }));
    this.#last = written;
    written.then(
      (answer) => {
        this.#head = answer.head;
        this.#waiting -= 1;
      },
      (error: unknown) => {
        this.#failure ??= error;
        this.#waiting -= 1;
      },
    );
    return written;
  }
}
