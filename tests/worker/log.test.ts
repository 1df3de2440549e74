import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../worker/log.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';

const lines: string[] = [];
const logged = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ runtime: { logger: createLogger('info', (line) => lines.push(line)) } });
});
afterAll(() => api.close());

const PHONE = '13800005678';
const OPINION = '材料齐全，同意上报';

describe('the worker’s log', () => {
  it('names the request and the case of every start and command, and nothing that a form holds', async () => {
    const filing = await api.ask({
      method: 'POST',
      url: '/api/v1/cases',
      as: 'village-cadre',
      headers: { 'x-request-id': 'log-test-start' },
      payload: {
        procedure: 'house-repair',
        organisation: '610429101200',
        subject: { id: (await api.deps.db.selectFrom('subjects').select('id').executeTakeFirstOrThrow()).id },
        data: { grade: 'c', area: 80, phone: PHONE },
      },
    });
    expect(filing.statusCode).toBe(201);
    const filed = filing.json<Awaited<ReturnType<CaseApi['file']>>>();
    const body = { type: 'decide', ...taskOf(filed, 'town'), outcome: 'approve', opinion: OPINION };
    const answer = await api.command('town-reviewer', filed.id, body, { 'x-request-id': 'log-test-command' });
    expect(answer.statusCode).toBe(200);
    // Lines of workflows are written when the worker has finished their task.
    await api.stopWork();
    expect(logged().find(({ requestId }) => requestId === 'log-test-start')).toMatchObject({
      level: 'info',
      msg: 'started',
      caseId: filed.id,
    });
    expect(logged().find(({ requestId }) => requestId === 'log-test-command')).toMatchObject({
      msg: 'command',
      caseId: filed.id,
      command: 'decide',
    });
    const text = lines.join('');
    for (const word of [PHONE, OPINION, filed.subject?.name ?? '测试']) expect(text).not.toContain(word);
  });

  it('keeps ids of other workflows apart from those of cases', () => {
    const own: string[] = [];
    const logger = createLogger('info', (line) => own.push(line));
    logger.info('handed over', { workflowId: 'handover:h1' });
    logger.info('moved', { workflowId: '5f1d7a52-6a0e-4a6e-8f4e-1b2c3d4e5f60' });
    const [first, second] = own.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).not.toHaveProperty('caseId');
    expect(second).toMatchObject({ caseId: '5f1d7a52-6a0e-4a6e-8f4e-1b2c3d4e5f60' });
  });
});
