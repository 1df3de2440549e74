// Publishing without a deploy: drafts, proofs, versions, what is in force from when, import and export.
import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionInForce, storeDefinition } from '../../db/definitions.ts';
import { exportDefinition, importDefinition } from '../../db/definition-transfer.ts';
import type { Import } from '../../db/definition-transfer.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { publish } from '../../db/publish.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import type { CaseForm, Definition } from '../../domain/definition/forms.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import { ADMINISTRATOR } from '../../domain/scope.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import type { CaseApi } from '../support/app.ts';
import { startTestApi } from './test-api.ts';
import type { TestApi } from './test-api.ts';
import { filing, startCaseApi } from '../support/app.ts';
import { houseRepair } from '../support/factories.ts';
import { PUBLISHED } from '../support/recurring-definitions.ts';

let api: CaseApi;
let clock = Date.parse('2026-03-02T01:00:00.000Z');
const now = (): string => new Date(clock).toISOString();

const get = (url: string, as = 'boss'): Promise<LightMyRequestResponse> =>
  api.ask({ method: 'GET', url: `/api/v1${url}`, as });
const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, as = 'boss') =>
  api.ask({ method, url: `/api/v1${url}`, as, ...(payload === undefined ? {} : { payload }) });

/** The procedure of the tests with a longer title and another limit. */
const changed = (title: string, more: Partial<CaseForm> = {}): CaseForm => ({
  ...structuredClone(houseRepair),
  title: { zh: title, en: title },
  ...more,
});

async function draftOf(document: object, from?: string): Promise<{ id: string; version: number }> {
  const answer = await send('POST', '/definition-drafts', { document, ...(from === undefined ? {} : { from }) });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

async function published(document: object, from?: string): Promise<string> {
  const { id, version } = await draftOf(document, from);
  const answer = await send('POST', `/definition-drafts/${id}/publish`, { version, note: '测试发布' });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ version: string }>().version;
}

const inForce = async (): Promise<string> =>
  (await definitionInForce(api.deps.db, houseRepair.id, now()))?.hash ?? 'none';

async function seedAdministrators({ deps: { db, crypto } }: TestApi): Promise<void> {
  const people = [
    { id: 'boss', name: '测试县管理员', organisation: '610429' },
    { id: 'boss-two', name: '测试县管理员乙', organisation: '610429' },
    { id: 'town-boss', name: '测试镇管理员', organisation: '610429101' },
  ];
  await putPeople(db, crypto, people, now());
  await putAccounts(
    db,
    people.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    people.map(({ id, organisation }) => ({
      personId: id,
      role: ADMINISTRATOR,
      organisation,
      validFrom: '2020-01-01',
    })),
  );
}

beforeAll(async () => {
  api = await startCaseApi({ now });
  await seedAdministrators(api);
});
afterAll(() => api.close());

