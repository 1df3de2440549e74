// What falls due in a county in one year, by the definitions in force: rounds, gates, and limits that are dates.
import type { Calendar, LocalDate } from '../../domain/calendar/index.ts';
import type { Text } from '../../domain/definition/atoms.ts';
import type { ClockLimit } from '../../domain/definition/clock.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { cadenceWords, dueOf, dueWords, openingsBetween } from '../../domain/duty-calendar/index.ts';
import { roleTitle } from '../../domain/roles.ts';

/** One thing that falls due. */
export interface YearEntry {
  dueOn: LocalDate;
  /** The day on which a round opens; null for gates and limits. */
  opensOn: LocalDate | null;
  kind: 'round' | 'gate' | 'limit';
  procedure: string;
  /** Key of the duty, indicator, gate or clock. */
  key: string;
  what: Text;
  who: string;
  /** Rows of deadlines.md that it rests on. */
  rows: string[];
}

/** What recurs so often that a line a day would say nothing. */
export interface StandingEntry {
  procedure: string;
  key: string;
  what: Text;
  who: string;
  cadence: Text;
  due: Text;
  openings: number;
}

export interface CountyYear {
  year: number;
  entries: YearEntry[];
  standing: StandingEntry[];
}

type Part = Definition['duties'][number] | Definition['indicators'][number];

/** Everything that falls due in a year, by day; daily and weekly rounds are gathered apart. */
export function yearOf(definitions: readonly Definition[], year: number, calendar: Calendar): CountyYear {
  const entries: YearEntry[] = [];
  const standing: StandingEntry[] = [];
  for (const definition of definitions) {
    for (const part of [...definition.duties, ...definition.indicators]) {
      const openings = openingsBetween(part, `${year}-01-01`, `${year}-12-31`);
      if (part.opens.every === 'day' || part.opens.every === 'week') {
        if (openings.length > 0) standing.push(standingOf(definition, part, openings.length));
        continue;
      }
      entries.push(...openings.map((opensOn) => roundOf(definition, part, opensOn, calendar)));
    }
    entries.push(...gatesOf(definition, year), ...limitsOf(definition, year));
  }
  const order = (one: YearEntry): string => `${one.dueOn} ${one.procedure} ${one.key}`;
  return { year, entries: entries.sort((a, b) => (order(a) < order(b) ? -1 : 1)), standing };
}

function roundOf({ id }: Definition, part: Part, opensOn: LocalDate, calendar: Calendar): YearEntry {
  const { dueOn } = dueOf(part.due, part.opens, opensOn, calendar);
  const { key, title: what } = part;
  return {
    dueOn: dueOn ?? opensOn,
    opensOn,
    kind: 'round',
    procedure: id,
    key,
    what,
    who: whoOwes(part),
    rows: rowsIn(part),
  };
}

function standingOf({ id }: Definition, part: Part, openings: number): StandingEntry {
  const { key, title: what } = part;
  const [cadence, due] = [cadenceWords(part), dueWords(part.due)];
  return { procedure: id, key, what, who: whoOwes(part), cadence, due, openings };
}

function whoOwes(part: Part): string {
  return roleTitle(('owedBy' in part ? part.owedBy : part.reportedBy).role).zh;
}

function gatesOf({ id, indicators }: Definition, year: number): YearEntry[] {
  return indicators.flatMap((indicator) =>
    indicator.gates.flatMap(({ key, title, on, basis }): YearEntry[] => {
      if (on === 'everyReport' || (on.year !== undefined && on.year !== year)) return [];
      const what = { zh: `${indicator.title.zh}：${title.zh}`, en: `${indicator.title.en}: ${title.en}` };
      const dueOn = dayOf(year, on.month, on.day);
      const who = whoOwes(indicator);
      return [{ dueOn, opensOn: null, kind: 'gate', procedure: id, key, what, who, rows: rowsIn({ basis }) }];
    }),
  );
}

function limitsOf(definition: Definition, year: number): YearEntry[] {
  if (definition.form !== 'case') return [];
  return definition.clocks.flatMap(({ key, title: what, limit, basis }) =>
    datesIn(limit)
      .filter((date) => date.year === year)
      .map(({ month, day }): YearEntry => ({
        dueOn: dayOf(year, month, day),
        opensOn: null,
        kind: 'limit',
        procedure: definition.id,
        key,
        what,
        who: '',
        rows: rowsIn({ basis }),
      })),
  );
}

function datesIn(limit: ClockLimit): { year: number; month: number; day: number }[] {
  if (limit.kind === 'earliest') return limit.of.flatMap((one) => datesIn(one));
  return limit.kind === 'date' ? [limit] : [];
}

function dayOf(year: number, month: number, day: number): LocalDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** Rows cited within an element. */
function rowsIn(element: unknown): string[] {
  return [...new Set([...JSON.stringify(element).matchAll(/"row":"(D\d{3})"/g)].map((match) => match[1] ?? ''))];
}

/** The year as a page that people read. */
export function yearPage({ year, entries, standing }: CountyYear): string {
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  const line = ({ dueOn, opensOn, what, who, procedure, rows }: YearEntry): string =>
    `| ${dueOn.slice(5)} | ${opensOn?.slice(5) ?? ''} | ${what.zh} · ${what.en} | ${who} | \`${procedure}\` | ${rows.join(' ')} |`;
  const part = (month: string): string => {
    const own = entries.filter(({ dueOn }) => dueOn.slice(5, 7) === month && dueOn.startsWith(String(year)));
    return `## ${Number(month)} 月 · ${own.length} 项\n\n| 截止 · due | 开启 · opens | 事项 · what | 报送人 · who | procedure | rows |\n|---|---|---|---|---|---|\n${own.map(line).join('\n')}\n`;
  };
  const next = entries.filter(({ dueOn }) => !dueOn.startsWith(String(year)));
  return `# ${year} 年全县到期事项 · What falls due in the county in ${year}

Made by \`node scripts/year.ts\` from the definitions as the demo county sets them, with the working days of ${year}; do not
edit. A test runs every round of it on the pure core and fails when the page is out of date.

${entries.length} 项到期（另有 ${standing.length} 项每日、每周事项） · ${entries.length} due days, and ${standing.length} daily or weekly duties.

## 每日、每周 · Daily and weekly

| 事项 · what | 何时 · when | 期限 · due | 报送人 · who | procedure | rounds |
|---|---|---|---|---|---|
${standing.map((one) => `| ${one.what.zh} · ${one.what.en} | ${one.cadence.zh} | ${one.due.zh} | ${one.who} | \`${one.procedure}\` | ${one.openings} |`).join('\n')}

${months.map(part).join('\n')}
## 次年到期 · Due in the next year

| 截止 · due | 开启 · opens | 事项 · what | 报送人 · who | procedure | rows |
|---|---|---|---|---|---|
${next.map(line).join('\n')}
`;
}
