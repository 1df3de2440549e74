// The service's events as they are recorded, for as long as the page is open.
import { send } from '../api/client.ts';
import { createEventParser, restAfter } from './event-parser.ts';
import type { StreamEvent } from './event-parser.ts';

/** Rests; a network that comes back ends the rest. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}

/**
 * Calls `onEvent` for each event until the signal ends it. A stream that ends is taken up again where it stopped
 * (Last-Event-ID), ever more slowly while nothing answers; where the place is refused it begins anew, and `onGap` says
 * that something may have been missed.
 */
export async function listen(onEvent: () => void, onGap: () => void, signal: AbortSignal): Promise<void> {
  let last: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const headers = new Headers({ accept: 'text/event-stream' });
      if (last !== null) headers.set('last-event-id', last);
      const response = await send(new Request(`${location.origin}/api/v1/events/stream`, { headers, signal }));
      if (failures > 0 && last === null) onGap();
      await readEvents(response, ({ id, data }) => {
        failures = 0;
        last = id ?? last;
        if (data !== null) onEvent();
      });
    } catch {
      if (failures > 0) last = null;
    }
    failures += 1;
    if (!signal.aborted) await rest(restAfter(failures), signal);
  }
}

async function readEvents(response: Response, onEvent: (event: StreamEvent) => void): Promise<void> {
  const parse = createEventParser();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
    for (const event of parse(piece.value)) onEvent(event);
  }
}
