// The QR code of the receipt, which leads a citizen to where the case can be looked up without signing in.
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';

const words = {
  zh: { scan: '扫码查询进度', alt: (number: string) => `查询进度的二维码，回执编号 ${number}` },
  en: { scan: 'Scan to look it up', alt: (number: string) => `QR code to look it up, receipt ${number}` },
};

/** Nothing where the case has no receipt, as of a round, or where the reader may not see it. */
export function ReceiptCode({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const code = useQuery({
    queryKey: ['cases', caseId, 'receipt code'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const { receiptNumber, lookUpUrl } = await answer(
        api.GET('/api/v1/cases/{caseId}/receipt', { params: { path: { caseId } }, signal }),
      );
      const { renderSVG } = await import('uqr');
      const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(lookUpUrl, { border: 1 }))}`;
      return { receiptNumber, picture };
    },
  });
  if (code.data === undefined) return null;
  return (
    <figure className="print-code">
      <img src={code.data.picture} alt={w.alt(code.data.receiptNumber)} width={88} height={88} />
      <figcaption>{w.scan}</figcaption>
    </figure>
  );
}
