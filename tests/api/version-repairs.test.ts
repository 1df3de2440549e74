// Repairs that move a case to another version, back to an earlier state, or onto another run, as they are ordered.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { RepairDryRun, RepairItemView, RepairView } from '../../api/contracts/repairs.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { storeDefinition } from '../../db/definitions.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { verifyCase } from '../../db/verify.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import { version } from '../domain/repair/ordering.ts';
import { startCaseApi, taskOf } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';
import { houseRepair } from '../support/factories.ts';

type View = z.infer<typeof RepairView>;
type DryRun = z.infer<typeof RepairDryRun>;
type Item = z.infer<typeof RepairItemView>;

const ADMIN = { id: 'admin', name: '测试管理员' };
let api: CaseApi;

beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto, now } = api.deps;
  await putPeople(db, crypto, [ADMIN], now());
  await putAccounts(db, [{ login: ADMIN.id, issuer: DEMO_ISSUER, personId: ADMIN.id }]);
  const post = { role: 'systemAdministrator', organisation: '610429', validFrom: '2020-01-01' };
  await putHoldings(db, [{ personId: ADMIN.id, ...post }]);
});
afterAll(() => api.close());

/** The town's review under another key, and a note that may be longer. */
const next: CaseForm = version(houseRepair, (copy) => {
  const text = JSON.stringify(copy.stages).replaceAll('"town"', '"townReview"');
  copy.stages = JSON.parse(text) as CaseForm['stages'];
});

async function ask<T>(path: string, payload: object): Promise<T> {
  const answer = await api.ask({ method: 'POST', url: `/api/v1/repairs${path}`, as: ADMIN.id, payload });
  expect(answer.json<{ code?: string }>().code).toBeUndefined();
  return answer.json<T>();
}

const body = (repair: object, cases: string[]) => ({ repair, cases, reason: '演示' });
const shown = (repair: object, cases: string[]) => ask<DryRun>('/dry-run', body(repair, cases));

/** Orders it and waits; what became of each case. */
async function ordered(repair: object, cases: string[]): Promise<Item[]> {
  const { id } = await ask<View>('', body(repair, cases));
  const url = `/api/v1/repairs/${id}`;
  const isDone = async () => expect((await api.ask({ url, as: ADMIN.id })).json<View>().state).toBe('done');
  await vi.waitFor(isDone, { timeout: 60_000, interval: 100 });
  return (await api.ask({ url: `${url}/items`, as: ADMIN.id })).json<{ items: Item[] }>().items;
}

const approve = (view: CaseView, as: string, stage: string) =>
  api.done(as, view.id, { type: 'decide', ...taskOf(view, stage), outcome: 'approve' });

const trailOf = async (id: string): Promise<string[]> => {
  const query = api.deps.db.selectFrom('events').select('type').where('case_id', '=', id).orderBy('sequence');
  return (await query.execute()).map(({ type }) => type);
};

const holds = async (id: string) => expect(await verifyCase(api.deps.db, id, api.deps.crypto)).toBeNull();

describe('an order to migrate', () => {
  it('shows the vanished stage until it is mapped, then moves the cases by the hash of the version', async () => {
    const definitionHash = await storeDefinition(api.deps.db, next, { origin: 'county', at: api.deps.now() });
    const [one, other] = [await api.file(), await api.file()];
    const cases = [one.id, other.id];
    const unmapped = await shown({ kind: 'migrate', definitionHash }, cases);
    expect(unmapped).toMatchObject({ ok: 0, refused: 2 });
    expect(unmapped.items[0]?.refusal).toMatchObject({ code: 'MIGRATION_REFUSED' });
    expect(unmapped.items[0]?.refusal?.message.zh).toContain('镇审核');
    const mapped = { kind: 'migrate', definitionHash, mapping: { town: 'townReview' } };
    const before = await trailOf(one.id);
    const trial = await shown(mapped, cases);
    expect(trial).toMatchObject({ ok: 2, refused: 0 });
    expect(trial.items[0]?.canEnd?.ends).toBe(true);
    const items = await ordered(mapped, cases);
    expect(items.map(({ state }) => state)).toEqual(['done', 'done']);
    expect((await trailOf(one.id)).slice(before.length)).toEqual(trial.items[0]?.events.map(({ type }) => type));
    const view = (await api.ask({ url: `/api/v1/cases/${one.id}`, as: 'town-reviewer' })).json<CaseView>();
    await approve(view, 'town-reviewer', 'townReview');
    const tasks = api.deps.db.selectFrom('tasks').select('stage').where('case_id', '=', other.id);
    expect(await tasks.execute()).toEqual([{ stage: 'townReview' }]);
    await holds(one.id);
  });
});

describe('an order to revert', () => {
  it('names what was sent since, and goes back when that is decided on', async () => {
    const one = await api.file();
    const { length } = await trailOf(one.id);
    await approve(one, 'town-reviewer', 'town');
    await api.done('village-cadre', one.id, { type: 'copy', to: ['town-reviewer'] });
    const back = { kind: 'revert', toSequence: length };
    const undecided = await shown(back, [one.id]);
    expect(undecided.items[0]?.refusal).toMatchObject({ code: 'REVERT_UNDECIDED' });
    expect(undecided.items[0]?.refusal?.message.zh).toContain('messages');
    expect(undecided.items[0]?.toDecide).toMatchObject([{ effectId: 'messages', state: 'done', repeatable: false }]);
    const decided = { ...back, outside: [{ effectId: 'messages', decision: 'keep' }] };
    const trial = await shown(decided, [one.id]);
    expect(trial.items[0]?.events.map(({ type }) => type)).toEqual(['repaired', 'visitClosed', 'stateRestored']);
    expect((await ordered(decided, [one.id])).map(({ state }) => state)).toEqual(['done']);
    const view = (await api.ask({ url: `/api/v1/cases/${one.id}`, as: 'town-reviewer' })).json<CaseView>();
    await approve(view, 'town-reviewer', 'town');
    await holds(one.id);
  });
});

describe('an order to start a lost case again', () => {
  it('is refused while the case runs, and brings back one that was terminated', async () => {
    const [running, lost] = [await api.file(), await api.file()];
    await api.client.workflow.getHandle(lost.id).terminate('behind our back');
    const items = await ordered({ kind: 'restart' }, [running.id, lost.id]);
    const stateOf = (id: string) => items.find((item) => item.case?.id === id);
    expect(stateOf(running.id)).toMatchObject({ state: 'refused', reason: { code: 'COMMAND_NOT_APPLICABLE' } });
    expect(stateOf(lost.id)).toMatchObject({ state: 'done', reason: null });
    await approve(lost, 'town-reviewer', 'town');
    await holds(lost.id);
  });
});