describe('drafts', () => {
  it('are for administrators of the whole county alone', async () => {
    for (const who of ['village-cadre', 'town-boss']) {
      for (const url of [
        '/definitions',
        '/definition-drafts',
        '/county-profile',
        `/procedures/${houseRepair.id}/running`,
      ]) {
        expect((await get(url, who)).statusCode).toBe(403);
      }
      const body = { document: {} };
      expect((await send('POST', '/definition-drafts', body, who)).statusCode).toBe(403);
    }
  });

  it('tell the second of two administrators that the first has changed it, and keep what the first wrote', async () => {
    const { id, version } = await draftOf(changed('甲'));
    const first = await send('PUT', `/definition-drafts/${id}`, { document: changed('乙'), version });
    expect(first.json()).toMatchObject({ version: 2, title: { zh: '乙' }, updatedBy: { name: '测试县管理员' } });
    const second = await send('PUT', `/definition-drafts/${id}`, { document: changed('丙'), version }, 'boss-two');
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'CHANGED_MEANWHILE', version: 2, updatedBy: 'boss' });
    expect((await get(`/definition-drafts/${id}`)).json()).toMatchObject({ title: { zh: '乙' } });
    expect((await send('DELETE', `/definition-drafts/${id}?version=1`)).statusCode).toBe(409);
    expect((await send('DELETE', `/definition-drafts/${id}?version=2`)).statusCode).toBe(200);
    expect((await get(`/definition-drafts/${id}`)).statusCode).toBe(404);
  });

  it('may be unfinished, say every fault with its place, and are refused until they are sound', async () => {
    const broken = changed('坏');
    broken.stages = broken.stages.filter(({ kind }) => kind !== 'end');
    const { id, version } = await draftOf(broken);
    const proof = await get(`/definition-drafts/${id}/proof`);
    const { sound } = proof.json<{
      sound: { holds: boolean; faults: { path: string[]; message: { zh: string } }[] };
    }>();
    expect(sound.holds).toBe(false);
    expect(sound.faults.length).toBeGreaterThan(0);
    expect(sound.faults.every(({ path, message }) => path.length > 0 && message.zh !== '')).toBe(true);
    const refused = await send('POST', `/definition-drafts/${id}/publish`, { version, note: '试试' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'DEFINITION_UNSOUND', faults: sound.faults });
    expect((await get(`/definition-drafts/${id}`)).statusCode).toBe(200);
    const { id: empty } = await draftOf({ id: 'no-such' });
    expect((await get(`/definition-drafts/${empty}/proof`)).json()).toMatchObject({
      version: null,
      sound: { holds: false },
    });
  });

  it('come page by page, last changed first', async () => {
    clock += 1000;
    const { id } = await draftOf(changed('最新'));
    const { items, next } = (await get('/definition-drafts?limit=1')).json<{ items: { id: string }[]; next: string }>();
    expect(items.map((one) => one.id)).toEqual([id]);
    const rest = (await get(`/definition-drafts?limit=50&cursor=${next}`)).json<{ items: { id: string }[] }>();
    expect(rest.items.map((one) => one.id)).not.toContain(id);
    expect(rest.items.length).toBeGreaterThan(0);
  });
});

