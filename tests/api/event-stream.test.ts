import { get as httpGet } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putSubject } from '../../db/subjects.ts';
import { filing, startCaseApi } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';

interface Heard {
  id: string;
  type: string;
  data: { caseId: string; sequence: number; procedure: string; organisation: string; caseNumber: string };
}

/** A reader of the stream over a real connection. */
interface Reader {
  status: number;
  type: string | undefined;
  body(): Promise<string>;
  /** The next event, however long it takes. */
  next(): Promise<Heard>;
  /** Events that are there when the stream ends. */
  rest(): Promise<Heard[]>;
  close(): void;
}

let api: CaseApi;
let origin: string;
let households = 0;
const readers: Reader[] = [];

beforeAll(async () => {
  api = await startCaseApi();
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const reader of readers) reader.close();
  await api.close();
});

async function read(as: string, query = '', lastEventId?: string): Promise<Reader> {
  const headers = { ...(await api.as(as)), ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const request = httpGet(`${origin}/api/v1/events/stream${query}`, { headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  const chunks = response[Symbol.asyncIterator]() as AsyncIterator<string>;
  let text = '';
  const taken = (): Heard | null => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) return null;
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const said = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = said('data');
      if (data !== undefined) {
        return { id: said('id') ?? '', type: said('event') ?? '', data: JSON.parse(data) as Heard['data'] };
      }
    }
  };
  const more = async (): Promise<boolean> => {
    const { done, value } = await chunks.next();
    if (done !== true) text += value;
    return done !== true;
  };
  const reader: Reader = {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'],
    async body() {
      while (await more());
      return text;
    },
    async next() {
      for (;;) {
        const found = taken();
        if (found !== null) return found;
        if (!(await more())) throw new Error('the stream has ended');
      }
    },
    async rest() {
      while (await more());
      const all: Heard[] = [];
      for (let found = taken(); found !== null; found = taken()) all.push(found);
      return all;
    },
    close: () => request.destroy(),
  };
  readers.push(reader);
  // the first words of a stream: from here on it hears what is recorded
  if (reader.status === 200) await more();
  return reader;
}

const comment = (caseId: string, text: string) => api.done('town-reviewer', caseId, { type: 'comment', text });

describe('the stream of events', () => {
  it('tells what is recorded from now on, with nothing of what was filled in', async () => {
    const reader = await read('town-reviewer');
    expect([reader.status, reader.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const one = await api.file();
    let first = await reader.next();
    // What stood behind a transaction that still ran when we began, in any database of the server, may come before.
    while (first.data.caseId !== one.id) first = await reader.next();
    expect(first).toMatchObject({
      type: 'caseStarted',
      data: { caseId: one.id, sequence: 1, procedure: 'house-repair', organisation: '610429101200' },
    });
    expect(JSON.stringify(first)).not.toContain(one.subject?.name);
    reader.close();
  });

  it('goes on after the last event that its reader has seen: none is lost, none comes twice', async () => {
    const reader = await read('town-reviewer', '?type=commented');
    const one = await api.file();
    await comment(one.id, '一');
    const seen = await reader.next();
    reader.close();
    await comment(one.id, '二');
    await comment(one.id, '三');
    const again = await read('town-reviewer', '?type=commented', seen.id);
    const missed = [await again.next(), await again.next()];
    await comment(one.id, '四');
    const all = [seen, ...missed, await again.next()].map(({ data }) => data.sequence);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    expect(new Set(all).size).toBe(4);
    again.close();
  });

  it('tells of the wanted procedure, region and types alone', async () => {
    const reader = await read('county-authority', '?region=610429102&type=caseStarted');
    await api.file();
    await fileElsewhere();
    expect((await reader.next()).data.organisation).toBe('610429102201');
    reader.close();
  });

  it('tells nobody of what lies outside his scope, caught up or live', async () => {
    const outside = await read('other-town-reviewer', '', '0-0');
    const one = await api.file();
    await comment(one.id, '本镇的事');
    const { id } = await fileElsewhere();
    const places = new Set<string>();
    for (let heard = await outside.next(); ; heard = await outside.next()) {
      places.add(heard.data.organisation);
      if (heard.data.caseId === id) break;
    }
    expect([...places]).toEqual(['610429102201']);
    outside.close();
  });

  it('is refused to whoever is nobody, and after an id that is none of ours', async () => {
    expect((await api.app.inject('/api/v1/events/stream')).statusCode).toBe(401);
    for (const id of ['nonsense', '12', '-1-1', '1-1; drop', `${'9'.repeat(20)}-1`, `${'9'.repeat(19)}-1`]) {
      const reader = await read('town-reviewer', '', id);
      expect([id, reader.status]).toEqual([id, 400]);
      expect(await reader.body()).toContain('CURSOR_INVALID');
    }
    expect((await read('town-reviewer', '?type=x&colour=red')).status).toBe(400);
  });

  it('ends when the account is disabled, before another event is told', async () => {
    const { db } = api.deps;
    const one = await api.file();
    const disable = (disabled: boolean) =>
      db.updateTable('accounts').set({ disabled }).where('login', '=', 'town-reviewer').execute();
    const followed = await read('town-reviewer', '?type=commented');
    await comment(one.id, '看得见');
    expect((await followed.next()).data.caseId).toBe(one.id);
    await disable(true);
    await api.done('village-cadre', one.id, { type: 'comment', text: '看不见' });
    expect(await followed.rest()).toEqual([]);
    await disable(false);
  });

  it('ends for all when the service stops', async () => {
    const reader = await read('town-reviewer');
    const rest = reader.rest().catch(() => []);
    await api.app.close();
    expect(await rest).toEqual([]);
  });
});

/** A case of a village in another town. */
async function fileElsewhere(): Promise<{ id: string }> {
  const organisation = '610429102201';
  const id = `stream-household-${++households}`;
  const { db, crypto, now } = api.deps;
  const household = { id, kind: 'household', name: '测试戊', organisation } as const;
  await putSubject(db, crypto, { ...household, personId: null, data: {}, validFrom: '2020-01-01' }, now());
  const payload = filing({ organisation, subject: { id } });
  const answer = await api.ask({ method: 'POST', url: '/api/v1/cases', as: 'other-village-cadre', payload });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>();
}
