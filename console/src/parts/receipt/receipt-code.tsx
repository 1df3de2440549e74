import { renderSVG } from 'uqr';
import { useWords } from '../../language/language.ts';

const words = {
  zh: { alt: (number: string) => `查询进度的二维码，受理编号 ${number}` },
  en: { alt: (number: string) => `QR code of the page that says how it stands, receipt ${number}` },
};

/** The QR code that leads a citizen to where the case is looked up without signing in. */
export function ReceiptCode(props: { receipt: { receiptNumber: string; lookUpUrl: string }; size: number }) {
  const { receipt, size } = props;
  const w = useWords(words);
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(receipt.lookUpUrl, { border: 1 }))}`;
  return <img src={picture} alt={w.alt(receipt.receiptNumber)} width={size} height={size} />;
}
