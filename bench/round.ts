// A duty that 179 villages owe: its county, how a round of it is opened, and how one village files its item.
import { randomUUID } from 'node:crypto';
import { DEMO_ISSUER } from '../config/demo-issuer.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { activateDefinition, storeDefinition } from '../db/definitions.ts';
import { putOrganisations } from '../db/organisations.ts';
import { putAccounts, putHoldings, putPeople } from '../db/people.ts';
import { addDays, localDateOf } from '../domain/calendar/index.ts';
import { Definition } from '../domain/definition/forms.ts';

export const ITEMS = 179;
const TOWNSHIP = '610429102';
const FROM = '2020-01-01';
const REPORTER = 'reporter';
const LEADER = 'leader';
const basis = [{ kind: 'assumed', note: { zh: '测速用', en: 'made for the bench' } }];
const title = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });
const step = (key: string) => ({ key, title: title(key, key), basis });

const definition = Definition.parse({
  form: 'duty',
  id: 'bench-round',
  field: 'bench',
  kind: 'periodicReport',
  tier: 1,
  title: title('每日报送', 'Daily report'),
  basis,
  duties: [
    {
      ...step('daily'),
      opens: { every: 'day' },
      due: { kind: 'period', amount: 12, unit: 'month' },
      owedBy: { level: 'village', role: REPORTER },
      item: {
        ...step('report'),
        fields: [{ key: 'count', type: 'integer', label: title('件数', 'Count') }],
        form: [{ field: 'count' }],
      },
      ladder: [{ after: { amount: 0, unit: 'day' }, action: 'remindOwner' }],
      bulletin: { ...step('bulletin'), by: { role: LEADER, level: 'county' } },
    },
  ],
});

/** Villages besides the one of the case, so that a round has {@link ITEMS} items, each with its own reporter. */
export async function seedRound(db: Db, crypto: FieldCrypto, caseVillage: string, at: string): Promise<void> {
  const place = { kind: 'division' as const, validFrom: FROM, validTo: null, successor: null };
  const villages = Array.from({ length: ITEMS - 1 }, (_, index) => `${TOWNSHIP}${String(index + 200)}`);
  await putOrganisations(db, [
    { path: TOWNSHIP, name: title('测试二镇', 'Second township'), level: 'township', parent: '610429', ...place },
    ...villages.map((path) => ({
      path,
      name: title(`测试村${path}`, `Village ${path}`),
      level: 'village' as const,
      parent: TOWNSHIP,
      ...place,
    })),
  ]);
  const reporters = [caseVillage, ...villages].map((organisation) => ({ id: reporterOf(organisation), organisation }));
  const people = [LEADER, ...reporters.map(({ id }) => id)];
  await putPeople(
    db,
    crypto,
    people.map((id) => ({ id, name: `测试${id}` })),
    at,
  );
  await putAccounts(
    db,
    people.map((login) => ({ login, issuer: DEMO_ISSUER, personId: login })),
  );
  await putHoldings(db, [
    { personId: LEADER, role: LEADER, organisation: '610429', validFrom: FROM },
    ...reporters.map(({ id, organisation }) => ({ personId: id, role: REPORTER, organisation, validFrom: FROM })),
  ]);
  const hash = await storeDefinition(db, definition, { origin: 'release', at });
  await activateDefinition(db, { procedure: definition.id, hash, activeFrom: at, ground: 'bench', by: 'bench' });
}

const reporterOf = (village: string): string => `${REPORTER}-${village}`;

interface RoundAnswer {
  id: string;
  round: { items: { unit: { path: string }; state: string }[] };
}

/** Opens rounds and files items over HTTP. */
export interface RoundSide {
  /** Opens the round of the nth day before today and gives its units; the answer comes when it is recorded. */
  open(daysAgo: number): Promise<{ id: string; units: string[] }>;
  /** Gives the reporters of these villages their tokens. */
  signIn(units: readonly string[]): Promise<void>;
  /** By the village's own reporter, signed in before. */
  file(id: string, unit: string): Promise<void>;
}

export async function roundSide(address: string): Promise<RoundSide> {
  const api = `${address}/api/v1`;
  const post = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const response = await fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
  const tokenOf = async (account: string): Promise<{ authorization: string }> => {
    const { accessToken } = await post<{ accessToken: string }>('/demo/token', { account });
    return { authorization: `Bearer ${accessToken}` };
  };
  const leader = await tokenOf(LEADER);
  const reporters = new Map<string, { authorization: string }>();
  const today = localDateOf(new Date().toISOString());
  return {
    async open(daysAgo) {
      const part = { kind: 'duty', key: 'daily' };
      const body = { procedure: definition.id, part, openedOn: addDays(today, -daysAgo) };
      const { id, round } = await post<RoundAnswer>('/rounds', body, leader);
      if (round.items.length !== ITEMS) throw new Error(`the round has ${round.items.length} items`);
      return { id, units: round.items.map(({ unit }) => unit.path) };
    },
    async signIn(units) {
      for (const unit of units) reporters.set(unit, await tokenOf(reporterOf(unit)));
    },
    file: (id, unit) =>
      post(`/cases/${id}/commands`, { type: 'fileItem', unit, data: { count: 3 } }, reporters.get(unit)),
  };
}
