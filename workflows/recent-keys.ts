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
    this.#handled = carried.map(known);
  }

  /** The command accepted under this key, or undefined. Its body may differ: compare `key.bodyHash`. */
  find(key: RequestKey | null): Pick<Handled, 'key' | 'answered'> | undefined {
    return key === null ? undefined : this.#handled.find((one) => isSame(one.key, key));
  }

  /** Remembers a command from the moment it is accepted, so that a repeat during its recording waits for it. */
  remember(key: RequestKey, answered: Promise<CommandAnswer>): void {
    const handled: Handled = { key, answer: null, answered };
    this.#add(handled);
    answered.then(
      (answer) => {
        handled.answer = answer;
      },
      () => {
        this.#handled = this.#handled.filter((one) => one !== handled);
      },
    );
  }

  /** Takes over a key that was answered before this run knew of it. */
  adopt(answered: AnsweredKey): void {
    if (!this.#handled.some((one) => isSame(one.key, answered.key))) this.#add(known(answered));
  }

  /** The answered keys, for the next run. */
  carry(): AnsweredKey[] {
    return this.#handled.flatMap(({ key, answer }) => (answer === null ? [] : [{ key, answer }]));
  }

  #add(handled: Handled): void {
    this.#handled = [...this.#handled, handled].slice(-KEPT);
  }
}

/** Whether two keys are one: the body does not matter. */
export function isSame(one: RequestKey, other: RequestKey): boolean {
  return one.key === other.key && one.actor === other.actor;
}

function known({ key, answer }: AnsweredKey): Handled {
  return { key, answer, answered: Promise.resolve(answer) };
}
