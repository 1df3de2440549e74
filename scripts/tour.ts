/**
 * `npm run tour`: starts Banjie with an empty demo county, lets its people work, and takes the pictures of docs/tour.md
 * as each of them sees the console. Writes the page and its pictures anew.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Browser } from 'playwright-core';
import { childEnvironment, loadEmbeddedConfig } from '../config/embedded.ts';
import { skipDays } from '../demo/skip-days.ts';
import { startBrowser } from '../tests/console/support/browser.ts';
import { live } from './tour/life.ts';
import { chapters } from './tour/stops.ts';
import type { Chapter, Stop } from './tour/stops.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs/tour.md');
const PICTURES = join(ROOT, 'docs/tour');
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };
const LOADING = '.state-skeleton, .ant-skeleton, .ant-spin-spinning, [aria-busy="true"]';
const QUIET_LOOKS = 3;
const QUIET_MS = 250;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const dataDir = mkdtempSync(join(tmpdir(), 'banjie-tour-'));
const running = await start();
try {
  const connection = await Connection.connect({ address: running.temporalAddress });
  const temporal = new Client({ connection, namespace: loadEmbeddedConfig().namespace });
  say('People work · 各级办理中');
  const life = await live(running.address, (caseId, days) => skipDays(temporal, caseId, days));
  await connection.close();
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const chromium = await startBrowser();
  const tour = chapters(life);
  for (const stop of tour.flatMap(({ stops }) => stops)) {
    await take(chromium.browser, running.address, stop);
    say(`  ${stop.name} · ${stop.caption}`);
  }
  await chromium.close();
  writeFileSync(PAGE, pageOf(tour));
} finally {
  running.main.kill('SIGINT');
  await once(running.main, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit();

async function start(): Promise<{ main: ChildProcess; address: string; temporalAddress: string }> {
  const env = childEnvironment({ BANJIE_DATA: dataDir, API_PORT: '0', REHEARSAL: 'on' });
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const main = spawn(process.execPath, [join(ROOT, 'embedded/main.ts')], { env, stdio: [...stdio] });
  let address = '';
  for await (const line of createInterface({ input: main.stdout })) {
    address ||= /Banjie · (http:\S+)/.exec(line)?.[1] ?? '';
    const temporalAddress = /Temporal\s+(\S+)/.exec(line)?.[1];
    if (temporalAddress === undefined) continue;
    main.stdout.resume();
    return { main, address, temporalAddress };
  }
  throw new Error('npm start ended early');
}

async function take(browser: Browser, address: string, { name, account, path, phone, act }: Stop): Promise<void> {
  const viewport = phone === true ? PHONE : DESK;
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  if (account !== null) {
    const answer = await fetch(`${address}/api/v1/demo/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    const { accessToken, expiresIn } = (await answer.json()) as { accessToken: string; expiresIn: number };
    const kept = JSON.stringify({ token: accessToken, until: Date.now() + expiresIn * 1000 });
    await page.addInitScript((text) => sessionStorage.setItem('banjie.token', text), kept);
  }
  await page.goto(`${address}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await act?.(page);
  // A page asks for one thing after the other, and its stream of news never rests.
  for (let quiet = 0; quiet < QUIET_LOOKS; quiet += 1) {
    await pause(QUIET_MS);
    if ((await page.locator(LOADING).count()) > 0) quiet = -1;
  }
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
  await context.close();
}

function pageOf(tour: readonly Chapter[]): string {
  const parts = tour.map(({ title, text, stops }) => {
    const pictures = stops.map(({ name, caption, phone }) => {
      const size = phone === true ? 'width="240"' : 'width="720"';
      return `<figure><img src="tour/${name}.png" alt="${caption}" ${size}><figcaption>${caption}</figcaption></figure>`;
    });
    return [`## ${title}`, text, ...pictures].join('\n\n');
  });
  const head = [
    '# 走一遍办结 · A tour',
    '图片由 `npm run tour` 在演示县上生成，人名均为虚构。Pictures of the demo county, made by `npm run tour`.',
  ];
  return `${[...head, ...parts].join('\n\n')}\n`;
}
