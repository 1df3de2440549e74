// A late case climbs its whole ladder on the engine: cards, superior, supervision case; and what people do with them.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../api/contracts/cards.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { verifyCase } from '../../db/verify.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import { supervision } from '../../procedures/system/supervision.ts';
import { filing, startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { houseRepair } from '../support/factories.ts';

const COUNTY = '610429';
const TOWN = '610429101';
const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed', note: text('测试') }];
const ACTIONS = ['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase'];

/** The town has a day; after it comes a rung a day. */
const laddered = CaseForm.parse({
  ...houseRepair,
  id: 'laddered',
  title: text('测试阶梯'),
  subject: { kind: 'household', uniqueness: 'none' },
  withdrawal: undefined,
  stages: [
    {
      key: 'town',
      kind: 'decision',
      title: text('镇审核'),
      basis,
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      outcomes: [{ key: 'approve', title: text('同意'), kind: 'approve', to: 'done' }],
    },
    { key: 'done', kind: 'end', title: text('办结'), basis, outcome: 'completed' },
  ],
  clocks: [
    {
      key: 'townLimit',
      title: text('镇审核期限'),
      basis,
      scope: 'visit',
      start: { on: 'entered', stage: 'town' },
      stop: [{ on: 'left', stage: 'town' }],
      limit: { kind: 'period', amount: 1, unit: 'day' },
      ladder: ACTIONS.map((action, amount) => ({
        after: { amount, unit: 'day' },
        action,
        ...(action === 'superviseCase' ? { opens: 'supervision' } : {}),
      })),
    },
  ],
});

let api: CaseApi;

beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto, now } = api.deps;
  const people = [
    ['supervisor', '测试督查', 'supervisionGroup', COUNTY],
    ['admin', '测试管理员', 'systemAdministrator', COUNTY],
    ['town-party', '测试镇党委', 'townshipParty', TOWN],
  ] as const;
  await putPeople(
    db,
    crypto,
    people.map(([id, name]) => ({ id, name })),
    now(),
  );
  await putAccounts(
    db,
    people.map(([id]) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    people.map(([personId, , role, organisation]) => ({ personId, role, organisation, validFrom: '2020-01-01' })),
  );
  await api.activate(laddered);
});
afterAll(() => api.close());

const putSupervisionInForce = async (): Promise<void> => {
  const result = resolveDefinition(supervision, { parameters: {} });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  await api.activate(CaseForm.parse(result.definition));
};

/** Filed so long ago that every rung has been passed. */
const fileLate = (): Promise<CaseView> => {
  const businessDate = addDays(localDateOf(api.deps.now()), -20);
  return api.file(filing({ procedure: 'laddered', businessDate }));
};

const eventsOf = async (caseId: string): Promise<string[]> =>
  (
    await api.deps.db.selectFrom('events').select('type').where('case_id', '=', caseId).orderBy('sequence').execute()
  ).map(({ type }) => type);

const cardsOf = async (query: string, as = 'supervisor') =>
  (await api.ask({ url: `/api/v1/cards?${query}`, as })).json<{ items: Card[]; next: string | null; counts: object }>();

const linksOf = async (caseId: string) =>
  (await api.ask({ url: `/api/v1/cases/${caseId}/links`, as: 'supervisor' })).json<{
    items: { caseId: string; direction: string; procedure: { id: string }; status: string }[];
  }>().items;

const revoke = (card: string, as = 'supervisor', headers: Record<string, string> = {}) =>
  api.ask({
    method: 'POST',
    url: `/api/v1/cards/${card}/revocation`,
    as,
    payload: { ground: '当日系统停机' },
    headers,
  });

