// Tells the front-ends that follow events by webhook.
import { claimCalls, eventsOf, followFeed, setSubscriptionState, settleCall } from '../db/webhooks.ts';
import type { WebhookCall } from '../db/webhooks.ts';
import type { FedEvent } from '../db/event-feed.ts';
import { webhookBackOff } from '../domain/notification/ladder.ts';
import type { DispatcherDeps } from './deps.ts';
import { later, leaseFrom } from './deps.ts';
import type { PostAnswer } from './http-post.ts';
import { inParallel } from './in-parallel.ts';
import { signedHeaders } from './standard-webhooks.ts';

const EVENTS = 500;
const CALLS = 40;
const AT_ONCE = 8;
const LONGEST_WAIT_S = 86_400;

/** How much was done, and whether events are recorded that can't be read before an older transaction is over. */
export interface Pass {
  done: number;
  waiting: boolean;
}

/** Puts down calls for new events and makes those that are due; returns how many events and calls there were. */
export async function callWebhooks(deps: DispatcherDeps): Promise<Pass> {
  const now = deps.now();
  const { read, waiting } = await followFeed(deps.db, now, { limit: EVENTS, rehearsals: deps.rehearsals });
  const calls = await claimCalls(deps.db, deps.crypto, now, leaseFrom(now), CALLS);
  const events = await eventsOf(
    deps.db,
    calls.map((call) => call.event),
  );
  await inParallel(calls, AT_ONCE, async (call) => {
    const event = events.get(`${call.event.caseId}:${call.event.sequence}`);
    if (event === undefined) return settleCall(deps.db, call, { state: 'failed' }, 'eventUnknown', deps.now());
    const at = deps.now();
    const body = JSON.stringify(webhookBody(event));
    await settle(deps, call, await deps.post(call.url, body, signedHeaders(call.id, at, body, call.secrets)));
  });
  return { done: read + calls.length, waiting };
}

/** What a receiver is told: which event of which case. The rest it asks the API for, with its own rights. */
export function webhookBody(event: Omit<FedEvent, 'xact' | 'position'>): {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
} {
  const { type, recordedAt, rehearsal, ...data } = event;
  return { type, timestamp: recordedAt, data: { ...data, ...(rehearsal ? { rehearsal } : {}) } };
}

async function settle({ db, now, log }: DispatcherDeps, call: WebhookCall, answer: PostAnswer): Promise<void> {
  const at = now();
  const status = answer.kind === 'answered' ? answer.status : 0;
  if (status >= 200 && status < 300) return settleCall(db, call, { state: 'delivered' }, null, at);
  const cause = answer.kind === 'answered' ? `http:${status}` : answer.cause;
  if (status === 410) {
    await setSubscriptionState(db, call.subscriptionId, 'disabled', cause, at);
    log('warn', 'a webhook is gone and was stopped', { subscription: call.subscriptionId });
    return settleCall(db, call, { state: 'failed' }, cause, at);
  }
  const wait = webhookBackOff(call.attempts);
  if (wait === null) return settleCall(db, call, { state: 'failed' }, cause, at);
  const asked = answer.kind === 'answered' ? askedToWait(answer.retryAfter) : 0;
  return settleCall(db, call, { state: 'queued', notBefore: later(at, Math.max(wait, asked)) }, cause, at);
}

/** Retry-After in seconds; a date is not waited for. */
function askedToWait(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_WAIT_S) * 1000 : 0;
}