describe('a version', () => {
  it('is published, activated for a day to come, and taken by cases from that instant on', async () => {
    const before = await inForce();
    const fresh = await published(changed('新版本'), before);
    expect(await inForce()).toBe(before);
    const versions = (await get(`/procedures/${houseRepair.id}/versions`)).json<{ items: object[] }>();
    expect(versions.items).toContainEqual(
      expect.objectContaining({
        version: fresh,
        basedOn: before,
        note: '测试发布',
        publishedBy: { id: 'boss', name: '测试县管理员' },
        inForce: false,
      }),
    );

    const decided = await send('POST', `/definitions/${fresh}/activate`, {
      from: '2026-03-10',
      ground: '县政府会议决定',
    });
    expect(decided.statusCode, decided.body).toBe(201);
    expect(decided.json()).toMatchObject({ schedules: 'asked', activation: { state: 'planned', by: { id: 'boss' } } });
    clock = Date.parse('2026-03-09T15:59:59.000Z');
    const early = await api.file(filing({ applicant: undefined }));
    clock = Date.parse('2026-03-09T16:00:00.000Z');
    const late = await api.file();
    const pinned = await api.deps.db
      .selectFrom('cases')
      .select(['case_id', 'definition_hash'])
      .where('case_id', 'in', [early.id, late.id])
      .execute();
    const hashOf = (id: string) => pinned.find((row) => row.case_id === id)?.definition_hash;
    expect([hashOf(early.id), hashOf(late.id)]).toEqual([before, fresh]);

    const running = (await get(`/procedures/${houseRepair.id}/running`)).json<{
      versions: { version: string; open: number }[];
    }>();
    const counts = Object.fromEntries(running.versions.map(({ version, open }) => [version, open]));
    expect(counts).toEqual({ [before]: 1, [fresh]: 1 });
    const history = (await get(`/procedures/${houseRepair.id}/activations`)).json<{ items: object[] }>();
    expect(history.items[0]).toMatchObject({ version: fresh, state: 'begun', ground: '县政府会议决定' });
  });

  it('is refused in the past, when it is in force already, and where nobody is there to do it', async () => {
    const current = await inForce();
    const activate = (hash: string, from?: string) =>
      send('POST', `/definitions/${hash}/activate`, { from, ground: '试' });
    expect((await activate(current)).json()).toMatchObject({ code: 'ALREADY_IN_FORCE' });
    expect((await activate(current, '2026-01-01')).json()).toMatchObject({ code: 'DAY_IN_PAST' });
    const vacant = changed('无人');
    const [first] = vacant.stages;
    if (first?.kind !== 'decision') throw new Error('the first stage is a decision');
    first.assignee = { by: 'role', role: 'countyLetters', level: 'county' };
    const refused = await activate(await published(vacant));
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'DEFINITION_NOT_READY', faults: [{ path: ['countyLetters'] }] });
    expect((await activate('0'.repeat(64))).statusCode).toBe(404);
    expect(await inForce()).toBe(current);
  });

  it('is planned and taken back, but not any more when its day has come', async () => {
    const current = await inForce();
    const planned = await published(changed('计划'));
    const from = new Date(clock + 60_000).toISOString();
    const decided = await send('POST', `/definitions/${planned}/activate`, { from, ground: '计划启用' });
    const { id } = decided.json<{ activation: { id: number } }>().activation;
    const overview = (await get('/definitions')).json<{ items: { procedure: string }[] }>();
    expect(overview.items.find(({ procedure }) => procedure === houseRepair.id)).toMatchObject({
      inForce: current,
      planned: [{ version: planned }],
    });
    const withdrawn = await send('POST', `/activations/${id}/withdraw`, {});
    expect(withdrawn.json()).toMatchObject({ activation: { state: 'withdrawn', withdrawnBy: { id: 'boss' } } });
    clock += 120_000;
    expect(await inForce()).toBe(current);
    expect((await send('POST', `/activations/${id}/withdraw`, {})).json()).toMatchObject({ code: 'ACTIVATION_BEGUN' });
    expect((await send('POST', '/activations/999999/withdraw', {})).statusCode).toBe(404);
  });

  it('is stored once: the same content again is refused, and the same request again gives the same answer', async () => {
    const current = await inForce();
    const { id, version } = await draftOf(
      (await get(`/definitions/${current}`)).json<{ definition: object }>().definition,
    );
    const again = await send('POST', `/definition-drafts/${id}/publish`, { version, note: '相同' });
    expect(again.json()).toMatchObject({ code: 'VERSION_EXISTS', version: current });
    const headers = { 'idempotency-key': randomUUID() };
    const request = {
      method: 'POST' as const,
      url: '/api/v1/definition-drafts',
      payload: { from: current },
      as: 'boss',
      headers,
    };
    const [one, two] = [await api.ask(request), await api.ask(request)];
    expect(two.json()).toEqual(one.json());
  });

  it('shows what changed in words, and the open cases that stand where something changes', async () => {
    const current = await inForce();
    const [first] = houseRepair.stages;
    const { id } = await draftOf(
      changed('新版本', {
        stages: houseRepair.stages.map((stage) =>
          stage === first ? { ...stage, title: { zh: '改名', en: 'renamed' } } : stage,
        ),
      }),
    );
    const diff = await get(`/definitions/diff?from=${current}&to=draft:${id}`);
    expect(diff.json()).toMatchObject({
      changes: [{ area: 'stage', kind: 'changed', path: ['stages', first?.key, 'title'], stages: [first?.key] }],
      touched: [{ stage: first?.key, cases: 1, changes: 1 }],
    });
    expect((await get(`/definitions/diff?from=${current}&to=${current}`)).json()).toMatchObject({
      changes: [],
      touched: [],
    });
    expect((await get(`/definitions/diff?from=${current}&to=draft:${randomUUID()}`)).statusCode).toBe(404);
  });

  it('offers the plan by which running cases would go over, with the stages that need a decision', async () => {
    const current = await inForce();
    const [first] = houseRepair.stages;
    if (first === undefined) throw new Error('the procedure has stages');
    const text = JSON.stringify(changed('迁移')).replaceAll(`"${first.key}"`, '"renamedStage"');
    const next = await published(JSON.parse(text) as object, current);
    const plan = (await get(`/definitions/${current}/migration?to=${next}`)).json();
    expect(plan).toMatchObject({
      possible: true,
      open: 1,
      needsMapping: [first.key],
      order: {
        repair: { kind: 'migrate', definitionHash: next },
        cases: { procedure: houseRepair.id, version: current },
      },
    });
    expect(plan.stages[0]).toMatchObject({
      stage: first.key,
      cases: 1,
      to: null,
      because: { zh: '新版本没有这个环节' },
    });
    expect(plan.stages[0].candidates).toContainEqual(expect.objectContaining({ stage: 'renamedStage' }));
    expect(plan.order.repair.mapping).not.toHaveProperty(first.key);
    const back = (await get(`/definitions/${current}/migration?to=${current}`)).json();
    expect(back).toMatchObject({ needsMapping: [], order: { repair: { mapping: { [first.key]: first.key } } } });
  });

  it('gives a body that is an order to migrate as it is, once a reason is said', async () => {
    const current = await inForce();
    const next = await published(changed('照单迁移'), current);
    const { order } = (await get(`/definitions/${current}/migration?to=${next}`)).json<{ order: object }>();
    const trial = await send('POST', '/repairs/dry-run', { ...order, reason: '换用新版本' });
    expect(trial.statusCode, trial.body).toBe(200);
    expect(trial.json()).toMatchObject({ ok: 1, refused: 0 });
    const ordered = await send('POST', '/repairs', { ...order, reason: '换用新版本' });
    expect(ordered.statusCode, ordered.body).toBe(202);
    const { id } = ordered.json<{ id: string }>();
    const state = async () => (await get(`/repairs/${id}`)).json<{ state: string }>().state;
    await expect.poll(state, { timeout: 60_000 }).toBe('done');
    const { items } = (await get(`/repairs/${id}/items`)).json<{ items: { state: string }[] }>();
    expect(items.map((one) => one.state)).toEqual(['done']);
    const versions = await api.deps.db
      .selectFrom('cases')
      .select('definition_hash')
      .where('status', '=', 'open')
      .execute();
    expect(versions.map((row) => row.definition_hash)).toContain(next);
    // the tests that follow know the case by the version that it was filed with
    const back = (await get(`/definitions/${next}/migration?to=${current}`)).json<{ order: object }>();
    const again = await send('POST', '/repairs', { ...back.order, reason: '换回' });
    const { id: second } = again.json<{ id: string }>();
    await expect
      .poll(async () => (await get(`/repairs/${second}`)).json<{ state: string }>().state, { timeout: 60_000 })
      .toBe('done');
  });
});

