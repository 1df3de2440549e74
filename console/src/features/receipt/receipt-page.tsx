// 受理回执: what the applicant takes home, with the QR code of the page on which he asks how it stands.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { renderSVG } from 'uqr';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import './receipt.css';

const words = {
  zh: {
    title: '受理回执',
    print: '打印',
    receiptNumber: '受理编号',
    number: '案件编号',
    procedure: '事项',
    applicant: '申请人',
    about: '办理对象',
    where: '受理单位',
    filed: '受理日期',
    expected: '预计办结',
    materials: '已收材料',
    pieces: (count: number) => `${count} 份`,
    steps: '办理环节',
    scan: '扫码或打开下面的网址，输入申请人身份证号后四位，即可查询进度：',
    qr: '查询进度的二维码',
  },
  en: {
    title: 'Receipt',
    print: 'Print',
    receiptNumber: 'Receipt number',
    number: 'Case number',
    procedure: 'Procedure',
    applicant: 'Applicant',
    about: 'About',
    where: 'Filed at',
    filed: 'Filed on',
    expected: 'Expected to end',
    materials: 'Handed in',
    pieces: (count: number) => String(count),
    steps: 'Steps',
    scan: 'Scan the code or open the address, and type the last four characters of the applicant’s ID number:',
    qr: 'QR code of the page that says how it stands',
  },
};

const GROUPS = /(\d{4})(?=\d)/g;
const route = getRouteApi('/shell/cases/$caseId/receipt');

export function ReceiptPage() {
  const { caseId } = route.useParams();
  const w = useWords(words);
  const text = useText();
  const { data: receipt, error } = useQuery({
    queryKey: ['cases', caseId, 'receipt'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/cases/{caseId}/receipt', { params: { path: { caseId } }, signal })),
  });
  if (error !== null) return <ProblemAlert error={error} />;
  if (receipt === undefined) return <Skeleton active />;
  const facts: [string, string | null][] = [
    [w.procedure, text(receipt.procedure.title)],
    [w.applicant, receipt.applicant?.name ?? null],
    [w.about, receipt.subject?.name ?? null],
    [w.where, text(receipt.organisation.name)],
    [w.filed, receipt.filedOn],
    [w.expected, receipt.expectedOn],
    [w.number, receipt.number],
  ];
  const code = `data:image/svg+xml,${encodeURIComponent(renderSVG(receipt.lookUpUrl))}`;
  return (
    <>
      <PageTitle title={w.title} actions={<Button onClick={() => print()}>{w.print}</Button>} />
      <article className="receipt">
        <p className="receipt-number">
          {w.receiptNumber} <strong>{receipt.receiptNumber.replace(GROUPS, '$1 ')}</strong>
        </p>
        <dl>
          {facts.map(([name, value]) =>
            value === null ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        {receipt.materials.length > 0 && (
          <section>
            <h2>{w.materials}</h2>
            <ul>
              {receipt.materials.map(({ title, count }) => (
                <li key={title.zh}>
                  {text(title)} {w.pieces(count)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>{w.steps}</h2>
          <p>{receipt.steps.map(({ title }) => text(title)).join(' → ')}</p>
        </section>
        <footer>
          <img src={code} alt={w.qr} />
          <p>
            {w.scan}
            <br />
            <code>{receipt.lookUpUrl}</code>
          </p>
        </footer>
      </article>
    </>
  );
}
