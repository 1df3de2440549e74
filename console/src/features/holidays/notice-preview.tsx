import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ComponentProps } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { HolidayList } from './holiday-list.tsx';
import { wholePreview } from './holiday-queries.ts';
import type { Given, NoticePreview } from './holiday-queries.ts';
import { moveColumns } from './move-columns.ts';
import { linesOf } from './move-rows.ts';
import { AffectedLink, Moves } from './moves.tsx';
import { YearMonths } from './year-months.tsx';

type PreviewItem = NoticePreview['items'][number];

const words = {
  zh: {
    read: '系统把通知读成',
    year: '年度',
    source: '文号',
    off: '放假',
    makeUp: '调休上班',
    days: (count: number) => `${count} 天`,
    months: '逐月查看',
    would: '将变动的期限',
    nothing: '没有期限会变动；在办事项会知道这一年的安排。',
    deadlines: '期限变动',
    confirmed: '期限不变（转为确定，或只调整提醒）',
    cases: '涉及案件',
    rounds: '涉及报送轮次',
    touched: '将通知的岗位和人员',
    open: '在办事项',
    pieces: (count: number) => `${count} 件`,
    places: (count: number) => `${count} 处`,
    people: (count: number) => `${count} 个`,
    tells: '通知：',
    take: '录入',
    takeTitle: '录入通知',
    takeNote: '录入后，在办事项的期限逐件调整，每件都留下记录，并通知有关人员。',
    replaces: (year: number) => `${year} 年的安排已经录入过`,
    replacesText: '录入这份通知会替换原来的安排，期限按新安排重新计算。',
    replace: '确认替换原来的安排',
  },
  en: {
    read: 'The notice is read as',
    year: 'Year',
    source: 'Notice',
    off: 'Days off',
    makeUp: 'Worked weekend days',
    days: (count: number) => `${count}`,
    months: 'Month by month',
    would: 'What would move',
    nothing: 'No limit would move; open cases learn of the year.',
    deadlines: 'Days that change',
    confirmed: 'Days that stay (certain from now on, or only reminders move)',
    cases: 'Cases',
    rounds: 'Rounds',
    touched: 'Posts and people to be told',
    open: 'Open cases and rounds',
    pieces: (count: number) => `${count}`,
    places: (count: number) => `${count}`,
    people: (count: number) => `${count}`,
    tells: 'Told: ',
    take: 'Take it in',
    takeTitle: 'Take the notice in',
    takeNote: 'Open cases and rounds are then told one after another; each records it, and who it concerns is told.',
    replaces: (year: number) => `The holidays of ${year} are in the calendar already`,
    replacesText: 'This notice would stand in place of what is there; limits are computed anew.',
    replace: 'Put it in place of what is there',
  },
};

interface PreviewProps {
  readonly given: Given;
  readonly pages: ComponentProps<typeof LoadMore>['pages'];
  readonly previews: readonly NoticePreview[];
  readonly taking: boolean;
  readonly refused: unknown;
  readonly onTake: (replace: boolean) => void;
}

/** What a notice is read as, what it would move, and the button that takes it in. */
export function NoticePreviewView({ given, pages, previews, taking, refused, onTake }: PreviewProps) {
  const w = useWords(words);
  const text = useText();
  const [replace, setReplace] = useState(false);
  const first = previews[0];
  if (first === undefined) return null;
  const { year, before, replaces } = first;
  const all = {
    year: year.year,
    daysOff: [...before.daysOff, ...year.daysOff],
    workingWeekends: [...before.workingWeekends, ...year.workingWeekends],
  };
  return (
    <>
      <Sheet title={w.read}>
        <Facts
          facts={[
            [w.year, year.year],
            [w.source, text(year.source)],
            [w.off, w.days(all.daysOff.length)],
            [w.makeUp, w.days(all.workingWeekends.length)],
          ]}
        />
        <HolidayList days={all} />
        <details className="holiday-details">
          <summary>{w.months}</summary>
          <YearMonths days={year} />
        </details>
      </Sheet>
      <Would given={given} pages={pages} previews={previews} />
      <Sheet title={w.takeTitle} note={w.takeNote}>
        {replaces && (
          <>
            <Notice tone="soon" title={w.replaces(year.year)} text={w.replacesText} />
            <Checkbox checked={replace} onChange={({ target }) => setReplace(target.checked)}>
              {w.replace}
            </Checkbox>
          </>
        )}
        <p className="holiday-buttons">
          <Button type="primary" loading={taking} disabled={replaces && !replace} onClick={() => onTake(replace)}>
            {w.take}
          </Button>
        </p>
        <ProblemAlert error={refused} />
      </Sheet>
    </>
  );
}

function Would({ given, pages, previews }: Pick<PreviewProps, 'given' | 'pages' | 'previews'>) {
  const w = useWords(words);
  const text = useText();
  const counts = previews[0]?.counts;
  const items = previews.flatMap((page) => page.items);
  const columns = moveColumns(useWords(moveColumns.words), text);
  return (
    <Sheet
      title={w.would}
      {...(items.length > 0 && {
        actions: (
          <ExportButton name={w.would} columns={columns} rows={async () => linesOf(await wholePreview(given))} />
        ),
      })}
    >
      {counts !== null && counts !== undefined && (
        <Facts
          facts={[
            [w.deadlines, w.places(counts.deadlines)],
            [w.confirmed, w.places(counts.confirmed)],
            [w.cases, w.pieces(counts.cases)],
            [w.rounds, w.pieces(counts.rounds)],
            [w.touched, w.people(counts.touched)],
            [w.open, w.pieces(counts.open)],
          ]}
        />
      )}
      {items.length === 0 ? (
        <p className="holiday-hint">{w.nothing}</p>
      ) : (
        <>
          <ul className="holiday-list" aria-label={w.would}>
            {items.map((item) => (
              <li key={item.caseId}>
                <span>
                  <AffectedLink item={item}>{item.caseNumber}</AffectedLink>
                  <small>{text(item.procedure.title)}</small>
                </span>
                <Moves moves={item.moves} />
                {item.touched.length > 0 && (
                  <span className="holiday-soft">
                    {w.tells}
                    {[...new Set(item.touched.map((one) => whoOf(one, text)))].join('、')}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <LoadMore pages={pages} count={items.length} />
        </>
      )}
    </Sheet>
  );
}

const whoOf = (one: PreviewItem['touched'][number], text: (words: { zh: string; en: string }) => string): string =>
  'person' in one ? one.person.name : text(one.title);
