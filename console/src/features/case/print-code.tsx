import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../language/language.ts';
import { ReceiptCode } from '../../parts/receipt/receipt-code.tsx';
import { receiptQuery } from '../../parts/receipt/receipt-query.ts';

const words = { zh: { scan: '扫码查询进度' }, en: { scan: 'Scan to look it up' } };

const SIZE = 88;

/** The QR code of the receipt; nothing where the reader may not see the receipt. */
export function PrintCode({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const { data: receipt } = useQuery(receiptQuery(caseId));
  if (receipt === undefined) return null;
  return (
    <figure className="print-code">
      <ReceiptCode receipt={receipt} size={SIZE} />
      <figcaption>{w.scan}</figcaption>
    </figure>
  );
}
