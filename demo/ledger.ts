// The ledger that the demo prints: a line a household.
import type { Case, TimelineEvent } from './api-client.ts';

/** Columns that a text takes in a terminal: Chinese letters take two. */
function width(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const line = (row: string[]): string =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

function days(events: readonly TimelineEvent[]): number {
  const at = (event: TimelineEvent | undefined): number => Date.parse(event?.recordedAt ?? '');
  return Math.round((at(events.at(-1)) - at(events[0])) / 86_400_000);
}

/** What befell a case besides the ordinary, in words. */
function notes(events: readonly TimelineEvent[]): string {
  const count = (type: string): number => events.filter((event) => event.type === type).length;
  return [
    count('clockOverdue') > 0 ? `逾期${count('clockOverdue')}次` : '',
    count('clockRungReached') > 0 ? `督促升级${count('clockRungReached')}级` : '',
    count('caseWithdrawn') > 0 ? '农户撤回' : '',
  ]
    .filter((note) => note !== '')
    .join('，');
}

/** The ledger as a table, and a line of sums. */
export function ledger(entries: readonly { found: Case; events: readonly TimelineEvent[]; turn: string }[]): string {
  const head = ['编号', '村', '户', '结果', '历时(日)', '卡', '说明'];
  const rows = entries.map(({ found, events, turn }) => [
    found.number,
    found.organisation.name.zh,
    found.subject?.name ?? '',
    found.outcome?.title.zh ?? found.status,
    String(days(events)),
    { none: '', yellow: '黄', red: '红' }[found.card] ?? found.card,
    [turn, notes(events)].filter((text) => text !== '').join('；'),
  ]);
  const sums = Map.groupBy(entries, ({ found }) => found.outcome?.title.zh ?? found.status);
  const total = [...sums].map(([outcome, some]) => `${outcome}${some.length}`).join('，');
  return `${table([head, ...rows])}\n\n合计${entries.length}户：${total}`;
}
