// Orders for repairs from the command line: followed to their end, shown, approved, stopped.
import { setTimeout } from 'node:timers/promises';
import type { Api } from './api.ts';
import { WrongUse } from './repair-body.ts';
import { itemLine, orderLine } from './report.ts';

/** What can be asked of orders that are there. */
export const ORDER_VERBS = ['list', 'show', 'items', 'approve', 'reject', 'pause', 'resume', 'follow'] as const;

interface Flags {
  json?: boolean | undefined;
  note?: string | undefined;
  'no-wait'?: boolean | undefined;
}
interface Output {
  say: (line: string) => void;
  tell: (line: string) => void;
}
type Answer = Record<string, unknown>;

const LOOK_EVERY_MS = 500;

/** One of {@link ORDER_VERBS} on an order, or on the list of them. */
export async function orderCommand(
  verb: string,
  id: string | undefined,
  flags: Flags,
  api: Api,
  output: Output,
): Promise<number> {
  if (verb === 'list') {
    const { items } = await api.get('/repairs', { limit: '200' });
    printAll(items as Answer[], flags, orderLine, output);
    return 0;
  }
  if (id === undefined) throw new WrongUse('which order? · 请给出修复编号');
  const path = `/repairs/${encodeURIComponent(id)}`;
  switch (verb) {
    case 'show':
      printAll([await api.get(path)], flags, orderLine, output);
      return 0;
    case 'items':
      printAll(await allItems(api, path), flags, itemLine, output);
      return 0;
    case 'follow':
      return followOrder(await api.get(path), flags, api, output);
    case 'reject':
    case 'pause':
      printAll([await act(api, path, verb, flags)], flags, orderLine, output);
      return 0;
    default:
      return followOrder(await act(api, path, verb, flags), flags, api, output);
  }
}

function act(api: Api, path: string, verb: string, { note }: Flags): Promise<Answer> {
  const isSay = verb === 'approve' || verb === 'reject';
  return api.post(`${path}/${verb}`, isSay ? (note === undefined ? {} : { note }) : undefined);
}

/** Waits until the order is over, waits for somebody or is paused; 1 when not all of it is done. */
export async function followOrder(order: Answer, flags: Flags, api: Api, output: Output): Promise<number> {
  const path = `/repairs/${String(order['id'])}`;
  let now = order;
  while (now['state'] === 'running' && flags['no-wait'] !== true) {
    await setTimeout(LOOK_EVERY_MS);
    now = await api.get(path);
    output.tell(orderLine(now));
  }
  const { pending: _, done: __, ...rest } = now['progress'] as Record<string, number>;
  const isWhole = Object.values(rest).every((count) => count === 0);
  printAll([now], flags, orderLine, output);
  if (isWhole) return now['state'] === 'rejected' ? 1 : 0;
  if (flags.json !== true) {
    const items = await allItems(api, path);
    for (const item of items) if (item['reason'] !== null) output.say(itemLine(item));
  }
  return 1;
}

async function allItems(api: Api, path: string): Promise<Answer[]> {
  const all: Answer[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.get(`${path}/items`, { limit: '200', cursor });
    all.push(...(page['items'] as Answer[]));
    cursor = (page['next'] as string | null) ?? undefined;
  } while (cursor !== undefined);
  return all;
}

function printAll(
  answers: readonly Answer[],
  { json }: Flags,
  line: (answer: Answer) => string,
  { say }: Output,
): void {
  if (json === true) say(JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2));
  else for (const answer of answers) say(line(answer));
}
