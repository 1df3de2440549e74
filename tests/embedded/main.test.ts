import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';

const dataDir = mkdtempSync(join(tmpdir(), 'banjie-start-test-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Started {
  readonly address: string;
  /** Interrupts it as Ctrl-C does, and gives the exit code with what it said on stderr. */
  stop(): Promise<{ code: number | null; said: string }>;
}

async function start(): Promise<Started> {
  const env = { ...process.env, BANJIE_DATA: dataDir, API_PORT: '0', DATABASE_URL: '', TEMPORAL_ADDRESS: '' };
  const main = spawn(process.execPath, [join(import.meta.dirname, '../../embedded/main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(main, 'exit') as Promise<[number | null]>;
  const said: string[] = [];
  main.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  for await (const line of createInterface({ input: main.stdout })) {
    const address = /Banjie · (http:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    main.stdout.resume();
    return {
      address,
      async stop() {
        main.kill('SIGINT');
        const [code] = await ended;
        return { code, said: said.join('') };
      },
    };
  }
  throw new Error(`npm start ended early: ${said.join('')}`);
}

async function accountsAt(address: string): Promise<unknown[]> {
  const answer = await fetch(`${address}/api/v1/demo/accounts`);
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return (JSON.parse(text) as { items: unknown[] }).items;
}

test('npm start serves the demo county, stops cleanly on Ctrl-C and finds it again', async () => {
  const first = await start();
  const accounts = await accountsAt(first.address);
  expect(accounts.length).toBeGreaterThan(0);
  const stopped = await first.stop();
  expect(stopped.code, stopped.said).toBe(0);

  const second = await start();
  expect(await accountsAt(second.address)).toEqual(accounts);
  const again = await second.stop();
  expect(again.code, again.said).toBe(0);
});
