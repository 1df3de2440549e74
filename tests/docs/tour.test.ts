// docs/tour.md and its pictures, which `npm run tour` makes.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const docs = new URL('../../docs/', import.meta.url);
const page = readFileSync(new URL('tour.md', docs), 'utf8');

it('shows every picture that there is, each with its caption, and none that there is not', () => {
  const shown = [...page.matchAll(/<img src="tour\/([^"]+)" alt="([^"]+)"/g)];
  expect(new Set(shown.map(([, file]) => file))).toEqual(new Set(readdirSync(new URL('tour/', docs))));
  expect(shown.every(([, , caption]) => (caption ?? '').length > 1)).toBe(true);
});
