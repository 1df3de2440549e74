import { createHash } from 'node:crypto';
import { sync } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import { publish } from '../../db/publish.ts';
import { logOptions } from '../../api/request-log.ts';
import { startCaseApi, type CaseApi } from '../support/app.ts';
import { PUBLISHED } from '../support/recurring-definitions.ts';

let api: CaseApi;
let one: CaseView;

interface Feed {
  id: string;
  label: string;
  path: string | null;
  revokedAt: string | null;
}

const post = (url: string, as: string, payload: object | undefined, key?: string) =>
  api.ask({
    method: 'POST',
    url: `/api/v1${url}`,
    as,
    ...(payload === undefined ? {} : { payload }),
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
const opened = async (as: string, key?: string): Promise<Feed> =>
  (await post('/calendar-feeds', as, { label: '手机' }, key)).json<Feed>();
const read = (path: string | null, headers: Record<string, string> = {}) => api.ask({ url: path ?? '', headers });

beforeAll(async () => {
  api = await startCaseApi();
  const at = '2025-01-01T00:00:00.000Z';
  await publish(api.deps.db, { procedures: PUBLISHED, profile: null, at, ground: 'test' });
  one = await api.file();
});
afterAll(() => api.close());

describe('a calendar feed', () => {
  it('shows what its owner has to do, by its address alone, and names no person and no household', async () => {
    const { path } = await opened('town-reviewer');
    const answer = await read(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const events = Object.values(
      sync.parseICS(answer.body) as unknown as Record<
        string,
        { type: string; uid: string; summary: string; start: Date }
      >,
    );
    const [event] = events.filter((each) => each?.type === 'VEVENT');
    const task = one.visits[0]?.tasks[0]?.id;
    expect(event).toMatchObject({ uid: `${one.id}.${task}@banjie`, summary: '测试修缮 · 镇审核（东关村）' });
    const due = new Date(event?.start ?? 0);
    const day = [due.getFullYear(), due.getMonth() + 1, due.getDate()].map((part) => String(part).padStart(2, '0'));
    expect(day.join('-')).toBe(one.dueOn);
    expect(answer.body).not.toContain(one.subject?.name);
    expect(answer.body).not.toContain('测试村干部');
  });

  it('shows the rounds that the owner will owe, and not those of others', async () => {
    const village = (await read((await opened('village-cadre')).path)).body.replace(/\r\n /g, '');
    expect(village).toContain('UID:monthly-report.monthly.');
    expect(village).toContain('.610429101200@banjie');
    const county = (await read((await opened('county-authority')).path)).body;
    expect(county).not.toContain('UID:monthly-report.monthly.');
  });

  it('answers that nothing changed to whoever has it already', async () => {
    const { path } = await opened('town-reviewer');
    const first = await read(path);
    const tag = String(first.headers['etag']);
    const again = await read(path, { 'if-none-match': `"other", W/${tag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await read(path, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('keeps only the hash of its token, and yet answers a repeated request the same', async () => {
    const feed = await opened('housing-officer', 'feed-key-1');
    const token = /calendar-feeds\/(.+)\.ics$/.exec(feed.path ?? '')?.[1] ?? '';
    expect(token).toHaveLength(43);
    const again = await post('/calendar-feeds', 'housing-officer', { label: '手机' }, 'feed-key-1');
    expect(again.json<Feed>()).toEqual(feed);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await post('/calendar-feeds', 'housing-officer', { label: '别的' }, 'feed-key-1')).statusCode).toBe(422);
    const { db } = api.deps;
    const row = await db.selectFrom('calendar_feeds').selectAll().where('id', '=', feed.id).executeTakeFirstOrThrow();
    expect(row.token_hash.equals(createHash('sha256').update(token).digest())).toBe(true);
    const keys = await db.selectFrom('idempotency_keys').selectAll().where('key', '=', 'feed-key-1').execute();
    expect(JSON.stringify([row, keys])).not.toContain(token);
  });

  it('has another address once it is rotated, and none once it is revoked', async () => {
    const feed = await opened('other-town-reviewer', 'feed-key-2');
    const renewed = (await post(`/calendar-feeds/${feed.id}/rotate`, 'other-town-reviewer', undefined)).json<Feed>();
    expect(renewed.id).toBe(feed.id);
    expect((await read(feed.path)).statusCode).toBe(404);
    expect((await read(renewed.path)).statusCode).toBe(200);
    const late = await post('/calendar-feeds', 'other-town-reviewer', { label: '手机' }, 'feed-key-2');
    expect(late.json<Feed>()).toMatchObject({ id: feed.id, path: null });

    const revoked = await api.ask({
      method: 'DELETE',
      url: `/api/v1/calendar-feeds/${feed.id}`,
      as: 'other-town-reviewer',
    });
    expect(revoked.json<Feed>().revokedAt).not.toBeNull();
    expect((await read(renewed.path)).statusCode).toBe(404);
    expect((await post(`/calendar-feeds/${feed.id}/rotate`, 'other-town-reviewer', undefined)).statusCode).toBe(404);
    const list = await api.ask({ url: '/api/v1/calendar-feeds', as: 'other-town-reviewer' });
    expect(list.json<{ items: Feed[] }>().items.map(({ id, label }) => [id, label])).toEqual([[feed.id, '手机']]);
  });

  it('is its owner’s alone', async () => {
    const feed = await opened('villager');
    expect((await post(`/calendar-feeds/${feed.id}/rotate`, 'town-reviewer', undefined)).statusCode).toBe(404);
    const revoked = await api.ask({ method: 'DELETE', url: `/api/v1/calendar-feeds/${feed.id}`, as: 'town-reviewer' });
    expect(revoked.statusCode).toBe(404);
    expect((await read(feed.path)).statusCode).toBe(200);
  });

  it('answers nothing to a token that was made up, and nothing for a person whose account is disabled', async () => {
    expect((await read(`/api/v1/calendar-feeds/${'a'.repeat(43)}.ics`)).statusCode).toBe(404);
    const feed = await opened('other-village-cadre');
    await api.deps.db
      .updateTable('accounts')
      .set({ disabled: true })
      .where('login', '=', 'other-village-cadre')
      .execute();
    expect((await read(feed.path)).statusCode).toBe(404);
  });

  it('is one of ten at most', async () => {
    for (let place = (await ownFeeds('county-authority')).length; place < 10; place += 1)
      await opened('county-authority');
    const refused = await post('/calendar-feeds', 'county-authority', { label: '第十一个' });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'RULE_NOT_MET']);
  });

  it('is not written to the log with its token', () => {
    const serializers = logOptions('info').serializers as Record<string, (request: unknown) => { path: string }>;
    const url = `/api/v1/calendar-feeds/${'b'.repeat(43)}.ics`;
    expect(serializers['req']?.({ method: 'GET', url }).path).toBe('/api/v1/calendar-feeds/***.ics');
  });

  it('is read a bounded number of times a minute from one address', async () => {
    const { path } = await opened('village-cadre');
    const answers = await Promise.all(Array.from({ length: 70 }, () => read(path)));
    const limited = answers.filter((answer) => answer.statusCode === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]?.headers['retry-after']).toBeDefined();
  });
});

async function ownFeeds(as: string): Promise<Feed[]> {
  return (await api.ask({ url: '/api/v1/calendar-feeds', as })).json<{ items: Feed[] }>().items;
}
