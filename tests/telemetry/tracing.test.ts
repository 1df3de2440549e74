import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTracing } from '../../telemetry/start-tracing.ts';
import type { Tracing } from '../../telemetry/start-tracing.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { startReceiver } from './receiver.ts';
import type { SeenSpan } from './receiver.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let tracing: Tracing;
let api: CaseApi;
beforeAll(async () => {
  receiver = await startReceiver();
  const started = await startTracing({ tracing: { endpoint: receiver.endpoint } }, 'api');
  if (started === null) throw new Error('no tracing');
  tracing = started;
  api = await startCaseApi({ tracing, bundle: await bundleWorkflows({ traced: true }) });
});
afterAll(async () => {
  await api.close();
  await tracing.stop();
  await receiver.close();
});

/** The spans above one, from the nearest. */
function above(span: SeenSpan): string[] {
  const parent = receiver.spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent === undefined ? [] : [parent.name, ...above(parent)];
}

const PHONE = '13800001234';
const REASON = '房屋面积与登记不符';

describe('traces', () => {
  it('lead from the request over the update and its workflow to the record and its SQL, as one', async () => {
    const filed = await api.file({ data: { grade: 'c', area: 80, phone: PHONE } });
    const town = taskOf(filed, 'town');
    const answer = await api.command(
      'town-reviewer',
      filed.id,
      { type: 'decide', ...town, outcome: 'reject', opinion: REASON },
      { 'x-request-id': 'trace-test-0001' },
    );
    expect(answer.statusCode).toBe(200);
    // The worker is told of the end of an activation later than the caller: it is stopped, so that all has been told.
    await api.stopWork();
    await tracing.flush();

    const request = receiver.spans.find((span) => span.attributes['banjie.request_id'] === 'trace-test-0001');
    expect(request).toMatchObject({
      name: 'POST /api/v1/cases/:caseId/commands',
      service: 'banjie-api',
      attributes: { 'http.response.status_code': 200 },
    });
    const own = receiver.spans.filter(({ traceId }) => traceId === request?.traceId);
    const record = own.find(({ name }) => name === 'RunActivity:record');
    expect(record).toBeDefined();
    const way = record === undefined ? [] : above(record);
    expect(way).toEqual([
      'StartActivity:record',
      'HandleUpdate:command',
      'StartWorkflowUpdate:command',
      'POST /api/v1/cases/:caseId/commands',
    ]);
    const written = own.find(({ attributes }) => String(attributes['db.statement']).includes('record_case'));
    expect(written === undefined ? [] : above(written)[0]).toBe('RunActivity:record');
    expect(record?.attributes.temporalWorkflowId).toBe(filed.id);
  });

  it('say nothing about anybody: no value of a form, no opinion, no token, no error’s text', async () => {
    await tracing.flush();
    expect(receiver.bodies.length).toBeGreaterThan(0);
    for (const body of receiver.bodies) {
      expect(body).not.toContain(PHONE);
      expect(body).not.toContain(REASON);
      expect(body).not.toContain('测试');
      expect(body).not.toMatch(/Bearer|exception\.message|exception\.stacktrace/);
    }
    for (const { status } of receiver.spans) expect(status.message ?? '').toBe('');
  });

  it('are not even loaded where no receiver is named', () => {
    const script = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
      const { startTracing } = await import('${join(import.meta.dirname, '../../telemetry/start-tracing.ts')}');
      await import('${join(import.meta.dirname, '../../api/create-deps.ts')}');
      const tracing = await startTracing({ tracing: undefined }, 'api');
      console.log(JSON.stringify({ tracing, many: loaded.length > 100, opentelemetry: loaded.filter((url) => url.includes('opentelemetry')) }));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual({ tracing: null, many: true, opentelemetry: [] });
  });
});
