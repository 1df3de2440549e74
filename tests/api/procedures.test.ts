import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import { allStages } from '../../domain/definition/stage-index.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { unsetParts } from '../../domain/definition/unset-parts.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import { startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
/** Hash by procedure. */
const versions = new Map<string, { hash: string; definition: Definition }>();
const cases = () =>
  [...versions].flatMap(([id, { definition }]) => (definition.form === 'case' ? [[id, definition] as const] : []));

beforeAll(async () => {
  api = await startTestApi({ namespace: false });
  const { db, now } = api.deps;
  for (const authored of PROCEDURES) {
    const resolution = resolveDefinition(authored, { parameters: {}, years: { default: 2027 } });
    if (!resolution.ok) throw new Error(`${authored.id}: ${JSON.stringify(resolution.faults)}`);
    const { definition } = resolution;
    const unset = unsetParts(authored, resolution.unset);
    const hash = await storeDefinition(db, definition, { origin: 'release', unset, at: now() });
    await activateDefinition(db, { procedure: definition.id, hash, activeFrom: now(), ground: '测试', by: 'test' });
    versions.set(definition.id, { hash, definition });
  }
});
afterAll(() => api.close());

const renovation = 'dilapidated-house-renovation';
const get = (path: string, as = 'village-cadre', headers: Record<string, string> = {}) =>
  api.ask({ url: `/api/v1/procedures${path}`, as, headers });

describe('procedures', () => {
  it('are listed with their version, and with who may file them where', async () => {
    const list = async (as: string, query = '') => {
      const answer = await get(query, as);
      return answer.json<{
        items: { id: string; version: string; filing: { mayFile: boolean; regions: string[] } }[];
      }>();
    };
    const { items } = await list('village-cadre');
    const listed = Object.fromEntries(items.map(({ id, version }) => [id, version]));
    expect(listed).toEqual(Object.fromEntries([...versions].map(([id, { hash }]) => [id, hash])));
    expect(items.find(({ id }) => id === renovation)?.filing).toMatchObject({
      level: 'village',
      mayFile: true,
      regions: ['610429101200'],
    });
    const others = await list('housing-officer', '?mayFile=true');
    for (const { filing } of others.items) expect(filing.mayFile).toBe(true);
    const housing = await list('village-cadre', '?field=housing');
    const ours = PROCEDURES.filter(({ field }) => field === 'housing').map(({ id }) => id);
    expect(housing.items.map(({ id }) => id)).toEqual(ours.toSorted());
  });

  it('are shown one by one, as they are run and hashed, with their basis and versions', async () => {
    const answer = await get(`/${renovation}`);
    const { hash, definition } = versions.get(renovation) ?? {};
    expect(answer.json()).toMatchObject({
      id: renovation,
      version: hash,
      versions: [{ version: hash, origin: 'release', inForce: true }],
      definition: JSON.parse(JSON.stringify(definition)) as object,
    });
    expect(answer.json<{ basis: unknown[] }>().basis.length).toBeGreaterThan(0);
  });

  it('say what of them does not run because the county has not set a value', async () => {
    const { notSet } = (await get('/year-end-summary')).json<{ notSet: unknown[] }>();
    expect(notSet).toContainEqual({
      parameter: { key: 'summaryBy', title: expect.anything() },
      part: { key: 'summaryMeeting', title: expect.anything() },
      usedAt: 'duties/summaryMeeting',
    });
    expect((await get('/monthly-bulletin')).json()).toMatchObject({ form: 'duty', filing: null, notSet: [] });
  });

  it('are shown in any stored version, and are unknown in others', async () => {
    const hash = versions.get(renovation)?.hash ?? '';
    expect((await get(`/${renovation}?version=${hash}`)).statusCode).toBe(200);
    const missing = [
      `/${renovation}?version=${'0'.repeat(64)}`,
      `/village-rules?version=${hash}`,
      '/nothing',
      '/No_Id',
    ];
    for (const path of missing) expect((await get(path)).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await get(`/${renovation}?version=1`)).statusCode).toBe(400);
  });

  it('give JSON Schema of each form, which a validator takes, in the language of the caller', async () => {
    for (const [id, { definition }] of versions) {
      const forms = (await get(`/${id}/forms`, 'village-cadre', { 'accept-language': 'en' })).json<{
        filing: { properties: Record<string, { title: string }> } | null;
        stages: { stage: string; schema: object }[];
        duties: { duty: string; schema: object }[];
      }>();
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      for (const { schema } of [...forms.stages, ...forms.duties]) ajv.compile(schema);
      const parts = [...definition.duties, ...definition.indicators];
      expect(forms.duties.map(({ duty }) => duty)).toEqual(parts.map(({ key }) => key));
      if (definition.form !== 'case') continue;
      ajv.compile(forms.filing ?? false);
      for (const { field } of definition.filing.form) {
        const label = definition.fields.find(({ key }) => key === field)?.label.en;
        expect(forms.filing?.properties[field]?.title).toBe(label);
      }
    }
  });
});

describe('the picture of a procedure', () => {
  it('is an SVG with every stage, and nothing that a page’s policy may forbid', async () => {
    for (const [id, definition] of cases()) {
      const answer = await get(`/${id}/picture`, 'village-cadre', { accept: 'image/svg+xml' });
      expect(answer.headers['content-type']).toMatch(/^image\/svg\+xml/);
      expect(answer.body).toMatch(/^<svg .*<\/svg>$/s);
      expect(answer.body).not.toMatch(/<style|<script|style="|NaN|undefined/);
      for (const { stage } of allStages(definition)) expect(answer.body).toContain(`${stage.key}"`);
      const again = await get(`/${id}/picture`);
      expect(again.body).toBe(answer.body);
    }
  });

  it('is graph data for who asks for JSON', async () => {
    const byHeader = await get(`/${renovation}/picture`, 'village-cadre', { accept: 'application/json' });
    const byQuery = await get(`/${renovation}/picture?format=graph`);
    expect(byQuery.json()).toEqual(byHeader.json());
    const { nodes, edges } = byQuery.json<{ nodes: { id: string }[]; edges: { from: string; to: string }[] }>();
    const ids = nodes.map(({ id }) => id);
    for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  });

  it('are outlined in words for their readers, by version', async () => {
    const { hash } = versions.get(renovation) ?? { hash: '' };
    const answer = await get(`/${renovation}/outline?version=${hash}`);
    expect(answer.statusCode).toBe(200);
    const outline = answer.json<{ version: string; stages: { key: string; limits: { limit: { zh: string } }[] }[] }>();
    expect(outline.version).toBe(hash);
    expect(outline.stages.find(({ key }) => key === 'townshipReview')?.limits[0]?.limit.zh).toBe('10个工作日');
    expect((await get('/no-such-procedure/outline')).statusCode).toBe(404);
  });
});
