import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { Mark } from '../../parts/mark.tsx';
import { today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { yearQuery } from './calendar-queries.ts';
import { monthsOf } from './year-months.ts';
import type { DutyOfYear, YearLine } from './year-months.ts';

const words = {
  zh: {
    title: (year: number) => `${year}年报送安排`,
    note: '按现行规定推算：哪个月有哪些报送、何时开启、何时截止、由谁报送。',
    earlier: '上一年',
    later: '下一年',
    find: '查找事项或报送名称',
    onlyMine: '只看我报送的',
    month: (month: number) => `${month}月`,
    chooseMonth: '选择月份',
    always: '每日、每周',
    opens: '开启',
    due: '截止',
    by: '报送人',
    provisional: '暂定',
    mine: '我报送',
    toRound: '查看本期',
    duty: '报送',
    procedure: '事项',
    period: '期次',
    none: '没有符合条件的报送',
    count: (count: number) => `${count} 项`,
    cadence: '周期',
  },
  en: {
    title: (year: number) => `Reports of ${year}`,
    note: 'By the rules in force: which reports a month has, when they open, when they are due, and who owes them.',
    earlier: 'Year before',
    later: 'Year after',
    find: 'Find a procedure or report',
    onlyMine: 'Only mine',
    month: (month: number) => `Month ${month}`,
    chooseMonth: 'Month',
    always: 'Daily and weekly',
    opens: 'Opens',
    due: 'Due',
    by: 'Owed by',
    provisional: 'provisional',
    mine: 'mine',
    toRound: 'This round',
    duty: 'Report',
    procedure: 'Procedure',
    period: 'Period',
    none: 'No report fits',
    count: (count: number) => `${count} reports`,
    cadence: 'Cadence',
  },
};

const route = getRouteApi('/shell/calendar');

/** The duties and indicators of a calendar year, month by month. */
export function DutyYear() {
  const w = useWords(words);
  const text = useText();
  const { year = Number(today().slice(0, 4)), ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const [sought, setSought] = useState('');
  const [mine, setMine] = useState(false);
  const [month, setMonth] = useState<number | 'always'>(() => Number(today().slice(5, 7)));
  const { data, error, isPending } = useQuery(yearQuery(year));
  const fits = (item: DutyOfYear): boolean =>
    (!mine || item.mine) && `${text(item.procedure.title)} ${text(item.part.title)}`.includes(sought.trim());
  const { months, always } = monthsOf((data?.items ?? []).filter(fits));
  const lines = months.flatMap((one) => one.lines);
  const shown = month === 'always' ? undefined : (months.find((one) => one.month >= month) ?? months.at(-1));
  const go = (next: number): void => void navigate({ search: { ...search, year: next } });
  return (
    <Sheet
      title={w.title(year)}
      note={w.note}
      actions={
        <>
          <Button onClick={() => go(year - 1)}>{w.earlier}</Button>
          <Button onClick={() => go(year + 1)}>{w.later}</Button>
          <ExportButton
            name={w.title(year)}
            rows={() => lines}
            columns={[
              { title: w.opens, value: ({ opening }: YearLine) => opening.opensOn, width: 12 },
              { title: w.due, value: ({ opening }) => opening.dueOn, width: 12 },
              { title: w.period, value: ({ opening }) => opening.period, width: 12 },
              { title: w.duty, value: ({ item }) => text(item.part.title), width: 28 },
              { title: w.procedure, value: ({ item }) => text(item.procedure.title), width: 28 },
              { title: w.by, value: ({ item }) => text(item.owedBy.role.title), width: 18 },
              { title: w.cadence, value: ({ item }) => text(item.cadence), width: 18 },
            ]}
          />
        </>
      }
    >
      <div className="calendar-bar">
        <Input.Search
          aria-label={w.find}
          placeholder={w.find}
          allowClear
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <Button aria-pressed={mine} type={mine ? 'primary' : 'default'} onClick={() => setMine(!mine)}>
          {w.onlyMine}
        </Button>
      </div>
      <ProblemAlert error={error} />
      {isPending && <Skeleton active />}
      {data !== undefined && lines.length + always.length === 0 && <Empty title={w.none} />}
      <div className="calendar-months" role="group" aria-label={w.chooseMonth}>
        {months.map(({ month: one, lines: own }) => (
          <Button
            key={one}
            aria-pressed={one === shown?.month}
            type={one === shown?.month ? 'primary' : 'default'}
            onClick={() => setMonth(one)}
          >
            {`${w.month(one)} ${own.length}`}
          </Button>
        ))}
        {always.length > 0 && (
          <Button
            aria-pressed={month === 'always'}
            type={month === 'always' ? 'primary' : 'default'}
            onClick={() => setMonth('always')}
          >
            {`${w.always} ${always.length}`}
          </Button>
        )}
      </div>
      {always.length > 0 && month === 'always' && (
        <section className="calendar-month">
          <h3>
            {w.always} <small>{w.count(always.length)}</small>
          </h3>
          <ul>
            {always.map((item) => (
              <li key={`${item.procedure.id} ${item.part.key}`}>
                <Title item={item} />
                <small>
                  {text(item.cadence)} · {w.due} {text(item.due)} · {text(item.owedBy.role.title)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown !== undefined && (
        <section className="calendar-month">
          <h3>
            {w.month(shown.month)} <small>{w.count(shown.lines.length)}</small>
          </h3>
          <ul>
            {shown.lines.map(({ item, opening }) => (
              <li key={`${item.procedure.id} ${item.part.key} ${opening.period}`}>
                <Title item={item} />
                <small>
                  {w.opens} {opening.opensOn.slice(5)} · {w.due} {opening.dueOn}
                  {opening.provisional && `（${w.provisional}）`} · {text(item.owedBy.role.title)}
                  {opening.round !== null && (
                    <>
                      {' · '}
                      <Link to="/rounds/$roundId" params={{ roundId: opening.round }}>
                        {w.toRound}
                      </Link>
                    </>
                  )}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}

function Title({ item }: { item: DutyOfYear }) {
  const w = useWords(words);
  const text = useText();
  return (
    <span>
      {text(item.part.title)}{' '}
      <Link to="/procedures/$procedure" params={{ procedure: item.procedure.id }}>
        {text(item.procedure.title)}
      </Link>{' '}
      {item.mine && <Mark tone="info">{w.mine}</Mark>}
    </span>
  );
}