describe('retiring', () => {
  it('is refused while another procedure opens cases of it, unless it is accepted; running cases go on', async () => {
    const linking = changed('关联', { id: 'linking-repair' });
    const end = linking.stages.find(({ kind }) => kind === 'end');
    const [first] = linking.stages;
    if (first?.kind !== 'decision' || end === undefined) throw new Error('a decision and an end');
    linking.stages = [
      { ...first, outcomes: first.outcomes.map((one) => (one.kind === 'approve' ? { ...one, to: 'hand' } : one)) },
      ...linking.stages.slice(1),
      {
        kind: 'link',
        key: 'hand',
        title: { zh: '转办', en: 'hands on' },
        basis: first.basis,
        mode: 'open',
        procedure: houseRepair.id,
        hands: [],
        byOutcome: [],
        to: end.key,
      },
    ];
    await api.activate(linking);
    const retire = (body: object) =>
      send('POST', `/procedures/${houseRepair.id}/retire`, { ground: '不再办理', ...body });
    const refused = await retire({});
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'PROCEDURE_LINKED',
      links: [{ procedure: 'linking-repair', because: 'inForce' }],
    });

    const open = await api.file();
    expect((await retire({ despiteLinks: true })).json()).toMatchObject({
      activation: { retires: true, state: 'begun' },
    });
    const filed = await api.ask({ method: 'POST', url: '/api/v1/cases', as: 'village-cadre', payload: filing() });
    expect([filed.statusCode, filed.json<{ code: string }>().code]).toEqual([422, 'UNKNOWN_PROCEDURE']);
    expect((await get(`/cases/${open.id}`, 'village-cadre')).json()).toMatchObject({ status: 'open' });
    expect((await retire({ despiteLinks: true })).json()).toMatchObject({ code: 'NOT_IN_FORCE' });
    const overview = (await get('/definitions')).json<{ items: { procedure: string }[] }>();
    expect(overview.items.find(({ procedure }) => procedure === houseRepair.id)).toMatchObject({
      retired: true,
      inForce: null,
    });
    const { activation } = (await get(`/procedures/${houseRepair.id}/activations`))
      .json<{ items: { version: string }[] }>()
      .items.map((one) => ({ activation: one.version }))[0]!;
    clock += 1000;
    const again = await publish(api.deps.db, {
      procedures: [
        { ...structuredClone(houseRepair), title: { zh: '新发布', en: 'released anew' } } as AuthoredDefinition,
      ],
      profile: null,
      at: now(),
      ground: 'test',
      dryRun: true,
    });
    expect(again.map(({ state }) => state)).toEqual(['kept']);
    expect((await send('POST', `/definitions/${activation}/activate`, { ground: '恢复' })).statusCode).toBe(201);
    expect(await inForce()).toBe(activation);
  });
});

