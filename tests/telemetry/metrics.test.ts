import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiMetrics, watchDeployment } from '../../api/metrics.ts';
import { createPassMeasure } from '../../dispatcher/metrics.ts';
import { createRegistry, engineMetrics, serveMetrics } from '../../telemetry/metrics.ts';
import { measuredActivities } from '../../worker/metrics.ts';
import { freePorts } from '../../embedded/free-ports.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';

const registry = createRegistry('api');
let api: CaseApi;
let page: Server;
let engine = '';
beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  engine = `http://127.0.0.1:${port}/metrics`;
  const metrics = createApiMetrics(registry);
  api = await startCaseApi({ metrics, runtime: { telemetryOptions: engineMetrics(port) } });
  page = serveMetrics(0, registry, watchDeployment(registry, api.deps));
});
afterAll(async () => {
  page.close();
  await api.close();
});

const scrape = async (address = `http://127.0.0.1:${(page.address() as AddressInfo).port}`): Promise<string> =>
  (await fetch(address)).text();

/** Lines of a scrape: name with its labels in the order of their names, and value. */
const valuesOf = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, name = '', labels = '', value = ''] = /^([^{ ]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
        const sorted = (labels.match(/\w+="(?:[^"\\]|\\.)*"/g) ?? []).toSorted().join(',');
        return [sorted === '' ? name : `${name}{${sorted}}`, Number(value)];
      }),
  );

const namesIn = (text: string): Set<string> =>
  new Set([...valuesOf(text).keys()].map((line) => line.split('{', 1)[0] ?? ''));

