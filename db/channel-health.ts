import { sql } from 'kysely';
import { channelAfter } from '../domain/notification/ladder.ts';
import type { Db } from './client.ts';

/** How a channel fares. It is down from `downSince` on, until an attempt succeeds. */
export interface ChannelHealth {
  channel: string;
  failures: number;
  downSince: string | null;
  probeAt: string | null;
  lastSuccessAt: string | null;
  lastFailureAt: string | null;
  lastCause: string | null;
}

export async function channelHealth(db: Db): Promise<ChannelHealth[]> {
  const rows = await db.selectFrom('channel_health').selectAll().orderBy('channel').execute();
  return rows.map((row) => ({
    channel: row.channel,
    failures: row.failures,
    downSince: row.down_since,
    probeAt: row.probe_at,
    lastSuccessAt: row.last_success_at,
    lastFailureAt: row.last_failure_at,
    lastCause: row.last_cause,
  }));
}

/** A message was taken, or refused for its own sake: the channel works. */
export async function channelWorked(db: Db, channel: string, at: string): Promise<void> {
  const row = { failures: 0, down_since: null, probe_at: null, last_success_at: at };
  await db
    .insertInto('channel_health')
    .values({ channel, ...row })
    .onConflict((conflict) => conflict.column('channel').doUpdateSet(row))
    .execute();
}

/** The channel took nothing. Returns whether it counts as down from now on. */
export async function channelFailed(db: Db, channel: string, cause: string, at: string): Promise<boolean> {
  const { rows } = await sql<{ failures: number }>`
    insert into channel_health as h (channel, failures, last_failure_at, last_cause) values (${channel}, 1, ${at}, ${cause})
    on conflict (channel) do update set failures = h.failures + 1, last_failure_at = ${at}, last_cause = ${cause}
    returning failures`.execute(db);
  const { down, probeAfterMs } = channelAfter(rows[0]?.failures ?? 1);
  if (!down) return false;
  const probeAt = new Date(Date.parse(at) + probeAfterMs).toISOString();
  await db
    .updateTable('channel_health')
    .set((eb) => ({ down_since: eb.fn.coalesce('down_since', eb.val(at)), probe_at: probeAt }))
    .where('channel', '=', channel)
    .execute();
  return true;
}

/** Channels that are down and that nobody tries now; the caller must try each whose turn it is, with one message. */
export async function takeProbes(db: Db, now: string, until: string): Promise<{ down: string[]; probes: string[] }> {
  const { rows } = await sql<{ channel: string }>`
    update channel_health set probe_at = ${until} where down_since is not null and probe_at <= ${now}
    returning channel`.execute(db);
  const all = await db.selectFrom('channel_health').select('channel').where('down_since', 'is not', null).execute();
  return { down: all.map((row) => row.channel), probes: rows.map((row) => row.channel) };
}