describe('the county profile', () => {
  const reportOn = (day: number) => ({ parameters: { 'monthly-report': { reportDay: day } } });

  it('is tried first, then set as a whole, and what it changes is a new version in force at once', async () => {
    clock += 1000;
    await publish(api.deps.db, { procedures: PUBLISHED, profile: null, at: now(), ground: 'test' });
    expect((await get('/county-profile')).json()).toEqual({ current: null });
    const trial = await send('POST', '/county-profile/dry-run', { profile: reportOn(18) });
    expect(trial.json()).toMatchObject({
      profile: null,
      procedures: [
        {
          procedure: 'monthly-report',
          state: 'activated',
          changes: expect.arrayContaining([
            { zh: '职责「每月报送」·开启时间由「每月25日」改为「每月18日」', en: expect.stringContaining('day 18') },
          ]),
        },
      ],
    });
    clock += 1000;
    const body = { profile: reportOn(18), ground: '县里改为18日', before: null };
    const set = await send('PUT', '/county-profile', body);
    expect(set.json(), set.body).toMatchObject({
      schedules: 'asked',
      procedures: [{ version: trial.json().procedures[0].version }],
    });
    const { current } = (await get('/county-profile')).json();
    expect(current).toMatchObject({ id: set.json().profile, ground: '县里改为18日', setBy: { id: 'boss' } });
    const history = (await get('/procedures/monthly-report/activations')).json<{ items: object[] }>();
    expect(history.items[0]).toMatchObject({ by: { id: 'boss' }, byProfile: current.id });
    const moved = await send('PUT', '/county-profile', { ...body, profile: reportOn(12) }, 'boss-two');
    expect(moved.json()).toMatchObject({ code: 'CHANGED_MEANWHILE', profile: current.id, setBy: 'boss' });
  });

  it('is refused with every fault', async () => {
    const profile = { parameters: { 'monthly-report': { reportDay: 'x', none: 1 }, 'no-such': {} } };
    const refused = await send('POST', '/county-profile/dry-run', { profile });
    expect(refused.statusCode).toBe(422);
    const { faults } = refused.json<{ faults: { code: string }[] }>();
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'PARAMETER_UNKNOWN',
      'PARAMETER_VALUE',
      'PROCEDURE_UNKNOWN',
    ]);
  });
});

describe('the schedules of duties', () => {
  it('follow a version that is planned, from its instant on, and go back when the plan is taken back', async () => {
    const current = (await definitionInForce(api.deps.db, 'monthly-report', now()))!;
    const later = structuredClone(current.definition);
    const [monthly] = later.duties;
    if (monthly === undefined) throw new Error('the report has a duty');
    monthly.opens = { every: 'month', day: 12 };
    const hash = await published(later, current.hash);
    const decided = await send('POST', `/definitions/${hash}/activate`, { from: '2030-01-01', ground: '自2030年起' });
    const { activation } = decided.json<{ activation: { id: number; from: string } }>();
    expect(activation.from).toBe('2029-12-31T16:00:00.000Z');

    const name = `${api.config.worker.taskQueue}/monthly-report/duty/monthly`;
    const specOf = async (id: string) => {
      const found = await api.client.schedule
        .getHandle(id)
        .describe()
        .catch(() => null);
      return found === null ? null : [found.spec.startAt?.toISOString(), found.spec.endAt?.toISOString()];
    };
    const eventually = (id: string) => expect.poll(() => specOf(id), { timeout: 60_000 });
    await eventually(`${name}@${activation.from}`).toEqual([activation.from, undefined]);
    await eventually(name).toEqual([undefined, '2029-12-31T15:59:59.000Z']);
    const { info } = await api.client.schedule.getHandle(`${name}@${activation.from}`).describe();
    expect(info.nextActionTimes[0]?.toISOString()).toBe('2030-01-11T16:00:00.000Z');

    expect((await send('POST', `/activations/${activation.id}/withdraw`, {})).statusCode).toBe(200);
    await eventually(`${name}@${activation.from}`).toBeNull();
    await eventually(name).toEqual([undefined, undefined]);
  });
});

