// Everything that leaves the system: messages to people, calls to front-ends. Any number of dispatchers may run.
import { callWebhooks } from './call-webhooks.ts';
import type { Pass } from './call-webhooks.ts';
import { deliver } from './deliver.ts';
import type { DispatcherDeps } from './deps.ts';
import { fanOut } from './fan-out.ts';

export interface Dispatcher {
  /** Does what is due now, once. */
  pass(): Promise<Pass>;
  /** Does what is due whenever something is, until `stop`. */
  run(): Promise<void>;
  /** There may be something to do. */
  wake(): void;
  /** Resolves when what is in hand is finished. */
  stop(): Promise<void>;
}

/** How long nothing is looked for while nobody wakes it: what waits for its time is found by then. */
const IDLE_MS = 2_000;
/** How soon events are looked for again that stand behind a transaction that still runs. */
const SOON_MS = 100;

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  let stopped = false;
  let woken = false;
  let rouse = (): void => undefined;
  let running: Promise<void> = Promise.resolve();

  const onePass = async (): Promise<Pass> => {
    const sent = (await fanOut(deps)) + (await deliver(deps));
    const { done, waiting } = await callWebhooks(deps);
    return { done: sent + done, waiting };
  };

  const pass = (): Promise<Pass> => (deps.measure === undefined ? onePass() : deps.measure(onePass));

  const idle = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken || stopped) rouse();
    });

  const loop = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const { done, waiting } = await pass().catch((error: unknown) => {
        deps.log('error', 'a pass failed', { error: error instanceof Error ? error.name : 'unknown' });
        return { done: 0, waiting: false };
      });
      if (done === 0 && !stopped) await idle(waiting ? SOON_MS : IDLE_MS);
    }
  };

  return {
    pass,
    run() {
      running = loop();
      return running;
    },
    wake() {
      woken = true;
      rouse();
    },
    stop() {
      stopped = true;
      rouse();
      return running;
    },
  };
}
