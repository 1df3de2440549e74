// Events as they are recorded, for one reader: catch-up from the feed, then what a notification wakes us for.
import type { Readable } from 'node:stream';
import { listenForEvents } from '../db/listen.ts';
import type { EventListener } from '../db/listen.ts';
import { placeText, readFeed, visibleCases } from '../db/event-feed.ts';
import type { FedEvent, FeedPlace } from '../db/event-feed.ts';
import type { Db } from '../db/client.ts';

import type { Scope } from '../domain/scope.ts';

const WINDOW = 200;
/** When more stands in the feed than can be read yet, because an older transaction still runs. */
const SOON_MS = 50;

/** Wakes readers when events were recorded: one connection to PostgreSQL for all of them. */
export class EventHub {
  private readonly waiting = new Set<() => void>();
  private listener: EventListener | null = null;
  private readonly open: () => EventListener;
  readonly streams = new Map<Readable, string>();

  constructor(database: { url: string; schema: string }) {
    this.open = () => listenForEvents(database.url, database.schema, () => this.wake());
  }

  private wake(): void {
    for (const rouse of this.waiting) rouse();
  }

  /** Resolves at the next recorded events, after `ms`, or when the signal says so. */
  next(ms: number, signal: AbortSignal): Promise<void> {
    this.listener ??= this.open();
    return new Promise((resolve) => {
      const rouse = (): void => {
        clearTimeout(timer);
        this.waiting.delete(rouse);
        signal.removeEventListener('abort', rouse);
        resolve();
      };
      const timer = setTimeout(rouse, ms);
      this.waiting.add(rouse);
      signal.addEventListener('abort', rouse);
      if (signal.aborted) rouse();
    });
  }

  async close(): Promise<void> {
    for (const stream of this.streams.keys()) stream.destroy();
    this.wake();
    await this.listener?.close();
  }
}

export interface StreamOptions {
  /** What the reader may see at this moment; null when he may read nothing any more, which ends the stream. */
  scope: () => Promise<Scope | null>;
  after: FeedPlace;
  wants: (event: FedEvent) => boolean;
  /** Something is said at least this often, so that whoever is between keeps the connection. */
  heartbeatMs: number;
  /** After this long the reader connects again, with the rights that he has then. */
  longestMs: number;
  signal: AbortSignal;
}

/** The text of the stream: events in the scope that are wanted, each once and in order, and heartbeats between. */
export async function* eventStream(db: Db, hub: EventHub, options: StreamOptions): AsyncGenerator<string> {
  const { wants, heartbeatMs, longestMs, signal } = options;
  const endsAt = performance.now() + longestMs;
  let place = options.after;
  yield 'retry: 1000\n\n';
  while (!signal.aborted && performance.now() < endsAt) {
    // asked for first, so that what is recorded while we read wakes us
    const told = new AbortController();
    const rest = AbortSignal.any([signal, told.signal]);
    const woken = hub.next(heartbeatMs, rest);
    const { events, waiting } = await readFeed(db, place, WINDOW);
    const asked = events.filter(wants);
    const scope = asked.length > 0 || !waiting ? await options.scope() : undefined;
    if (scope === null) {
      told.abort();
      return;
    }
    const visible =
      scope === undefined
        ? new Set<string>()
        : await visibleCases(
            db,
            scope,
            asked.map((event) => event.caseId),
          );
    const shown = asked.filter((event) => visible.has(event.caseId));
    const last = events.at(-1);
    if (last !== undefined) place = last;
    if (shown.length > 0) yield shown.map(chunk).join('');
    // a place to begin again from, although nothing of it was shown
    else if (last !== undefined) yield `id: ${placeText(place)}\n\n`;
    else if (!waiting) {
      await woken;
      if (!signal.aborted) yield ': heartbeat\n\n';
      continue;
    }
    told.abort();
    if (last === undefined) await hub.next(SOON_MS, signal);
  }
}

function chunk(event: FedEvent): string {
  const { xact: _xact, position: _position, ...data } = event;
  return `id: ${placeText(event)}\nevent: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`;
}