describe('export and import', () => {
  it('gives the same version in another county, and says what that county has not set', async () => {
    const { hash } = (await definitionInForce(api.deps.db, 'monthly-report', now()))!;
    const exported = await get(`/definitions/${hash}/export`);
    expect(exported.headers['content-disposition']).toContain('monthly-report');
    const county = await startTestApi({ namespace: false, now });
    try {
      await seedAdministrators(county);
      const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
        county.ask({ method, url: `/api/v1${url}`, as: 'boss', ...(payload === undefined ? {} : { payload }) });
      const transfer = exported.json<object>();
      const trial = await ask('POST', '/definitions/import', { transfer, note: '试', dryRun: true });
      expect([trial.statusCode, trial.json().version]).toEqual([200, hash]);
      expect((await ask('GET', `/definitions/${hash}`)).statusCode).toBe(404);
      const taken = await ask('POST', '/definitions/import', { transfer, note: '由邻县导入' });
      expect(taken.statusCode, taken.body).toBe(201);
      expect(taken.json()).toMatchObject({
        version: hash,
        known: false,
        notSet: [
          { key: 'reportDay', value: 18 },
          { key: 'yearEndDay', value: null },
        ],
        leftOut: [{ parameter: 'yearEndDay', usedAt: 'duties/yearEnd' }],
      });
      expect((await ask('GET', `/definitions/${hash}/export`)).json()).toEqual(transfer);
      const again = await ask('POST', '/definitions/import', { transfer, note: '再次' });
      expect([again.statusCode, again.json().known]).toEqual([200, true]);
    } finally {
      await county.close();
    }
  });

  it('is refused with every fault when something was touched on the way, and stores nothing', async () => {
    const { hash } = (await definitionInForce(api.deps.db, 'monthly-report', now()))!;
    const exported = (await get(`/definitions/${hash}/export`)).json();
    const refusal = async (transfer: object) => {
      const answer = await send('POST', '/definitions/import', { transfer, note: '坏' });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'TRANSFER_REFUSED']);
      return answer.json<{ faults: { code: string }[] }>().faults.map(({ code }) => code);
    };
    const definition = { ...exported.definition, tier: 3 };
    expect(await refusal({ ...exported, definition })).toEqual(['HASH_MISMATCH']);
    expect(await refusal({ ...exported, definition: { ...definition, titel: 1, tier: 9 } })).toEqual([
      'HASH_MISMATCH',
      'SCHEMA',
    ]);
    expect(await refusal({ ...exported, schemaVersion: 99 })).toEqual(['SCHEMA_VERSION']);
    expect(await refusal({ format: 'other' })).toContain('TRANSFER_MALFORMED');
  });

  it('brings every procedure of the release through export and import under the same hash', async () => {
    const { db } = api.deps;
    for (const authored of PROCEDURES) {
      const made = resolveDefinition(authored, { parameters: {}, years: { default: 2026 } });
      if (!made.ok) throw new Error(authored.id);
      const definition: Definition = made.definition;
      const hash = await storeDefinition(db, definition, { origin: 'release', at: now() });
      const sent = JSON.stringify(await exportDefinition(db, hash));
      const taken = (await importDefinition(db, JSON.parse(sent) as never, {
        note: '往返',
        by: 'boss',
        at: now(),
        dryRun: true,
      })) as Import;
      expect([authored.id, taken.ok, taken.hash], JSON.stringify(taken).slice(0, 300)).toEqual([
        authored.id,
        true,
        hash,
      ]);
    }
  });
});
