// On which channels a message is tried, in which order, and when again.
import type { Channel } from './channel.ts';
import { CHANNELS } from './channel.ts';
import type { Preferences } from './preferences.ts';

/** Attempts on a channel before the next one is tried, where there is a next one. */
const ATTEMPTS_BEFORE_NEXT = 3;
const MINUTE = 60_000;
const BACK_OFF = [1, 2, 5, 15, 30, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE);

/** Kinds that cost a text message to whoever has not chosen anything. */
const PRESSING: ReadonlySet<string> = new Set([
  'overdue',
  'gateMissed',
  'urged',
  'supervised',
  'stuck',
  'stuckOverdue',
]);
/** Kinds that an office's own robot or mailbox is told. */
const OF_OFFICES: ReadonlySet<string> = new Set([...PRESSING, 'dueSoon', 'dueMoved', 'bulletin', 'opinionAsked']);

/**
 * The channels for one person: his choice for the kind, else for all kinds, else the usual one, of those by which he can
 * be reached. A statutory notice is tried on all of them after his own choice, since it can't be declined.
 */
export function ladderFor(
  message: { kind: string; statutory: boolean },
  preferences: Preferences | null,
  reachable: readonly Channel[],
): Channel[] {
  const usual = CHANNELS.filter((channel) => channel !== 'sms' || message.statutory || PRESSING.has(message.kind));
  const chosen = preferences?.channels[message.kind] ?? preferences?.channels['any'] ?? usual;
  const wanted = message.statutory ? [...chosen, ...CHANNELS] : chosen;
  return [...new Set(wanted)].filter((channel) => reachable.includes(channel));
}

/** The channels of an office: what its people are told one by one, its robot says to all of them once. */
export function officeLadder(message: { kind: string; statutory: boolean }, reachable: readonly Channel[]): Channel[] {
  return message.statutory || OF_OFFICES.has(message.kind)
    ? CHANNELS.filter((channel) => reachable.includes(channel))
    : [];
}

/** Where a message stands on its ladder. */
export interface Standing {
  channels: readonly string[];
  rung: number;
  /** On the present channel, the one that just failed included. */
  attempts: number;
}

export type NextStep = { kind: 'again'; afterMs: number } | { kind: 'nextChannel' } | { kind: 'givenUp' };

/**
 * What follows a failed attempt. A refusal (no such mailbox) leads to the next channel at once; a channel that is away is
 * tried again, and left for the next one after three attempts, or when it is known to be down.
 */
export function afterFailure(standing: Standing, failure: { refused: boolean; channelDown: boolean }): NextStep {
  const { channels, rung, attempts } = standing;
  const hasNext = rung + 1 < channels.length;
  if (failure.refused) return hasNext ? { kind: 'nextChannel' } : { kind: 'givenUp' };
  if (hasNext && (failure.channelDown || attempts >= ATTEMPTS_BEFORE_NEXT)) return { kind: 'nextChannel' };
  const afterMs = BACK_OFF[attempts - 1];
  return afterMs === undefined ? { kind: 'givenUp' } : { kind: 'again', afterMs };
}

/** Failures in a row after which a channel counts as down. */
const FAILURES_UNTIL_DOWN = 5;
const LONGEST_PROBE_MS = 15 * MINUTE;

/** Whether a channel is down after so many failures in a row, and how long until one message tries it again. */
export function channelAfter(failures: number): { down: boolean; probeAfterMs: number } {
  const doublings = Math.min(failures - FAILURES_UNTIL_DOWN, 10);
  return {
    down: failures >= FAILURES_UNTIL_DOWN,
    probeAfterMs: Math.min(30_000 * 2 ** Math.max(doublings, 0), LONGEST_PROBE_MS),
  };
}

/** The waiting times of Standard Webhooks between attempts, about four days in all. */
const WEBHOOK_BACK_OFF = [5_000, 5 * MINUTE, ...[0.5, 2, 5, 10, 14, 20, 24].map((hours) => hours * 60 * MINUTE)];

/** How long a webhook waits after its nth failed attempt; null when it is given up. */
export function webhookBackOff(attempts: number): number | null {
  return WEBHOOK_BACK_OFF[attempts - 1] ?? null;
}