describe('the API’s metrics', () => {
  it('count commands by what came of them, and refusals by code', async () => {
    const filed = await api.file();
    await api.file();
    const body = { type: 'decide', ...taskOf(filed, 'town'), outcome: 'approve' };
    expect((await api.command('county-authority', filed.id, body)).statusCode).toBe(403);
    await api.done('town-reviewer', filed.id, body);
    const values = valuesOf(await scrape());
    expect(values.get('banjie_commands_total{command="start",part="api",result="done"}')).toBe(2);
    expect(values.get('banjie_commands_total{command="decide",part="api",result="done"}')).toBe(1);
    const refused = [...values].filter(([line]) =>
      /banjie_commands_total\{command="decide",part="api",result="[A-Z_]+"/.test(line),
    );
    expect(refused).toHaveLength(1);
    const code = /result="([A-Z_]+)"/.exec(refused[0]?.[0] ?? '')?.[1];
    expect(values.get(`banjie_refusals_total{code="${code}",part="api"}`)).toBe(1);
    expect(values.get('banjie_command_seconds_count{command="decide",part="api"}')).toBe(2);
    const routes = [...values.keys()].filter((line) => line.startsWith('banjie_http_request_seconds_count'));
    expect(routes.some((line) => line.includes('route="/api/v1/cases/:caseId/commands"'))).toBe(true);
    expect(routes.some((line) => line.includes(filed.id))).toBe(false);
  });

  it('tell what is open, overdue, waiting and stuck', async () => {
    const { db } = api.deps;
    await sql`update cases set overdue = true where case_id = (select min(case_id::text)::uuid from cases)`.execute(db);
    await sql`insert into outbox (dedupe_key, topic, case_id, payload, created_at)
      select 'metrics', 'taskOpened', case_id, '{}', now() - interval '90 seconds' from cases limit 1`.execute(db);
    await sql`insert into stuck_items (cause, key, organisation, addressed_to, evidence, affected, since, found_at, seen_at, due_at)
      values ('noHolder', 'metrics', '610429', 'systemAdministrator@610429', '{}', '{}', now(), now(), now(), now())`.execute(
      db,
    );
    const values = valuesOf(await scrape());
    expect(values.get('banjie_stuck_items{cause="noHolder",part="api"}')).toBe(1);
    expect(values.get('banjie_open_cases{part="api",status="open"}')).toBe(2);
    expect(values.get('banjie_overdue_cases{part="api"}')).toBe(1);
    expect(values.get('banjie_open_tasks{part="api"}')).toBe(2);
    expect(values.get('banjie_outbox_lag_seconds{part="api"}')).toBeGreaterThanOrEqual(90);
    expect(values.get('banjie_up{part="api",target="database"}')).toBe(1);
    expect(values.get('banjie_up{part="api",target="temporal"}')).toBe(1);
    expect(values.get('banjie_up{part="api",target="worker"}')).toBe(1);
    expect(values.get('banjie_task_queue_pollers{kind="workflow",part="api"}')).toBeGreaterThan(0);
    expect(values.get('banjie_task_queue_backlog{kind="workflow",part="api"}')).toBe(0);
  });

  it('agree with the readiness of the API', async () => {
    const answer = await api.app.inject('/readyz');
    expect(answer.json()).toEqual({ ready: true, database: 'up', temporal: 'up', worker: 'up' });
  });

  it('tell apart what is away', async () => {
    const away = createRegistry('api');
    const temporal = api.gateway(200, '127.0.0.1:1');
    const text = await scrapeOf(away, watchDeployment(away, { ...api.deps, temporal }));
    await temporal.close();
    const values = valuesOf(text);
    expect(values.get('banjie_up{part="api",target="temporal"}')).toBe(0);
    expect(values.get('banjie_up{part="api",target="database"}')).toBe(1);
    expect(values.has('banjie_up{part="api",target="worker"}')).toBe(false);
    expect(values.has('banjie_task_queue_backlog{kind="workflow",part="api"}')).toBe(false);
  });
});

async function scrapeOf(one: typeof registry, look?: () => Promise<void>): Promise<string> {
  const server = serveMetrics(0, one, look);
  const text = await scrape(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  return text;
}

/** Registers what worker and dispatcher tell, with one observation each. */
async function othersTell(): Promise<string> {
  const [worker, dispatcher] = [createRegistry('worker'), createRegistry('dispatcher')];
  const measured = measuredActivities(
    { record: (words: string) => Promise.resolve(words), fails: () => Promise.reject(new Error('away')) },
    worker,
  );
  expect(await measured.record('as before')).toBe('as before');
  await expect(measured.fails()).rejects.toThrow('away');
  const measure = createPassMeasure(dispatcher);
  await measure(() => Promise.resolve({ done: 3, waiting: false }));
  await expect(measure(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  return (await scrapeOf(worker)) + (await scrapeOf(dispatcher));
}

describe('the other processes’ metrics', () => {
  it('measure activities by name and result, and count passes, those that fail too', async () => {
    const values = valuesOf(await othersTell());
    expect(values.get('banjie_activity_seconds_count{activity="record",part="worker",result="done"}')).toBe(1);
    expect(values.get('banjie_activity_seconds_count{activity="fails",part="worker",result="failed"}')).toBe(1);
    expect(values.get('banjie_dispatcher_handled_total{part="dispatcher"}')).toBe(3);
    expect(values.get('banjie_dispatcher_failed_passes_total{part="dispatcher"}')).toBe(1);
  });

  it('of the engine tell how long its tasks waited for a worker', async () => {
    const names = namesIn(await scrape(engine));
    expect(names).toContain('temporal_workflow_task_schedule_to_start_latency_count');
  });
});

describe('the dashboard', () => {
  it('names no metric that nobody tells', async () => {
    const told = namesIn((await scrape()) + (await scrape(engine)) + (await othersTell()));
    const dashboard = readFileSync(join(import.meta.dirname, '../../docker/grafana/banjie.json'), 'utf8');
    const expressions = [...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(
      ([, expression = '']) => expression,
    );
    expect(expressions.length).toBeGreaterThan(10);
    const named = new Set(
      expressions.flatMap((one) => one.match(/\b(?:banjie|temporal|nodejs|process)_[a-z0-9_]+/g) ?? []),
    );
    // What nothing has happened to yet has no line: those of the registries are known by their help.
    const helped = await registry.metrics();
    for (const name of named) expect(told.has(name) || helped.includes(`# TYPE ${name} `), name).toBe(true);
  });
});
