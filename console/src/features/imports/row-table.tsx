import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { TableProps } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import type { Words } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import type { ExportColumn } from '../../parts/export-button.tsx';
import type { ImportKind, ImportRow } from '../../parts/import-file.ts';
import { importWords, RowMark } from './import-words.tsx';

const words = {
  zh: { row: '行', state: '结果', what: '说明', open: '查看', rows: '逐行结果' },
  en: { row: 'Row', state: 'Result', what: 'Remark', open: 'Open', rows: 'Result per row' },
};

const faultText = ({ columnTitle, text: message }: ImportRow['faults'][number], text: (words: Words) => string) => {
  const said = text(message);
  return columnTitle === null || said.includes(columnTitle) ? said : `${columnTitle}：${said}`;
};

interface RowTableProps {
  readonly rows: readonly ImportRow[];
  /** What the rows became is linked to; null for a trial, in which they became nothing. */
  readonly kind: ImportKind | null;
  readonly pagination: TableProps['pagination'];
}

/** What becomes of each row, each fault with the cell that it hangs on. */
export function RowTable({ rows, kind, pagination }: RowTableProps) {
  const w = useWords(words);
  const text = useText();
  return (
    <div className="import-scroll">
      <Table<ImportRow>
        rowKey="row"
        size="middle"
        dataSource={[...rows]}
        {...(pagination !== undefined && { pagination })}
        columns={[
          { title: w.row, dataIndex: 'row', width: 56 },
          { title: w.state, width: 104, render: (_, row) => <RowMark {...row} /> },
          {
            title: w.what,
            render: (_, { faults, target }) =>
              faults.length === 0 ? (
                kind !== null && target !== null && <Became kind={kind} target={target} />
              ) : (
                <ul className="import-row-faults">
                  {faults.map((fault) => (
                    <li key={`${fault.column} ${fault.code} ${fault.message}`}>{faultText(fault, text)}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </div>
  );
}

function Became({ kind, target }: { kind: ImportKind; target: string }) {
  const w = useWords(words);
  switch (kind) {
    case 'cases':
      return <CaseLink caseId={target}>{w.open}</CaseLink>;
    case 'subjects':
      return (
        <Link to="/subjects/$subjectId" params={{ subjectId: target }}>
          {w.open}
        </Link>
      );
    case 'organisations':
      return (
        <Link to="/admin/organisations" search={{ at: target }}>
          {target}
        </Link>
      );
    case 'people':
      return null;
  }
}

/** The columns of the file of what became of the rows. */
export function useRowColumns(): ExportColumn<ImportRow>[] {
  const w = useWords(words);
  const kinds = useWords(importWords);
  const text = useText();
  return [
    { title: w.row, value: ({ row }) => row, width: 8 },
    {
      title: w.state,
      value: ({ state, action }) => (state === 'done' && action !== null ? kinds.action[action] : kinds.row[state]),
    },
    { title: w.what, value: ({ faults }) => faults.map((fault) => faultText(fault, text)).join('\n'), width: 60 },
  ];
}
