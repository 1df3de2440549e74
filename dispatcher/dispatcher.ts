// Everything that leaves the system: messages to people, calls to front-ends. Any number of dispatchers may run.
import { callWebhooks } from './call-webhooks.ts';
import { deliver } from './deliver.ts';
import type { DispatcherDeps } from './deps.ts';
import { fanOut } from './fan-out.ts';

export interface Dispatcher {
  /** Does what is due now, once; returns how much it was. */
  pass(): Promise<number>;
  /** Does what is due whenever something is, until `stop`. */
  run(): Promise<void>;
  /** There may be something to do. */
  wake(): void;
  /** Resolves when what is in hand is finished. */
  stop(): Promise<void>;
}

/** How long nothing is looked for while nobody wakes it: what waits for its time is found by then. */
const IDLE_MS = 2_000;

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  let stopped = false;
  let woken = false;
  let rouse = (): void => undefined;
  let running: Promise<void> = Promise.resolve();

  const pass = async (): Promise<number> => (await fanOut(deps)) + (await deliver(deps)) + (await callWebhooks(deps));

  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken || stopped) rouse();
    });

  const loop = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const done = await pass().catch((error: unknown) => {
        deps.log('error', 'a pass failed', { error: error instanceof Error ? error.name : 'unknown' });
        return 0;
      });
      if (done === 0 && !stopped) await idle();
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
