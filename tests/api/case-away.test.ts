import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { TemporalGateway } from '../../api/temporal-gateway.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { freePorts } from '../../embedded/free-ports.ts';
import { filing, startCaseApi, taskOf, type CaseApi } from '../support/app.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
});
afterAll(() => api.close());

const ANSWER_WITHIN = 4_000;

/** Lets requests go through another gateway while `work` runs. */
async function through(gateway: TemporalGateway, work: () => Promise<void>): Promise<void> {
  const usual = api.deps.temporal;
  api.deps.temporal = gateway;
  try {
    await work();
  } finally {
    api.deps.temporal = usual;
    await gateway.close();
  }
}

const comment = (caseId: string, key: string) =>
  api.command('town-reviewer', caseId, { type: 'comment', text: '看过' }, { 'idempotency-key': key });

const comments = async (caseId: string) => {
  const rows = await api.deps.db
    .selectFrom('events')
    .select('type')
    .where('case_id', '=', caseId)
    .where('type', '=', 'commented')
    .execute();
  return rows.length;
};

describe('while Temporal is away', () => {
  it('commands and filings answer 503 and leave nothing, while reading goes on', async () => {
    const filed = await api.file();
    const [port] = await freePorts(1);
    await through(api.gateway(ANSWER_WITHIN, `127.0.0.1:${port}`), async () => {
      const before = await api.footprint();
      const command = await comment(filed.id, 'temporal-away');
      expect(command.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect(command.headers['retry-after']).toBeDefined();
      const start = await api.ask({ method: 'POST', url: '/api/v1/cases', as: 'village-cadre', payload: filing() });
      expect(start.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect(await api.footprint()).toEqual(before);
      expect((await api.ask({ url: `/api/v1/cases/${filed.id}`, as: 'town-reviewer' })).statusCode).toBe(200);
    });
    expect((await comment(filed.id, 'temporal-away')).statusCode).toBe(200);
  });
});

describe('while no worker runs', () => {
  it('a command and a filing answer 503, and sent again under the same keys they have one effect', async () => {
    const filed = await api.file();
    await api.stopWork();
    const payload = filing();
    const start = () =>
      api.ask({
        method: 'POST',
        url: '/api/v1/cases',
        as: 'village-cadre',
        payload,
        headers: { 'idempotency-key': 'no-worker-start' },
      });
    await through(api.gateway(ANSWER_WITHIN), async () => {
      expect((await comment(filed.id, 'no-worker')).json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect((await start()).json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    });
    await api.work();
    expect((await comment(filed.id, 'no-worker')).statusCode).toBe(200);
    expect(await comments(filed.id)).toBe(1);
    const [one, other] = [await start(), await start()];
    expect([one.statusCode, other.statusCode], one.body).toEqual([201, 201]);
    expect(one.json<CaseView>().id).toBe(other.json<CaseView>().id);
  });
});

describe("while a case's workflow task fails", () => {
  it('its commands answer 503 CASE_STUCK, and go through when the fault is mended', async () => {
    const filed = await api.file();
    await api.stopWork();
    const wrongKey = createDataConverter([{ id: 'wrong', key: Buffer.alloc(32, 1) }]);
    const broken = await api.work({ dataConverter: wrongKey });
    await through(api.gateway(ANSWER_WITHIN), async () => {
      expect((await comment(filed.id, 'stuck')).json()).toMatchObject({ status: 503, code: 'CASE_STUCK' });
    });
    await broken.stop();
    await api.work();
    const later = await comment(filed.id, 'stuck');
    expect(later.statusCode, later.body).toBe(200);
    expect(await comments(filed.id)).toBe(1);
    const view = later.json<CaseView>();
    expect((await api.command('town-reviewer', filed.id, { type: 'claim', ...taskOf(view, 'town') })).statusCode).toBe(
      200,
    );
  });
});
