import type { AnsweredKey, CommandAnswer, RequestKey } from './messages.ts';

/** How many answered keys travel with a case; older ones are in PostgreSQL. */
const KEPT = 200;

interface Handled {
  key: RequestKey;
  /** Null while the command is being recorded. */
  answer: CommandAnswer | null;
  answered: Promise<CommandAnswer>;
}

/** The commands that this case has accepted lately, by the caller's key. */
export class RecentKeys {
  #handled: Handled[];

  constructor(carried: readonly AnsweredKey[]) {
    this.#handled = carried.map(({ key, answer }) => ({ key, answer, answered: Promise.resolve(answer) }));
  }

  /** The command accepted under this key, or undefined. Its body may differ: compare `key.bodyHash`. */
  find(key: RequestKey | null): Pick<Handled, 'key' | 'answered'> | undefined {
    if (key === null) return undefined;
    return this.#handled.find((one) => one.key.key === key.key && one.key.actor === key.actor);
  }

  /** Remembers a command from the moment it is accepted, so that a repeat during its recording waits for it. */
  remember(key: RequestKey, answered: Promise<CommandAnswer>): void {
    const handled: Handled = { key, answer: null, answered };
    this.#handled = [...this.#handled, handled].slice(-KEPT);
    answered.then(
      (answer) => {
        handled.answer = answer;
      },
      // Whoever waits for the answer sees the failure, and the workflow ends with it.
      () => undefined,
    );
  }

  /** The answered keys, for the next run. */
  carry(): AnsweredKey[] {
    return this.#handled.flatMap(({ key, answer }) => (answer === null ? [] : [{ key, answer }]));
  }
}
