// Opening a calendar feed and changing its token. The token follows from the request's key and the deployment's secret,
// so that a repeated request gets it again though nobody has kept it.
import { createHash, randomUUID } from 'node:crypto';
import { findFeed, listFeeds, putFeed, rotateFeed } from '../db/calendar-feeds.ts';
import { finishKey, releaseKey, reserveKey } from '../db/idempotency.ts';
import type { RequestKey } from '../workflows/messages.ts';
import type { z } from 'zod';
import type { FeedOpened } from './contracts/calendar-feeds.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';

/** Feeds in use that one person may have. */
const MOST = 10;

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

interface Opened {
  feed: z.infer<typeof FeedOpened>;
  repeated: boolean;
}

/** Opens a feed for the caller. */
export async function openFeed(deps: Deps, key: RequestKey, label: string): Promise<Opened> {
  return withToken(deps, key, 'POST /calendar-feeds', async (tokenHash) => {
    const own = await listFeeds(deps.db, key.actor);
    if (own.filter((one) => one.revokedAt === null).length >= MOST) {
      const message = {
        zh: `每人最多 ${MOST} 个日历订阅，请先撤销不用的`,
        en: `At most ${MOST} feeds; revoke one first`,
      };
      throw new Problem('RULE_NOT_MET', { message });
    }
    const id = randomUUID();
    await putFeed(deps.db, { id, personId: key.actor, label, tokenHash, at: deps.now() });
    return id;
  });
}

/** Gives one of the caller's feeds another token. */
export async function renewFeed(deps: Deps, key: RequestKey, id: string): Promise<Opened> {
  return withToken(deps, key, 'POST /calendar-feeds/rotate', async (tokenHash) => {
    const found = await rotateFeed(deps.db, { id, personId: key.actor, tokenHash, at: deps.now() });
    if (!found) throw new Problem('NOT_FOUND');
    return id;
  });
}

async function withToken(
  { db, crypto, now }: Deps,
  key: RequestKey,
  scope: string,
  work: (tokenHash: Buffer) => Promise<string>,
): Promise<Opened> {
  const tokens = crypto.tokensFor(`calendar-feed:${key.actor}:${key.key}`);
  const known = await reserveKey(db, { ...key, scope }, now());
  if (known !== null && known.bodyHash !== key.bodyHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (known?.status === 'inProgress') throw new Problem('IN_PROGRESS', { headers: { 'retry-after': '1' } });
  let id = (known?.answer as { id?: string } | null | undefined)?.id;
  if (id === undefined) {
    try {
      id = await work(hashOf(tokens[0]));
    } catch (error) {
      await releaseKey(db, key.actor, key.key);
      throw error;
    }
    await finishKey(db, key.actor, key.key, { httpStatus: 201, body: { id } });
  }
  const found = await findFeed(db, key.actor, id, tokens.map(hashOf));
  if (found === null) throw new Problem('NOT_FOUND');
  const { tokenIs, ...feed } = found;
  const token = tokenIs === null ? undefined : tokens[tokenIs];
  const path = token === undefined || feed.revokedAt !== null ? null : `/api/v1/calendar-feeds/${token}.ics`;
  return { feed: { ...feed, path }, repeated: known !== null };
}
