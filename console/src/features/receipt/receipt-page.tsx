import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { ReceiptSheet } from '../../parts/receipt/receipt-sheet.tsx';

const words = {
  zh: { title: '受理回执', print: '打印', back: '返回案件' },
  en: { title: 'Receipt', print: 'Print', back: 'Back to the case' },
};

const route = getRouteApi('/shell/cases/$caseId/receipt');

export function ReceiptPage() {
  const { caseId } = route.useParams();
  const w = useWords(words);
  return (
    <>
      <PageTitle
        title={w.title}
        actions={
          <>
            <Link to="/cases/$caseId" params={{ caseId }}>
              {w.back}
            </Link>
            <Button onClick={() => print()}>{w.print}</Button>
          </>
        }
      />
      <ReceiptSheet caseId={caseId} />
    </>
  );
}
