// A client that never gives up a command: it sends the same request under the same key until it is answered.
import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { Service } from './service.ts';

/** Several kills may fall on one command, and each costs at most a few tries. */
const MOST_TRIES = 60;
/** Longer than the API waits for a case. */
const ANSWER_WITHIN_MS = 20_000;

export interface Sent {
  readonly account: string;
  readonly key: string;
  tries: number;
}

export interface PatientClient {
  /** Everything that was sent, in the order of its first try. */
  readonly sent: Sent[];
  /** Commands that are sent and not answered. */
  readonly underWay: ReadonlySet<Sent>;
  /** Sends a write until it is answered. Throws at a refusal: nothing that this client asks may be refused. */
  send(account: string, path: string, body: unknown): Promise<CaseView>;
}

/** Signs the accounts in. `onAnswer` is told how many writes have been answered, after each. */
export async function patientClient(
  service: Service,
  accounts: readonly string[],
  onAnswer: (count: number) => void,
): Promise<PatientClient> {
  const url = `${service.address}/api/v1`;
  const tokens = new Map<string, string>();
  for (const account of accounts) tokens.set(account, await tokenOf(url, account));
  const sent: Sent[] = [];
  const underWay = new Set<Sent>();
  let answers = 0;

  const post = async (account: string, path: string, body: unknown, key: string): Promise<Response | null> => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens.get(account)}`,
      'idempotency-key': key,
    };
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    try {
      const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal });
      // Read here: an API that is killed may have sent the head of an answer and nothing more.
      return new Response(await answer.text(), answer);
    } catch {
      return null;
    }
  };

  return {
    sent,
    underWay,
    async send(account, path, body) {
      const one: Sent = { account, key: randomUUID(), tries: 0 };
      sent.push(one);
      underWay.add(one);
      while (one.tries < MOST_TRIES) {
        await service.api.ready;
        one.tries += 1;
        const answer = await post(account, path, body, one.key);
        if (answer === null || answer.status >= 500) continue;
        const text = await answer.text();
        if (text.includes('"IN_PROGRESS"')) continue;
        if (!answer.ok) throw new Error(`${path}, try ${one.tries}: ${text}`);
        underWay.delete(one);
        answers += 1;
        onAnswer(answers);
        return JSON.parse(text) as CaseView;
      }
      throw new Error(`${path} was not answered in ${MOST_TRIES} tries`);
    },
  };
}

async function tokenOf(url: string, account: string): Promise<string> {
  const answer = await fetch(`${url}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return accessToken;
}
