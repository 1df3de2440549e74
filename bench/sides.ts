// The two things that are measured, driven alike over HTTP: the bare floor and our case.
import { randomUUID } from 'node:crypto';
import { LEVELS, VILLAGE } from './county.ts';

/** Latency of each command, in milliseconds, the start included. */
export type RunCase = (record: (milliseconds: number) => void) => Promise<string>;

async function timed<T>(record: (milliseconds: number) => void, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const answer = await work();
  record(performance.now() - startedAt);
  return answer;
}

async function send<T>(url: string, headers: Record<string, string>, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}

/** The floor: one start and four steps. */
export function floorSide(address: string): RunCase {
  return async (record) => {
    const { caseId } = await timed(record, () => send<{ caseId: string }>(`${address}/cases`, {}, {}));
    for (const [index] of LEVELS.entries()) {
      await timed(record, () => send(`${address}/cases/${caseId}/commands/${index + 1}`, {}, {}));
    }
    return caseId;
  };
}

interface CaseAnswer {
  id: string;
  status: string;
  visits: { id: number; tasks: { id: string; state: string }[] }[];
}

/** Ours: filed by the clerk, decided at four levels, each by its own account. */
export async function ourSide(address: string, subjects: string[]): Promise<RunCase> {
  const api = `${address}/api/v1`;
  const tokens = new Map<string, string>();
  for (const account of ['clerk', ...LEVELS.map((level) => level.key)]) {
    const { accessToken } = await send<{ accessToken: string }>(`${api}/demo/token`, {}, { account });
    tokens.set(account, accessToken);
  }
  const post = <T>(account: string, path: string, body: unknown): Promise<T> =>
    send<T>(`${api}${path}`, { authorization: `Bearer ${tokens.get(account)}`, 'idempotency-key': randomUUID() }, body);
  return async (record) => {
    const id = subjects.pop();
    if (id === undefined) throw new Error('no household left');
    const data = { reason: '房屋漏雨', idNumber: '11010519491231002X', members: 3 };
    const body = { procedure: 'bench-four-levels', organisation: VILLAGE, subject: { id }, data };
    let answer = await timed(record, () => post<CaseAnswer>('clerk', '/cases', body));
    for (const { key } of LEVELS) {
      const visit = answer.visits[0];
      const task = visit?.tasks.find((one) => one.state === 'open');
      if (visit === undefined || task === undefined) throw new Error(`nothing to decide at ${key}`);
      const command = { type: 'decide', visitId: visit.id, taskId: task.id, outcome: 'approve', opinion: '同意' };
      answer = await timed(record, () => post<CaseAnswer>(key, `/cases/${answer.id}/commands`, command));
    }
    if (answer.status !== 'ended') throw new Error(`case ${answer.id} is ${answer.status}`);
    return answer.id;
  };
}
