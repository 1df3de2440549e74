import { Button } from 'antd';
import { useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import type { ImportTried } from '../../parts/import-file.ts';
import { useCountsText } from './import-words.tsx';
import { faultsByColumn, faultsFirst, newRows } from './row-results.ts';
import { RowTable, useRowColumns } from './row-table.tsx';

const words = {
  zh: {
    title: '四、核对并导入',
    fine: '核对完毕，没有问题',
    some: (count: number) => `${count} 行有问题，不会导入`,
    fix: '可在表格中改正后重新试导入，也可以先导入其余各行。',
    where: (places: string) => `问题在：${places}。`,
    place: (title: string, count: number) => `${title} ${count} 行`,
    wholeRow: '整行',
    nothing: '没有需要导入的行：表中各行都已存在或有问题。',
    take: (count: number) => `导入 ${count} 行`,
    export: '试导入结果',
  },
  en: {
    title: '4. Look at it and take it in',
    fine: 'Tried, without a fault',
    some: (count: number) => `${count} rows have faults and would be left out`,
    fix: 'Correct them in the spreadsheet and try again, or take the others in now.',
    where: (places: string) => `Faults in: ${places}.`,
    place: (title: string, count: number) => `${title} (${count})`,
    wholeRow: 'the whole row',
    nothing: 'There is nothing to take in: every row is there already or has faults.',
    take: (count: number) => `Take ${count} rows in`,
    export: 'Trial of an import',
  },
};

const PAGE = 50;

interface TriedProps {
  readonly tried: ImportTried;
  readonly name: string;
  readonly taking: boolean;
  readonly refused: unknown;
  readonly onTake: () => void;
}

/** What a file would do, row by row, and the button that takes it in. */
export function Tried({ tried, name, taking, refused, onTake }: TriedProps) {
  const w = useWords(words);
  const countsText = useCountsText();
  const columns = useRowColumns();
  const rows = faultsFirst(tried.rows);
  const count = newRows(tried);
  const places = faultsByColumn(tried.rows).map((one) => w.place(one.title ?? w.wholeRow, one.rows));
  return (
    <Sheet
      title={w.title}
      note={countsText(tried)}
      actions={<ExportButton name={`${w.export} ${name}`} columns={columns} rows={() => rows} />}
    >
      {tried.failed === 0 ? (
        <Notice tone="good" title={w.fine} />
      ) : (
        <Notice
          tone="soon"
          title={w.some(tried.failed)}
          text={
            <>
              {w.where(places.join('、'))} {w.fix}
            </>
          }
        />
      )}
      {count === 0 ? (
        <p className="import-hint">{w.nothing}</p>
      ) : (
        <p>
          <Button type="primary" loading={taking} onClick={onTake}>
            {w.take(count)}
          </Button>
        </p>
      )}
      <ProblemAlert error={refused} />
      <RowTable
        rows={rows}
        kind={null}
        pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      />
    </Sheet>
  );
}
