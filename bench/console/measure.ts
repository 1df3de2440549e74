/**
 * What a person waits for in the console over a full read model: the inbox, a case and the ledger, from the address
 * typed until the page can be worked with, at a browser's first visit and at a later one; and how a long list scrolls.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { createDatabase } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import type { Config } from '../../config/load-config.ts';
import { startBrowser } from '../../tests/console/support/browser.ts';
import { VILLAGE } from '../county.ts';
import { percentile } from '../statistics.ts';
import { ApiRequests } from './api-requests.ts';
import { fillCounty, READERS } from '../stuck/filled-county.ts';
import type { Filled } from '../stuck/filled-county.ts';
import { tokenOf } from '../wave.ts';
import { scroll } from './scroll.ts';
import type { Scrolled } from './scroll.ts';

interface Visit {
  readonly what: string;
  readonly account: string;
  readonly path: string;
  /** Stands on the page once there is something to work with. */
  readonly shown: string;
}

interface VisitMeasured {
  what: string;
  /** Milliseconds; each first visit with a browser's empty memory. */
  first: { p50: number; worst: number };
  later: { p50: number; worst: number };
  /** Until the page first asked the API, and until it had its last answer: medians of the first visits. */
  asked: number;
  answered: number;
  /** What the API took longest to answer: the median of each request's time, of the three slowest. */
  slowest: readonly string[];
}

export interface ConsoleMeasured {
  filled: Filled;
  visits: VisitMeasured[];
  scrolls: Scrolled[];
}

interface ConsoleStack {
  config: Config;
  address: string;
  household: string;
  say: (line: string) => void;
}

const TIMES = 7;
const LONG_LIST = 10_000;
const DESK = { width: 1440, height: 900 };
/** The skeletons and spinners of the console. */
const LOADING = '.state-skeleton, .ant-skeleton, .ant-spin-spinning, [aria-busy="true"]';
const CASE_LINK = 'main a[href^="/cases/"]';

/** Fills the read model with `open` open cases and looks at the console, which the service serves, in a browser. */
export async function measureConsole(stack: ConsoleStack, open: number): Promise<ConsoleMeasured> {
  const { config, address, say } = stack;
  const caseId = await fileCase(address, stack.household);
  say(`Filling the read model with ${open} open cases`);
  const db = createDatabase(config.database.url, { schema: config.database.schema });
  const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
  const filled = await fillCounty(db, crypto, open);
  await db.destroy();
  const visits: Visit[] = [
    { what: 'inbox, a twelfth of all tasks of a level', account: 'township', path: '/inbox', shown: CASE_LINK },
    { what: 'inbox, all tasks of a level', account: 'county', path: '/inbox', shown: CASE_LINK },
    { what: 'case', account: 'village', path: `/cases/${caseId}`, shown: 'main form' },
    { what: 'ledger of the county', account: READERS.county, path: '/ledgers', shown: CASE_LINK },
  ];
  const running = await startBrowser();
  try {
    const measured: VisitMeasured[] = [];
    const person = async (account: string): Promise<Page> =>
      signedIn(await running.browser.newContext({ viewport: DESK, locale: 'zh-CN' }), address, account);
    for (const visit of visits) {
      const [first, later]: [number[], number[]] = [[], []];
      const requests = new ApiRequests();
      for (let time = 0; time < TIMES; time += 1) {
        const page = await person(visit.account);
        requests.of(page);
        first.push(await usableAfter(page, address, visit));
        requests.end();
        later.push(await usableAfter(page, address, visit));
        await page.context().close();
      }
      measured.push({ what: visit.what, first: summary(first), later: summary(later), ...requests.summary() });
      say(`  ${visit.what}: ${JSON.stringify(measured.at(-1))}`);
    }
    const scrolls: Scrolled[] = [];
    for (const visit of [visits[1], visits[3]]) {
      if (visit === undefined) continue;
      const page = await person(visit.account);
      await usableAfter(page, address, visit);
      scrolls.push(await scroll(page, visit.what, LONG_LIST));
      say(`  ${JSON.stringify(scrolls.at(-1))}`);
      await page.context().close();
    }
    return { filled, visits: measured, scrolls };
  } finally {
    await running.close();
  }
}

async function fileCase(address: string, subject: string): Promise<string> {
  const body = {
    procedure: 'bench-four-levels',
    organisation: VILLAGE,
    subject: { id: subject },
    data: { reason: '房屋漏雨', idNumber: '11010519491231002X', members: 3 },
  };
  const answer = await fetch(`${address}/api/v1/cases`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(address, 'clerk')}`,
      'idempotency-key': crypto.randomUUID(),
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`filing: ${answer.status} ${text.slice(0, 300)}`);
  return (JSON.parse(text) as { id: string }).id;
}

async function signedIn(context: BrowserContext, address: string, account: string): Promise<Page> {
  const token = await tokenOf(address, account);
  const page = await context.newPage();
  const kept = JSON.stringify({ token, until: Date.now() + 600_000 });
  await page.addInitScript((text) => sessionStorage.setItem('banjie.token', text), kept);
  return page;
}

async function usableAfter(page: Page, address: string, { path, shown }: Visit): Promise<number> {
  const startedAt = performance.now();
  await page.goto(`${address}${path}`, { waitUntil: 'commit' });
  await page.locator(shown).first().waitFor();
  await page.locator(LOADING).first().waitFor({ state: 'detached' });
  return performance.now() - startedAt;
}

function summary(times: readonly number[]): { p50: number; worst: number } {
  return { p50: Math.round(percentile(times, 0.5)), worst: Math.round(Math.max(...times)) };
}
