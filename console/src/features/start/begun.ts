// A filing that somebody goes on with: a draft of this device, or one that was refused or taken back before it was sent.
import { waitingStore } from '../../commands/waiting-store.ts';
import type { WaitingFiling } from '../../commands/waiting.ts';
import { drafts } from './drafts.ts';
import type { Draft } from './drafts.ts';

type Inputs = Readonly<Record<string, unknown>>;

export interface Begun {
  /** What was typed before; null where the form is empty. */
  readonly inputs: Inputs | null;
  /** When, ISO 8601. */
  readonly keptAt: string | null;
  /** Why it was not accepted; null of a draft. */
  readonly refusal: string | null;
  readonly faults: NonNullable<WaitingFiling['faults']>;
  /** Under which key which request may have reached the service already. */
  readonly request: { readonly text: string; readonly key: string } | null;
  readonly keep: (inputs: Inputs) => Promise<void>;
  /** It has been handed in, or waits, under this key: what was kept besides goes. */
  readonly done: (key: string) => Promise<void>;
  readonly drop: () => Promise<void>;
}

const NO_FAULTS: Begun['faults'] = [];

/** What a person has begun of a procedure; a draft that has not been typed yet where there is nothing. */
export async function begunOf(about: Omit<Draft, 'inputs' | 'keptAt'>, waiting: string | undefined): Promise<Begun> {
  const { person, procedure } = about;
  const all = waiting === undefined ? [] : await waitingStore.list(person);
  const refused = all.find(
    (one): one is WaitingFiling => one.key === waiting && 'filing' in one && one.refusal !== null,
  );
  if (refused !== undefined) return begunAgain(refused);
  const draft = await drafts.of(person, procedure);
  const drop = (): Promise<void> => drafts.drop(person, procedure);
  return {
    inputs: draft?.inputs ?? null,
    keptAt: draft?.keptAt ?? null,
    refusal: null,
    faults: NO_FAULTS,
    request: null,
    keep: (inputs) => drafts.keep({ ...about, inputs, keptAt: new Date().toISOString() }),
    done: drop,
    drop,
  };
}

function begunAgain(refused: WaitingFiling): Begun {
  const { key, inputs, keptAt, refusal, faults = NO_FAULTS, filing } = refused;
  return {
    inputs,
    keptAt,
    refusal,
    faults,
    // Taken back it may have reached the service nevertheless; refused it was answered, and is another request now.
    request: refused.faults === undefined ? { text: JSON.stringify(filing), key } : null,
    keep: (changed) => waitingStore.put({ ...refused, inputs: changed }),
    done: async (under) => {
      if (under !== key) await waitingStore.remove(refused);
    },
    drop: () => waitingStore.remove(refused),
  };
}