describe('a case that is late from the start', () => {
  let late: CaseView;

  it('waits for a supervision that can not be opened yet, over a restart of the worker, and says that it is stuck', async () => {
    late = await fileLate();
    await vi.waitFor(async () => expect(await eventsOf(late.id)).toContain('effectFailed'), 10_000);
    await api.stopWork();
    await api.work();
    const view = (await api.ask({ url: `/api/v1/cases/${late.id}`, as: 'admin' })).json<CaseView>();
    expect([view.stuck, view.card, view.overdue]).toEqual(['effect', 'red', true]);
    const inbox = (await api.ask({ url: '/api/v1/inbox', as: 'admin' })).json<{ items: { kind: string }[] }>();
    expect(inbox.items.filter(({ kind }) => kind === 'stuck')).toHaveLength(1);
  });

  it('opens one supervision case when that is mended, and each of its rungs stands once', async () => {
    await putSupervisionInForce();
    await api.done('admin', late.id, { type: 'retryEffect', visitId: 0 });
    const [link] = await vi.waitFor(async () => {
      const links = await linksOf(late.id);
      expect(links).toMatchObject([{ direction: 'to', procedure: { id: 'supervision' }, status: 'open' }]);
      return links;
    }, 10_000);
    await api.stopWork();
    await api.work();
    await api.done('town-reviewer', late.id, { type: 'comment', text: '正在办理' });
    const types = await eventsOf(late.id);
    expect(types.filter((type) => type === 'clockRungReached')).toHaveLength(ACTIONS.length);
    expect(types.filter((type) => type === 'linkOpened')).toHaveLength(1);
    const { rows } = {
      rows: await api.deps.db
        .selectFrom('cases')
        .select(['case_id', 'subject_name', 'organisation'])
        .where('procedure', '=', 'supervision')
        .execute(),
    };
    expect(rows).toEqual([{ case_id: link?.caseId, subject_name: '城关镇', organisation: COUNTY }]);
    expect(await linksOf(link?.caseId ?? '')).toMatchObject([{ caseId: late.id, direction: 'from' }]);
  });

  it('has told its owner and, where the highest rung names nobody, the superior, once', async () => {
    const told = await api.deps.db
      .selectFrom('inbox')
      .select(['recipient', 'kind'])
      .where('case_id', '=', late.id)
      .where('kind', '=', 'overdue')
      .orderBy('recipient')
      .execute();
    expect(told.map(({ recipient }) => recipient)).toEqual([
      `role:townshipGovernment@${TOWN}`,
      `role:townshipParty@${TOWN}`,
    ]);
  });

  it('shows its cards with who held the post, counted by unit and by person', async () => {
    const { items, counts } = await cardsOf(`case=${late.id}`);
    expect(counts).toEqual({ yellow: 1, red: 1, revoked: 0 });
    expect(items.map(({ colour }) => colour).toSorted()).toEqual(['red', 'yellow']);
    expect(items[0]).toMatchObject({
      unit: { path: TOWN, name: { zh: '城关镇' } },
      role: { key: 'townshipGovernment' },
      people: [{ id: 'town-reviewer', name: '测试镇审核' }],
      case: { id: late.id, procedure: { key: 'laddered' } },
      clock: { key: 'townLimit', title: text('镇审核期限') },
      revoked: null,
    });
    const counted = async (query: string) =>
      (await api.ask({ url: `/api/v1/cards/counts?${query}`, as: 'supervisor' })).json<{ items: object[] }>().items;
    expect(await counted(`by=unit&unit=${COUNTY}`)).toMatchObject([{ unit: { path: TOWN }, yellow: 1, red: 1 }]);
    expect(await counted('by=person')).toMatchObject([{ person: { id: 'town-reviewer' }, yellow: 1, red: 1 }]);
    expect(await counted('by=person&colour=red')).toMatchObject([{ yellow: 0, red: 1 }]);
  });

  it('lets cards be found by unit, person, period, colour and revocation, page by page, within one’s sight', async () => {
    const today = localDateOf(api.deps.now());
    for (const [query, found] of [
      [`unit=${TOWN}`, 2],
      ['unit=610429102', 0],
      ['person=town-reviewer', 2],
      ['person=villager', 0],
      [`from=${today}&to=${today}`, 2],
      [`to=${addDays(today, -1)}`, 0],
      ['colour=yellow', 1],
      ['revoked=true', 0],
      ['procedure=laddered', 2],
    ] as const) {
      expect((await cardsOf(query)).items, query).toHaveLength(found);
    }
    const first = await cardsOf('limit=1');
    const second = await cardsOf(`limit=1&cursor=${first.next ?? ''}`);
    expect([first.items[0]?.id, second.items[0]?.id, second.next]).toEqual([
      expect.not.stringMatching(second.items[0]?.id ?? ''),
      expect.any(String),
      null,
    ]);
    expect((await cardsOf('', 'other-town-reviewer')).items).toEqual([]);
    expect((await api.ask({ url: '/api/v1/cards?colour=black', as: 'supervisor' })).statusCode).toBe(400);
  });

  it('loses a card by a revocation with its ground, once, and says so in its trail', async () => {
    const [red] = (await cardsOf('colour=red')).items;
    const id = red?.id ?? '';
    expect(red?.revocable).toBe(true);
    expect((await cardsOf('colour=red', 'town-reviewer')).items).toMatchObject([{ id, revocable: false }]);
    expect((await revoke(id, 'town-reviewer')).json()).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
    expect((await revoke(id, 'other-town-reviewer')).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const key = { 'idempotency-key': 'revoke-red' };
    const done = await revoke(id, 'supervisor', key);
    expect(done.json()).toMatchObject({
      id,
      revoked: { by: { id: 'supervisor', name: '测试督查' }, ground: '当日系统停机' },
      revocable: false,
    });
    const again = await revoke(id, 'supervisor', key);
    expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
    expect((await revoke(id)).json()).toMatchObject({ status: 409, code: 'CARD_REVOKED' });
    expect((await revoke(id.replace(/\d+$/, '7'))).json()).toMatchObject({ status: 404 });
    expect((await cardsOf('revoked=true')).items.map((card) => card.id)).toEqual([id]);
    expect((await cardsOf(`case=${late.id}`)).counts).toEqual({ yellow: 1, red: 0, revoked: 1 });
    const view = (await api.ask({ url: `/api/v1/cases/${late.id}`, as: 'supervisor' })).json<CaseView>();
    expect(view.card).toBe('yellow');
    const timeline = (await api.ask({ url: `/api/v1/cases/${late.id}/timeline`, as: 'supervisor' })).body;
    expect(timeline).toContain('当日系统停机');
    expect(timeline).toContain('督办立案');
    const inbox = (await api.ask({ url: '/api/v1/inbox', as: 'town-reviewer' })).json<{ items: { kind: string }[] }>();
    expect(inbox.items.map(({ kind }) => kind)).toContain('cardRevoked');
  });

  it('is told how the supervision was closed', async () => {
    const [link] = await linksOf(late.id);
    const supervised = link?.caseId ?? '';
    const at = async (as: string, stage: string) =>
      taskOf((await api.ask({ url: `/api/v1/cases/${supervised}`, as })).json<CaseView>(), stage);
    const decide = async (as: string, stage: string, outcome: string, data: object) =>
      api.done(as, supervised, { type: 'decide', ...(await at(as, stage)), outcome, data });
    await decide('supervisor', 'order', 'issued', { requirement: '三日内审结' });
    await decide('town-reviewer', 'answer', 'answered', { measures: '已审结' });
    const closed = await decide('supervisor', 'check', 'accepted', { finding: '属实' });
    expect(closed.status).toBe('ended');
    await vi.waitFor(async () => expect(await eventsOf(late.id)).toContain('linkAnswered'), 10_000);
    const timeline = (await api.ask({ url: `/api/v1/cases/${late.id}/timeline`, as: 'supervisor' })).body;
    expect(timeline).toContain('督办已结案');
  });

  it('gives up a card after its end as well, on the same chain, of two at once only one', async () => {
    const view = (await api.ask({ url: `/api/v1/cases/${late.id}`, as: 'town-reviewer' })).json<CaseView>();
    await api.done('town-reviewer', late.id, {
      type: 'decide',
      ...taskOf(view, 'town'),
      outcome: 'approve',
      opinion: '同意',
    });
    const [yellow] = (await cardsOf('colour=yellow&revoked=false')).items;
    const answers = await Promise.all([revoke(yellow?.id ?? ''), revoke(yellow?.id ?? '')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const { db, crypto } = api.deps;
    expect(await verifyCase(db, late.id, crypto)).toBeNull();
    expect((await cardsOf(`case=${late.id}`)).counts).toEqual({ yellow: 0, red: 0, revoked: 2 });
    const comment = await api.command('town-reviewer', late.id, { type: 'comment', text: '再说' });
    expect(comment.json()).toMatchObject({ code: 'CASE_ENDED' });
  });

  it('keeps its cards when its rows are made again from the trail, also those that were lost', async () => {
    const { db, crypto } = api.deps;
    const before = await cardsOf(`case=${late.id}`);
    await db
      .deleteFrom('cards')
      .where('card_id', '=', before.items[0]?.id ?? '')
      .execute();
    await rebuildCase(db, crypto, late.id);
    expect(await cardsOf(`case=${late.id}`)).toEqual(before);
  });
});

describe('superiors', () => {
  const rule = {
    of: { role: 'townshipGovernment', organisation: TOWN },
    superior: { person: 'county-authority' },
    validFrom: '2020-01-01',
    ground: '县里指定联系领导',
  };
  const set = (payload: object, as = 'admin') => api.ask({ method: 'POST', url: '/api/v1/superiors', as, payload });
  const resolved = async (query: string) =>
    (await api.ask({ url: `/api/v1/superiors/resolution?${query}`, as: 'admin' })).json<{
      because: string;
      superior: object;
    }>();
  const ofReviewers = `role=townshipGovernment&organisation=${TOWN}`;

  it('are set by administrators alone, of people and places that are known', async () => {
    expect((await set(rule, 'supervisor')).statusCode).toBe(403);
    expect((await api.ask({ url: '/api/v1/superiors', as: 'supervisor' })).statusCode).toBe(403);
    expect((await set({ ...rule, superior: { person: 'nobody' } })).json()).toMatchObject({ code: 'UNKNOWN_PERSON' });
    const elsewhere = { role: 'townshipParty', organisation: '610430101' };
    expect((await set({ ...rule, superior: elsewhere })).json()).toMatchObject({ code: 'UNKNOWN_ORGANISATION' });
    expect((await set({ ...rule, of: {} })).statusCode).toBe(400);
  });

  it('are the default until they are set, and again when that ends', async () => {
    expect(await resolved(ofReviewers)).toMatchObject({
      because: 'leader',
      superior: { post: { role: 'townshipParty' } },
    });
    const made = await set(rule);
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: number }>();
    expect(await resolved(ofReviewers)).toMatchObject({
      because: 'named',
      superior: { person: { id: 'county-authority', name: '测试县审定' } },
    });
    expect((await set(rule)).json()).toMatchObject({ status: 409, code: 'SUPERIOR_CONFLICT', reason: 'overlaps' });
    const today = localDateOf(api.deps.now());
    const end = (validTo: string) =>
      api.ask({ method: 'POST', url: `/api/v1/superiors/${id}/end`, as: 'admin', payload: { validTo } });
    expect((await end('2019-01-01')).json()).toMatchObject({ code: 'SUPERIOR_CONFLICT', reason: 'emptyPeriod' });
    expect((await end(today)).json()).toMatchObject({ validTo: today, endedBy: 'admin' });
    expect(await resolved(ofReviewers)).toMatchObject({ because: 'leader' });
    const list = (await api.ask({ url: '/api/v1/superiors', as: 'admin' })).json<{ items: object[] }>();
    expect(list.items).toMatchObject([{ id, ground: '县里指定联系领导', createdBy: 'admin' }]);
  });

  it('are not asked for by half an address', async () => {
    for (const query of ['', 'role=townshipGovernment']) {
      expect((await api.ask({ url: `/api/v1/superiors/resolution?${query}`, as: 'admin' })).statusCode).toBe(400);
    }
  });
});
