// How a list of many rows scrolls: the time between the frames that the browser draws while it moves.
import type { Page } from 'playwright-core';
import { percentile } from '../statistics.ts';

export interface Scrolled {
  what: string;
  rows: number;
  /** Elements of the page that are lines of the list, however long it is. */
  drawn: number;
  frames: number;
  /** Milliseconds from one frame to the next; a smooth one takes 17. */
  frameMs: { p50: number; p95: number; worst: number };
}

const FRAMES = 400;
/** So far a quick finger moves a list in one frame. */
const STEP = 180;
const HOLDER = '.ant-table-tbody-virtual-holder';
const ROW = '.ant-table-row';
const SECONDS = 240;

/** Loads a list until it has `rows` lines, then scrolls down it. Throws where it never becomes that long. */
export async function scroll(page: Page, what: string, rows: number): Promise<Scrolled> {
  const until = Date.now() + SECONDS * 1000;
  let loaded = 0;
  while (loaded < rows) {
    if (Date.now() > until) throw new Error(`${what}: ${loaded} lines after ${SECONDS} s`);
    loaded = await page.evaluate<number>(TO_THE_END);
    const more = page.getByRole('button', { name: '加载更多' });
    if ((await more.count()) > 0 && (await more.isEnabled()))
      await more.click({ timeout: 2_000 }).catch(() => undefined);
  }
  const drawn = await page.locator(ROW).count();
  const frames = await page.evaluate<number[]>(FRAME_TIMES);
  const of = (share: number): number => Math.round(percentile(frames, share));
  const frameMs = { p50: of(0.5), p95: of(0.95), worst: Math.round(Math.max(...frames)) };
  return { what, rows: loaded, drawn, frames: frames.length, frameMs };
}

// What runs in the page is text: this program knows no DOM.

/** Moves the list to its end; gives how many lines it has. */
const TO_THE_END = `new Promise((resolve) => {
  const list = document.querySelector('${HOLDER}');
  const line = document.querySelector('${HOLDER} ${ROW}');
  if (list !== null) list.scrollTop = list.scrollHeight;
  requestAnimationFrame(() => {
    const height = line === null ? 0 : line.getBoundingClientRect().height;
    resolve(height === 0 ? 0 : Math.round(list.scrollHeight / height));
  });
})`;

/** Scrolls from the top, a step in each frame; gives how long each took. */
const FRAME_TIMES = `new Promise((resolve) => {
  const list = document.querySelector('${HOLDER}');
  const times = [];
  list.scrollTop = 0;
  let last = performance.now();
  const frame = (now) => {
    times.push(now - last);
    last = now;
    list.scrollTop += ${STEP};
    if (times.length <= ${FRAMES}) requestAnimationFrame(frame);
    else resolve(times.slice(1));
  };
  requestAnimationFrame(frame);
})`;
