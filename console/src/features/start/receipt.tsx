import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import type { Filed } from './filing-form.tsx';

const words = {
  zh: {
    title: '已提交',
    number: '编号',
    procedure: '事项',
    subject: '办理对象',
    organisation: '受理单位',
    at: '提交时间',
    open: '打开案件',
    again: '再发起一件',
    print: '打印',
    catalogue: '回到事项目录',
  },
  en: {
    title: 'Handed in',
    number: 'Number',
    procedure: 'Procedure',
    subject: 'About',
    organisation: 'Handed in at',
    at: 'At',
    open: 'Open the case',
    again: 'Start another',
    print: 'Print',
    catalogue: 'Back to the catalogue',
  },
};

/** What was handed in, under which number. */
export function Receipt({ filed, onAgain }: { filed: Filed; onAgain: () => void }) {
  const w = useWords(words);
  const text = useText();
  return (
    <section className="filing-form" role="status">
      <PageTitle title={w.title} />
      <dl>
        <dt>{w.number}</dt>
        <dd>
          <strong>{filed.number}</strong>
        </dd>
        <dt>{w.procedure}</dt>
        <dd>{text(filed.procedure.title)}</dd>
        {filed.subject !== null && (
          <>
            <dt>{w.subject}</dt>
            <dd>{filed.subject.name}</dd>
          </>
        )}
        <dt>{w.organisation}</dt>
        <dd>{text(filed.organisation.name)}</dd>
        <dt>{w.at}</dt>
        <dd>
          <Moment at={filed.startedAt} />
        </dd>
      </dl>
      <div className="import-row">
        <CaseLink caseId={filed.id}>{w.open}</CaseLink>
        <Button onClick={onAgain}>{w.again}</Button>
        <Button onClick={() => window.print()}>{w.print}</Button>
        <Link to="/start">{w.catalogue}</Link>
      </div>
    </section>
  );
}
