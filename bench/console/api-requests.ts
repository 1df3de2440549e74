// What a page asks of the API while it opens: when it first asked, when it was last answered, and what took longest.
import type { Page, Request } from 'playwright-core';
import { percentile } from '../statistics.ts';

const MOST = 3;
const API = '/api/v1/';
/** The stream of news never ends. */
const STREAM = '/api/v1/events';

export class ApiRequests {
  readonly #asked: number[] = [];
  readonly #answered: number[] = [];
  readonly #took = new Map<string, number[]>();
  #leave: () => void = () => undefined;

  /** Watches a page from now on, until `end`. */
  of(page: Page): void {
    const startedAt = Date.now();
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    const finished = (request: Request): void => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith(API) || pathname.startsWith(STREAM)) return;
      const { startTime, responseEnd } = request.timing();
      first = Math.min(first, startTime - startedAt);
      last = Math.max(last, startTime + responseEnd - startedAt);
      const name = pathname.slice(API.length).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
      this.#took.set(name, [...(this.#took.get(name) ?? []), responseEnd]);
    };
    page.on('requestfinished', finished);
    this.#leave = () => {
      page.off('requestfinished', finished);
      this.#asked.push(first);
      this.#answered.push(last);
    };
  }

  end(): void {
    this.#leave();
  }

  /** Milliseconds. */
  summary(): { asked: number; answered: number; slowest: string[] } {
    const middle = (times: readonly number[]): number => Math.round(percentile(times, 0.5));
    const paths = [...this.#took].map(([path, times]) => ({ path, ms: middle(times) }));
    return {
      asked: middle(this.#asked),
      answered: middle(this.#answered),
      slowest: paths
        .toSorted((a, b) => b.ms - a.ms)
        .slice(0, MOST)
        .map(({ path, ms }) => `${path} ${ms}`),
    };
  }
}
