// 受理回执: what the applicant takes home, with the QR code of the page on which he asks how it stands.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Facts } from '../facts.tsx';
import { ProblemAlert } from '../problem-alert.tsx';
import { ReceiptCode } from './receipt-code.tsx';
import { receiptQuery } from './receipt-query.ts';
import './receipt.css';

const words = {
  zh: {
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
  },
  en: {
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
  },
};

const GROUPS = /(\d{4})(?=\d)/g;
const CODE_SIZE = 140;

/** The receipt of a case, to print. */
export function ReceiptSheet({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const text = useText();
  const { data: receipt, error } = useQuery(receiptQuery(caseId));
  if (error !== null) return <ProblemAlert error={error} />;
  if (receipt === undefined) return <Skeleton active />;
  return (
    <article className="receipt">
      <p className="receipt-number">
        {w.receiptNumber} <strong>{receipt.receiptNumber.replace(GROUPS, '$1 ')}</strong>
      </p>
      <Facts
        inline
        facts={[
          [w.procedure, text(receipt.procedure.title)],
          [w.applicant, receipt.applicant?.name],
          [w.about, receipt.subject?.name],
          [w.where, text(receipt.organisation.name)],
          [w.filed, receipt.filedOn],
          [w.expected, receipt.expectedOn],
          [w.number, receipt.number],
        ]}
      />
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
        <ReceiptCode receipt={receipt} size={CODE_SIZE} />
        <p>
          {w.scan}
          <br />
          <code>{receipt.lookUpUrl}</code>
        </p>
      </footer>
    </article>
  );
}
