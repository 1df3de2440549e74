// Payments, register entries, letters and files of a subject, each with the case that they come from.
import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { AttachmentLinks } from '../../parts/files/attachment-links.tsx';
import { dayOf } from '../../parts/moment-text.ts';
import { moneyText } from '../../parts/money.ts';
import type { SubjectFile } from './subject-file.ts';

const words = {
  zh: {
    payouts: '资金发放',
    letters: '文书',
    entries: '登记入册',
    files: '附件',
    case: '查看案件',
    yuan: '元',
    to: (name: string) => `收款人 ${name}`,
    entered: (day: string) => `${day} 登记`,
    deed: (known: string | undefined) => known ?? '登记入册',
  },
  en: {
    payouts: 'Payments',
    letters: 'Letters',
    entries: 'Register entries',
    files: 'Files',
    case: 'Show the case',
    yuan: 'yuan',
    to: (name: string) => `to ${name}`,
    entered: (day: string) => `entered on ${day}`,
    deed: (known: string | undefined) => known ?? 'Register entry',
  },
};

export function SubjectMatters({ file }: { file: SubjectFile }) {
  const w = useWords(words);
  const text = useText();
  const titles = new Map(file.cases.map(({ id, procedure }) => [id, text(procedure.title)]));
  const names = new Map(file.attachments.map(({ digest, name }) => [digest, name]));
  return (
    <>
      <Part title={w.payouts}>
        {file.payouts.map((payout) => (
          <Line
            key={`${payout.caseId} ${payout.purpose.zh} ${payout.orderedOn}`}
            caseId={payout.caseId}
            day={payout.orderedOn}
          >
            {text(payout.purpose)} <strong>{moneyText(payout.amountFen, w.yuan)}</strong> {w.to(payout.payee)}
          </Line>
        ))}
      </Part>
      <Part title={w.letters}>
        {file.letters.map((letter) => (
          <Line key={letter.number} caseId={letter.caseId} day={letter.issuedOn}>
            {text(letter.title)} {letter.number}
          </Line>
        ))}
      </Part>
      <Part title={w.entries}>
        {file.entries.map((entry) => (
          <Line key={`${entry.caseId} ${entry.register} ${entry.entry}`} caseId={entry.caseId} day={entry.enteredOn}>
            {w.deed(titles.get(entry.caseId))}
          </Line>
        ))}
      </Part>
      <Part title={w.files}>
        {file.attachments.map((attachment) => (
          <Line
            key={`${attachment.caseId} ${attachment.digest}`}
            caseId={attachment.caseId}
            day={dayOf(attachment.uploadedAt)}
          >
            <AttachmentLinks digests={[attachment.digest]} names={names} />
          </Line>
        ))}
      </Part>
    </>
  );
}

/** A part that has nothing in it is not shown. */
function Part({ title, children }: { title: string; children: React.ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="subject-part">
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function Line({ caseId, day, children }: { caseId: string; day: string; children: React.ReactNode }) {
  const w = useWords(words);
  return (
    <li>
      <time dateTime={day}>{day}</time>
      <span>{children}</span>
      <Link to="/cases/$caseId" params={{ caseId }}>
        {w.case}
      </Link>
    </li>
  );
}
