import { tidySome, tryTidy } from '../db/tidy.ts';
import type { Tidied } from '../db/tidy.ts';
import { KEEP_DAYS } from '../domain/keep-days.ts';
import type { KeptThing } from '../domain/keep-days.ts';
import type { CommandInput } from './command.ts';

export interface TidyAsked {
  dryRun: boolean;
  json: boolean;
}

const AT_ONCE = 5_000;

const WORDS: Record<KeptThing, string> = {
  requestKeys: '请求幂等键 keys of requests',
  readInbox: '已读消息 read entries of inboxes',
  outbox: '已分发的待发消息 messages that were addressed',
  deliveries: '已办结案件的发送记录 deliveries of ended cases',
  webhookCalls: '已送达的推送 webhook calls that arrived',
  eventFeed: '各方已读过的事件序列 places of the event feed',
  drafts: '长期未动的草稿 drafts that nobody touches',
  stuckItems: '已解除的卡住事项 stuck items that were mended',
  imports: '已完成的导入记录 imports',
  noticeItems: '放假通知的逐案结果 cases under holiday notices',
};

/** Deletes what the configuration does not keep any longer, as the nightly Schedule does; or only counts it. */
export async function tidy({ db, config, say, tell }: CommandInput, { dryRun, json }: TidyAsked): Promise<number> {
  const at = new Date().toISOString();
  const rows: Tidied['rows'] = {};
  for (let more = true; more;) {
    const some = dryRun ? await tryTidy(db, config.keepDays, at) : await tidySome(db, config.keepDays, at, AT_ONCE);
    for (const [thing, n] of Object.entries(some.rows) as [KeptThing, number][]) rows[thing] = (rows[thing] ?? 0) + n;
    more = some.more;
    if (more) tell('  …');
  }
  if (json) say(JSON.stringify({ dryRun, keepDays: config.keepDays, rows }, null, 2));
  else {
    for (const thing of Object.keys(KEEP_DAYS) as KeptThing[]) {
      const days = config.keepDays[thing];
      const kept = days === 0 ? '永久保留 kept for ever' : `${days} 天 days`;
      say(`${String(rows[thing] ?? 0).padStart(8)}  ${WORDS[thing]} (${kept})`);
    }
    say(dryRun ? '试运行，未作任何改动 · Dry run: nothing was changed' : '✓ 已清理 · deleted');
  }
  return 0;
}
