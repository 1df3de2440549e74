// A front-end of the API, as the demo's people would use it: one token an account, a fresh key for every write.
import { randomUUID } from 'node:crypto';

export interface Visit {
  id: number;
  stage: { key: string };
  phase: string;
  tasks: { id: string; kind: { key: string }; state: string }[];
}

export interface Case {
  id: string;
  number: string;
  status: string;
  outcome: { key: string; title: { zh: string } } | null;
  organisation: { path: string; name: { zh: string } };
  subject: { id: string; name: string } | null;
  startedOn: string;
  card: string;
  visits: Visit[];
  data: Record<string, unknown>;
}

export interface ImportedRow {
  row: number;
  status: number;
  caseId: string | null;
  code: string | null;
  cell: string | null;
}

export interface TimelineEvent {
  type: string;
  recordedAt: string;
}

/** An answer that was not the one hoped for, with its problem. */
class Refusal extends Error {}

export class ApiClient {
  readonly #address: string;
  readonly #tokens = new Map<string, string>();

  constructor(address: string) {
    this.#address = `${address}/api/v1`;
  }

  async caseOf(account: string, id: string): Promise<Case> {
    return this.#json<Case>(account, 'GET', `/cases/${id}`);
  }

  async command(account: string, id: string, body: object): Promise<Case> {
    return this.#json<Case>(account, 'POST', `/cases/${id}/commands`, JSON.stringify(body), 'application/json');
  }

  /** Any answer to a reading. */
  async read<T>(account: string, path: string): Promise<T> {
    return this.#json<T>(account, 'GET', path);
  }

  /** Any answer to a write of JSON. */
  async write<T>(account: string, path: string, body: object): Promise<T> {
    return this.#json<T>(account, 'POST', path, JSON.stringify(body), 'application/json');
  }

  async timeline(account: string, id: string): Promise<TimelineEvent[]> {
    return this.#pages<TimelineEvent>(account, `/cases/${id}/timeline`);
  }

  /** All cases that the account sees, rehearsals included. */
  async cases(account: string): Promise<Case[]> {
    return this.#pages<Case>(account, '/cases?rehearsal=true');
  }

  async importCases(account: string, procedure: string, csv: string): Promise<ImportedRow[]> {
    const form = new FormData();
    form.set('file', new Blob([csv], { type: 'text/csv' }), 'applications.csv');
    const answer = await this.#json<{ rows: ImportedRow[] }>(
      account,
      'POST',
      `/cases/import?procedure=${procedure}`,
      form,
    );
    return answer.rows;
  }

  /** Uploads a file; returns its digest. */
  async upload(account: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([bytes]), name);
    return (await this.#json<{ digest: string }>(account, 'POST', '/attachments', form)).digest;
  }

  async #pages<T>(account: string, path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const joint = path.includes('?') ? '&' : '?';
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: T[]; next: string | null } = await this.#json(
        account,
        'GET',
        `${path}${joint}limit=100${query}`,
      );
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  }

  async #token(account: string): Promise<string> {
    const known = this.#tokens.get(account);
    if (known !== undefined) return known;
    const response = await fetch(`${this.#address}/demo/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    if (!response.ok) throw new Refusal(`no token for ${account}: ${await response.text()}`);
    const { accessToken } = (await response.json()) as { accessToken: string };
    this.#tokens.set(account, accessToken);
    return accessToken;
  }

  async #json<T>(account: string, method: string, path: string, body?: string | FormData, type?: string): Promise<T> {
    const response = await fetch(`${this.#address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(account)}`,
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refusal(`${account} ${method} ${path}: ${response.status} ${text.slice(0, 800)}`);
    return JSON.parse(text) as T;
  }
}
