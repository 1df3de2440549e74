import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import type { OrganisationPosts, VacantPost } from '../../api/contracts/posts.ts';
import { directoryScopeOf, isInDirectory } from '../../domain/colleagues.ts';
import { sampleDefinition } from '../support/sample-definition.ts';
import { PEOPLE, PLACES, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ namespace: false });
});
afterAll(() => api.close());

describe('organisations', () => {
  const list = async (query: string): Promise<string[]> => {
    const answer = await api.ask({ url: `/api/v1/organisations?${query}`, as: 'village-cadre' });
    expect(answer.statusCode).toBe(200);
    return answer.json<{ items: { path: string }[] }>().items.map(({ path }) => path);
  };

  it('are listed parents first, by region, by parent, by level and by part of the name', async () => {
    expect(await list('')).toEqual(PLACES.map(({ path }) => path).sort());
    expect(await list('region=610429101')).toEqual(['610429101', '610429101/civil-affairs', '610429101200']);
    expect(await list('parent=610429&kind=body')).toEqual(['610429/finance', '610429/housing']);
    expect(await list('level=village')).toEqual(['610429101200', '610429102201']);
    expect(await list(`q=${encodeURIComponent('住建')}`)).toEqual(['610429/housing']);
    expect(await list('q=tuqiao')).toEqual(['610429102']);
  });

  it('say when a limit left some out', async () => {
    const answer = await api.ask({ url: '/api/v1/organisations?limit=2', as: 'village-cadre' });
    expect(answer.json()).toMatchObject({ complete: false, items: [{ path: '610429' }, {}] });
  });

  it('are shown one by one, divisions and bodies', async () => {
    const one = (path: string) => api.ask({ url: `/api/v1/organisations/${path}`, as: 'village-cadre' });
    expect((await one('610429101')).json()).toMatchObject({
      name: { zh: '城关镇' },
      parent: '610429',
      kind: 'division',
    });
    expect((await one('610429/housing')).json()).toMatchObject({ name: { en: 'Housing Bureau' }, kind: 'body' });
    for (const path of ['610429/none', '123', "610429'--"]) expect((await one(path)).statusCode).toBe(404);
  });
});

describe('the directory of posts', () => {
  const found = async (as: string, query = ''): Promise<string[]> => {
    const answer = await api.ask({ url: `/api/v1/people?${query}`, as });
    expect(answer.statusCode).toBe(200);
    return answer.json<{ items: { person: { id: string } }[] }>().items.map(({ person }) => person.id);
  };

  it('shows the posts of one’s region and of the units above it, not those of neighbours', async () => {
    expect(await found('village-cadre')).toEqual([
      'county-authority',
      'housing-officer',
      'town-reviewer',
      'village-cadre',
    ]);
    expect(await found('town-reviewer')).not.toContain('other-town-reviewer');
    expect(await found('county-authority')).toHaveLength(6);
    expect(await found('villager')).toEqual([]);
  });

  it('shows to each person exactly what the rule in the core says', async () => {
    for (const { id, role, organisation } of PEOPLE) {
      const holdings = role === undefined || organisation === undefined ? [] : [{ role, organisation }];
      const scope = directoryScopeOf({ kind: 'person', person: { id, name: id }, holdings });
      const expected = PEOPLE.filter((one) => one.organisation !== undefined && isInDirectory(scope, one.organisation));
      expect((await found(id)).sort()).toEqual(expected.map((one) => one.id).sort());
    }
  });

  it('is narrowed by role, region and part of the name', async () => {
    expect(await found('county-authority', 'role=townshipGovernment')).toEqual([
      'town-reviewer',
      'other-town-reviewer',
    ]);
    expect(await found('county-authority', 'region=610429102')).toEqual(['other-town-reviewer', 'other-village-cadre']);
    expect(await found('county-authority', `name=${encodeURIComponent('住建')}`)).toEqual(['housing-officer']);
    expect(await found('county-authority', 'person=housing-officer')).toEqual(['housing-officer']);
    expect(await found('county-authority', 'person=nobody')).toEqual([]);
    expect(await found('town-reviewer', 'region=610429102')).toEqual([]);
  });

  it('comes in pages that together show everybody once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await api.ask({ url: `/api/v1/people?limit=2${cursor}`, as: 'county-authority' });
      const page = answer.json<{ items: { person: { id: string } }[]; next: string | null }>();
      seen.push(...page.items.map(({ person }) => person.id));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual(await found('county-authority'));
  });
});

