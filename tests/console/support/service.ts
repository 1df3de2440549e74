// The whole service with the demo county and the console, as a browser meets it.
import { Client, Connection } from '@temporalio/client';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { watch } from '../../../activities/adapters/watch.ts';
import { createDatabase } from '../../../db/client.ts';
import { createFieldCrypto } from '../../../db/crypto.ts';
import { skipDays } from '../../../demo/skip-days.ts';
import { seedDemoCounty } from '../../../embedded/demo-county.ts';
import { startService, type ServiceOptions } from '../../e2e/service.ts';
import { WATCH_SETTINGS } from '../../support/case-environment.ts';
import { testStack } from '../../support/stack.ts';
import { startBrowser } from './browser.ts';

/** What a village cadre holds in his hand, and what stands on a desk in the county. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };

export interface ConsoleService {
  readonly address: string;
  /** A browser of its own, with nobody signed in. */
  visitor(viewport?: { width: number; height: number }): Promise<Page>;
  /** The same, signed in as a demo account and at a page. */
  as(account: string, path: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** Asks the API as a demo account; throws on a refusal. */
  call<T = unknown>(account: string, method: string, path: string, body?: unknown): Promise<T>;
  /** Lets days pass for one case. */
  skipDays(caseId: string, days: number): Promise<void>;
  /** Ends a case's workflow behind its back. */
  terminate(caseId: string): Promise<void>;
  /** Lets the watchdog look once, some minutes from now: what was recorded just now is given time by it. */
  look(minutes: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts API and worker with the demo county; days can be skipped, so every case is a rehearsal. */
export async function startConsole(options: ServiceOptions = {}): Promise<ConsoleService> {
  const fault = inject('consoleFault');
  if (fault !== null) throw new Error(fault);
  const [service, running, connection] = await Promise.all([
    startService((config) => seedDemoCounty(config).then(() => undefined), {
      ...options,
      env: { REHEARSAL: 'on', ...options.env },
    }),
    startBrowser(),
    Connection.connect({ address: testStack().temporalAddress }),
  ]);
  const { address, config } = service;
  const temporal = new Client({ connection, namespace: config.temporal.namespace });
  const contexts: BrowserContext[] = [];
  const tokens = new Map<string, Promise<Token>>();
  const tokenOf = (account: string): Promise<Token> => {
    const known = tokens.get(account) ?? tokenFor(address, account);
    tokens.set(account, known);
    return known;
  };

  const visitor = async (viewport = DESK): Promise<Page> => {
    const context = await running.browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    contexts.push(context);
    return context.newPage();
  };
  return {
    address,
    visitor,
    async as(account, path, viewport = DESK) {
      const page = await visitor(viewport);
      const { accessToken, expiresIn } = await tokenOf(account);
      await page.addInitScript(
        ([token, until]) => sessionStorage.setItem('banjie.token', JSON.stringify({ token, until })),
        [accessToken, Date.now() + expiresIn * 1000] as const,
      );
      await page.goto(`${address}${path}`);
      return page;
    },
    async call<T>(account: string, method: string, path: string, body?: unknown): Promise<T> {
      const { accessToken } = await tokenOf(account);
      const response = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${accessToken}`,
          ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path} as ${account}: ${await response.text()}`);
      return (await response.json()) as T;
    },
    skipDays: (caseId, days) => skipDays(temporal, caseId, days),
    async terminate(caseId) {
      await temporal.workflow.getHandle(caseId).terminate('behind its back');
    },
    async look(minutes) {
      const { database, dataKeys, blindIndexKeys, worker } = config;
      const db = createDatabase(database.url, { schema: database.schema, max: 2 });
      try {
        const crypto = createFieldCrypto(dataKeys, blindIndexKeys);
        const dog = watch({ db, crypto, client: temporal, taskQueue: worker.taskQueue }, WATCH_SETTINGS);
        await dog.look({ at: new Date(Date.now() + minutes * 60_000).toISOString() });
      } finally {
        await db.destroy();
      }
    },
    async close() {
      for (const context of contexts) await context.close();
      await running.close();
      await connection.close();
      await service.close();
    },
  };
}

const LOADING = '.state-skeleton, .ant-skeleton, .ant-spin-spinning, [aria-busy="true"]';

/** Waits until nothing on the page says any more that it is being loaded. */
export async function untilStill(page: Page): Promise<void> {
  await expect.poll(() => page.locator(LOADING).count(), { timeout: 30_000 }).toBe(0);
}

interface Token {
  readonly accessToken: string;
  readonly expiresIn: number;
}

async function tokenFor(address: string, account: string): Promise<Token> {
  const response = await fetch(`${address}/api/v1/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!response.ok) throw new Error(`no token for ${account}: ${await response.text()}`);
  return (await response.json()) as Token;
}
