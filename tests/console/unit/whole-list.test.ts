import { expect, it } from 'vitest';
import { wholeList } from '../../../console/src/parts/whole-list.ts';

const pages = new Map([
  [undefined, { items: [1, 2], next: 'b' }],
  ['b', { items: [3, 4], next: 'c' }],
  ['c', { items: [5], next: null }],
]);

const asked: (string | undefined)[] = [];
const page = (cursor: string | undefined) => {
  asked.push(cursor);
  const found = pages.get(cursor);
  return found === undefined ? Promise.reject(new Error(`no page ${cursor}`)) : Promise.resolve(found);
};

it('follows a list to its last page', async () => {
  expect(await wholeList(page)).toEqual([1, 2, 3, 4, 5]);
});

it('stops where a file has as many lines as it takes', async () => {
  asked.length = 0;
  expect(await wholeList(page, 3)).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, 'b']);
});

it('gives no half of a list when a page is refused', async () => {
  const broken = () => Promise.resolve({ items: [1], next: 'x' });
  await expect(wholeList((cursor) => (cursor === undefined ? broken() : page(cursor)))).rejects.toThrow('no page x');
});
