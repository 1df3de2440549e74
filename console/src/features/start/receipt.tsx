import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ReceiptSheet } from '../../parts/receipt/receipt-sheet.tsx';
import type { Became } from '../../commands/command-body.ts';

const words = {
  zh: {
    title: '已提交',
    number: (number: string) => `编号 ${number}`,
    open: '打开案件',
    again: '再发起一件',
    print: '打印回执',
    catalogue: '回到事项目录',
  },
  en: {
    title: 'Handed in',
    number: (number: string) => `Number ${number}`,
    open: 'Open the case',
    again: 'Start another',
    print: 'Print the receipt',
    catalogue: 'Back to the catalogue',
  },
};

/** What was handed in, under which number, with the receipt that the applicant takes home. */
export function Receipt({ filed, onAgain }: { filed: Became; onAgain: () => void }) {
  const w = useWords(words);
  return (
    <>
      <div role="status">
        <PageTitle
          title={w.title}
          note={w.number(filed.number)}
          actions={
            <span className="import-row">
              <CaseLink caseId={filed.id}>{w.open}</CaseLink>
              <Button onClick={onAgain}>{w.again}</Button>
              <Button onClick={() => window.print()}>{w.print}</Button>
              <Link to="/start">{w.catalogue}</Link>
            </span>
          }
        />
      </div>
      <ReceiptSheet caseId={filed.id} />
    </>
  );
}
