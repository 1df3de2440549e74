/** A spreadsheet of more lines is read by nobody. */
const MOST = 10_000;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * Every item of a list that comes in pages, for a file; the first ten thousand of a longer one.
 * @param page - One page; undefined asks for the first.
 * @param most - How many items are enough.
 * @throws ApiProblem of whichever page is refused: half a list is no list.
 */
export async function wholeList<Item>(
  page: (cursor: string | undefined) => Promise<Page<Item>>,
  most = MOST,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    all.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined && all.length < most);
  return all.slice(0, most);
}