describe('the inbox', () => {
  const inbox = async (as: string, query = '') => {
    const answer = await api.ask({ url: `/api/v1/inbox?${query}`, as });
    return answer.json<{ items: { id: number; kind: string; readAt: string | null }[]; next: string | null }>();
  };

  beforeAll(async () => {
    const told = (recipient: string, sequence: number) => ({
      recipient,
      sequence,
      case_id: randomUUID(),
      kind: 'urged',
      detail: JSON.stringify({ stage: 'review' }),
      created_at: api.deps.now(),
    });
    await api.deps.db
      .insertInto('inbox')
      .values([
        told('person:village-cadre', 1),
        told('role:townshipVillageCadre@610429101200', 2),
        told('person:town-reviewer', 3),
        told('role:townshipVillageCadre@610429102201', 4),
      ])
      .execute();
  });

  it('holds what a person and his posts were told, newest first, and nothing of others', async () => {
    const { items } = await inbox('village-cadre');
    expect(items).toHaveLength(2);
    expect(items[0]?.id).toBeGreaterThan(items[1]?.id ?? 0);
    const first = await inbox('village-cadre', 'limit=1');
    const second = await inbox('village-cadre', `limit=1&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.next).toBeNull();
  });

  it('is marked as read by its owner alone', async () => {
    const { items } = await inbox('village-cadre');
    const read = (as: string) =>
      api.ask({ method: 'POST', url: '/api/v1/inbox/read', as, payload: { ids: items.map(({ id }) => id) } });
    expect((await read('other-village-cadre')).json()).toEqual({ marked: 0, unread: 1 });
    expect((await read('village-cadre')).json()).toEqual({ marked: 2, unread: 0 });
    expect((await inbox('village-cadre', 'unread=true')).items).toEqual([]);
    expect((await inbox('village-cadre', 'unread=false')).items).toHaveLength(2);
  });
});

describe('posts', () => {
  beforeAll(async () => {
    const { db, crypto, now } = api.deps;
    const keepers = [
      { id: 'county-keeper', organisation: '610429' },
      { id: 'town-keeper', organisation: '610429101' },
    ];
    await putPeople(
      db,
      crypto,
      keepers.map(({ id }) => ({ id, name: id })),
      now(),
    );
    await putAccounts(
      db,
      keepers.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
    );
    const held = { personId: 'town-reviewer', role: 'reviewer', organisation: '610429101', validFrom: '2020-01-01' };
    await putHoldings(db, [
      ...keepers.map(({ id: personId, organisation }) => ({
        personId,
        organisation,
        role: 'systemAdministrator',
        validFrom: '2020-01-01',
      })),
      { ...held, validTo: '2099-01-01' },
      // Nobody holds it any more.
      { ...held, organisation: '610429102', validTo: '2021-01-01' },
    ]);
    const definition = sampleDefinition();
    const at = '2020-01-01T00:00:00.000Z';
    const hash = await storeDefinition(db, definition, { origin: 'release', at });
    await activateDefinition(db, { procedure: definition.id, hash, activeFrom: at, ground: 'test', by: 'test' });
  });

  const ask = (url: string, as: string) => api.ask({ url: `/api/v1${url}`, as });
  const postsAt = async (organisation: string, as = 'county-keeper'): Promise<OrganisationPosts> =>
    (await ask(`/posts?organisation=${organisation}`, as)).json();

  it('of an organisation are shown with their holders, vacant ones first, and with what asks for them', async () => {
    const town = await postsAt('610429101');
    expect(town.above).toEqual([{ path: '610429', name: { zh: '旬邑县', en: 'Xunyi County' } }]);
    expect(town.posts).toMatchObject([
      {
        role: 'reviewer',
        vacant: false,
        holders: [{ person: { id: 'town-reviewer' }, validFrom: '2020-01-01', validTo: '2099-01-01' }],
        procedures: [{ id: sampleDefinition().id }],
      },
      // Held, though nothing in force asks for them.
      { role: 'systemAdministrator', vacant: false, procedures: [] },
      { role: 'townshipGovernment', vacant: false, procedures: [] },
    ]);
    const other = await postsAt('610429102');
    expect(other.posts[0]).toMatchObject({ role: 'reviewer', vacant: true, holders: [], waiting: 0 });
  });

  it('are counted below an organisation, and told of bodies that nobody has registered', async () => {
    const county = await postsAt('610429');
    expect(county.below.map(({ path, held, vacant }) => [path, held, vacant])).toEqual([
      ['610429/finance', 0, 0],
      ['610429/housing', 1, 1],
      ['610429101', 4, 1],
      ['610429102', 2, 2],
    ]);
    expect(county.missing).toMatchObject([
      { role: 'inspector', organisation: { path: '610429/water', name: { zh: '旬邑县' }, registered: false } },
    ]);
  });

  it('that are vacant are listed in pages, within the region that is asked for', async () => {
    const page = async (query: string) =>
      (await ask(`/posts/vacant?${query}`, 'county-keeper')).json<{ items: VacantPost[]; next: string | null }>();
    const first = await page('limit=3');
    const second = await page(`limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ role, organisation }) => `${role}@${organisation.path}`)).toEqual([
      'inspector@610429/housing',
      'inspector@610429/water',
      'clerk@610429101200',
      'reviewer@610429102',
      'clerk@610429102201',
    ]);
    expect(second.next).toBeNull();
    expect((await page('region=610429102')).items).toHaveLength(2);
  });

  it('are an administrator’s matter, each in his own region', async () => {
    expect((await ask('/posts', 'town-keeper')).json<OrganisationPosts>().organisation.path).toBe('610429101');
    expect((await ask('/posts?organisation=610429102', 'town-keeper')).statusCode).toBe(403);
    expect((await ask('/posts/vacant?region=610429', 'town-keeper')).statusCode).toBe(403);
    expect((await ask('/posts', 'town-reviewer')).statusCode).toBe(403);
    expect((await ask('/posts?organisation=610429999', 'county-keeper')).statusCode).toBe(404);
  });
});
