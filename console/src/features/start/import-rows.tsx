import { Table } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { ImportRow } from './import-page.tsx';

const words = {
  zh: {
    row: '行',
    state: '结果',
    what: '说明',
    started: '已发起',
    fine: '可以提交',
    wrong: '有问题',
  },
  en: { row: 'Row', state: 'Result', what: 'Remark', started: 'Started', fine: 'Fine', wrong: 'Fault' },
};

const STARTED = 201;
const PAGE = 50;

/** What becomes of each row, the faulty ones first, each fault with the cell that it hangs on. */
export function ImportRows({ rows }: { rows: readonly ImportRow[] }) {
  const w = useWords(words);
  const text = useText();
  const sorted = [...rows].sort((a, b) => Number(b.detail !== null) - Number(a.detail !== null) || a.row - b.row);
  return (
    <div className="import-table">
      <Table<ImportRow>
        rowKey="row"
        dataSource={sorted}
        size="middle"
        pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
        columns={[
          { title: w.row, dataIndex: 'row', width: 72 },
          {
            title: w.state,
            width: 110,
            render: (_, { status, detail }) =>
              detail !== null ? (
                <Mark tone="late">{w.wrong}</Mark>
              ) : (
                <Mark tone="good">{status === STARTED ? w.started : w.fine}</Mark>
              ),
          },
          {
            title: w.what,
            render: (_, { detail, caseId, caseNumber, faults }) =>
              detail === null ? (
                caseId !== null && <CaseLink caseId={caseId}>{caseNumber}</CaseLink>
              ) : faults.length === 0 ? (
                text(detail)
              ) : (
                <ul className="import-faults">
                  {faults.map((fault) => (
                    <li key={`${fault.field} ${fault.message.zh}`}>
                      {fault.cell !== null && !fault.message.zh.includes(fault.cell) && <strong>{fault.cell} </strong>}
                      {text(fault.message)}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </div>
  );
}
