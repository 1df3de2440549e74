import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { childEnvironment } from '../../config/embedded.ts';
import { freePorts } from '../../embedded/free-ports.ts';
import { startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ namespace: false });
});
afterAll(() => api.close());

const MAIN = fileURLToPath(new URL('../../api/main.ts', import.meta.url));

describe('the process of the API', () => {
  it('listens, serves, finishes what it has begun when it is told to stop, and ends well', async () => {
    const [port = 0, metricsPort = 0] = await freePorts(2);
    const key = Buffer.alloc(32, 7).toString('base64');
    const child = spawn(process.execPath, [MAIN], {
      env: childEnvironment({
        DATABASE_URL: api.config.database.url,
        TEMPORAL_ADDRESS: api.config.temporal.address,
        API_PORT: String(port),
        API_METRICS_PORT: String(metricsPort),
        DATA_KEYS: `test:${key}`,
        BLIND_INDEX_KEY: key,
        DEMO_ISSUER: 'on',
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stdout.on('data', (text: Buffer) => (log += text.toString()));
    child.stderr.on('data', (text: Buffer) => (log += text.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));

    const base = `http://127.0.0.1:${port}`;
    await vi.waitFor(async () => expect((await fetch(`${base}/readyz`)).status).toBe(200), { timeout: 30_000 });
    const me = fetch(`${base}/api/v1/me?idNumber=110101199003070011`, { headers: await api.as('town-reviewer') });
    expect(await (await me).json()).toMatchObject({ person: { id: 'town-reviewer' } });
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/`)).text();
    expect(metrics).toMatch(/banjie_http_request_seconds_count\{[^}]*route="\/api\/v1\/me"/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);

    expect(log).toContain('"path":"/api/v1/me"');
    expect(log).toContain('"query":["idNumber"]');
    expect(log).not.toContain('110101199003070011');
    expect(log).not.toContain('Bearer');
  });

  it('says in one line per key what is wrong with its configuration, and ends with a failure', async () => {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: '', DATABASE_URL: 'nonsense', TEMPORAL_ADDRESS: 'localhost:7233' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (text: Buffer) => (log += text.toString()));
    expect(await new Promise((resolve) => child.once('exit', resolve))).not.toBe(0);
    expect(log).toContain('DATABASE_URL');
    expect(log).toContain('BLIND_INDEX_KEY: is missing');
  });
});
