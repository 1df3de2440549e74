// Takes deliveries that are due to their channels, and writes down what became of each.
import { setTimeout as pause } from 'node:timers/promises';
import { channelFailed, channelWorked, takeProbes } from '../db/channel-health.ts';
import { findContact, findPreferences } from '../db/contacts.ts';
import {
  carriedBy,
  claimDeliveries,
  leaveDownChannels,
  messageDetails,
  noteHandedOver,
  settleDelivery,
} from '../db/deliveries.ts';
import type { Claimed, Settlement } from '../db/deliveries.ts';
import { messageFactsOf } from '../db/message-facts.ts';
import { listTemplates } from '../db/message-templates.ts';
import type { CaseData } from '../domain/case/state.ts';
import { knowsRepeats } from '../domain/notification/channel.ts';
import type { Channel } from '../domain/notification/channel.ts';
import { afterFailure } from '../domain/notification/ladder.ts';
import { digestInWords, inWords } from '../domain/notification/rendering.ts';
import type { Words } from '../domain/notification/rendering.ts';
import type { MessageTemplate } from '../domain/notification/template.ts';
import type { MessageToTell } from '../domain/notification/values.ts';
import type { Answer } from './channels/port.ts';
import type { DispatcherDeps } from './deps.ts';
import { later, leaseFrom } from './deps.ts';
import { inParallel } from './in-parallel.ts';

const BATCH = 40;
const AT_ONCE = 8;
/** While PostgreSQL is away, the answer of a channel is kept and written as soon as it is back. */
const WRITE_AGAIN_MS = 500;

/** Delivers what is due; returns how many were tried or moved to another channel. */
export async function deliver(deps: DispatcherDeps): Promise<number> {
  const { db } = deps;
  const now = deps.now();
  const lease = leaseFrom(now);
  const { down, probes } = await takeProbes(db, now, lease);
  const moved = await leaveDownChannels(db, down, now);
  const claimed = await claimDeliveries(db, now, lease, BATCH, { except: down });
  for (const channel of probes) claimed.push(...(await claimDeliveries(db, now, lease, 1, { channel })));
  if (claimed.length === 0) return moved;
  const templates = await listTemplates(db);
  await inParallel(claimed, AT_ONCE, (one) => attempt(deps, one, templates));
  return moved + claimed.length;
}

async function attempt(deps: DispatcherDeps, claimed: Claimed, templates: readonly MessageTemplate[]): Promise<void> {
  const channel = claimed.channel as Channel;
  if (claimed.uncertain && !knowsRepeats(channel)) {
    await write(deps, claimed, { state: 'sent', cause: 'interrupted', reference: null });
    return;
  }
  const answer = await sent(deps, claimed, channel, templates);
  if (answer === 'read') await write(deps, claimed, { state: 'read' });
  else if (answer !== 'inOtherHands') await write(deps, claimed, await settlement(deps, claimed, channel, answer));
}

async function sent(
  deps: DispatcherDeps,
  claimed: Claimed,
  channel: Channel,
  templates: readonly MessageTemplate[],
): Promise<Answer | 'read' | 'inOtherHands'> {
  const port = deps.channels.get(channel);
  if (port === undefined) return { kind: 'refused', cause: 'notConfigured' };
  const to = await findContact(deps.db, deps.crypto, claimed.target, channel);
  if (to === null) return { kind: 'refused', cause: 'noAddress' };
  const words = await wordsOf(deps, claimed, channel, templates);
  if (words === null) return claimed.kind === 'digest' ? 'read' : { kind: 'refused', cause: 'caseUnknown' };
  if (!(await noteHandedOver(deps.db, claimed, deps.now()))) return 'inOtherHands';
  const answer = await port.send({ key: `${claimed.message}|${claimed.target}`, ...words }, to);
  await noteHealth(deps, channel, answer);
  return answer;
}

async function wordsOf(
  { db, crypto, publicUrl }: DispatcherDeps,
  claimed: Claimed,
  channel: Channel,
  templates: readonly MessageTemplate[],
): Promise<Words | null> {
  const { caseId, target, kind, message } = claimed;
  const told = kind === 'digest' ? await carriedBy(db, claimed) : [{ message, kind, caseId }];
  const [facts, details] = await Promise.all([
    messageFactsOf(
      db,
      crypto,
      told.flatMap((one) => one.caseId ?? []),
    ),
    messageDetails(
      db,
      told.map((one) => one.message),
    ),
  ]);
  const messages = told.flatMap((one): MessageToTell[] => {
    const about = one.caseId === null ? null : facts.get(one.caseId);
    const detail = (details.get(one.message) ?? {}) as CaseData;
    return about === undefined ? [] : [{ kind: one.kind, detail, facts: about }];
  });
  const [first] = messages;
  if (first === undefined) return null;
  const language = (await languageOf(db, target)) ?? 'zh';
  const saying = { channel, language, templates, publicUrl };
  return kind === 'digest' ? digestInWords(messages, saying) : inWords(first, saying);
}

async function languageOf(db: DispatcherDeps['db'], target: string): Promise<'zh' | 'en' | undefined> {
  if (!target.startsWith('person:')) return undefined;
  return (await findPreferences(db, target.slice('person:'.length)))?.language;
}

async function noteHealth({ db, now, log }: DispatcherDeps, channel: Channel, answer: Answer): Promise<void> {
  if (answer.kind !== 'away' && answer.kind !== 'unknown') return channelWorked(db, channel, now());
  const down = await channelFailed(db, channel, answer.cause, now());
  log(down ? 'error' : 'warn', down ? 'a channel is down' : 'a channel took nothing', { channel, cause: answer.cause });
}

async function settlement(
  { db, now }: DispatcherDeps,
  claimed: Claimed,
  channel: Channel,
  answer: Answer,
): Promise<Settlement> {
  switch (answer.kind) {
    case 'sent':
    case 'delivered':
      return { state: answer.kind, cause: null, reference: answer.reference };
    case 'unknown':
      // Once more might be once too often where the receiver can't tell.
      if (!knowsRepeats(channel)) return { state: 'sent', cause: answer.cause, reference: null };
      break;
    default:
  }
  const row = await db
    .selectFrom('channel_health')
    .select('down_since')
    .where('channel', '=', channel)
    .executeTakeFirst();
  const channelDown = row !== undefined && row.down_since !== null;
  const step = afterFailure(claimed, { refused: answer.kind === 'refused', channelDown });
  switch (step.kind) {
    case 'again':
      return { state: 'again', cause: answer.cause, notBefore: later(now(), step.afterMs) };
    case 'nextChannel':
      return { state: 'nextChannel', cause: answer.cause };
    case 'givenUp':
      return { state: 'failed', cause: answer.cause };
  }
}

/** What a channel has answered must be known: it is written until it stands, or until the lease has run out. */
async function write(deps: DispatcherDeps, claimed: Claimed, what: Settlement): Promise<void> {
  for (;;) {
    try {
      await settleDelivery(deps.db, claimed, what, deps.now());
      return;
    } catch (error) {
      if (deps.now() >= claimed.leaseUntil) throw error;
      deps.log('warn', 'an answer could not be written yet', { delivery: claimed.id });
      await pause(WRITE_AGAIN_MS);
    }
  }
}
