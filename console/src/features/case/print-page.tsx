// The 审批表: a case on A4, to print, sign and file.
import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useEffect } from 'react';
import type { CaseView } from '../../commands/command-body.ts';
import { useLanguage, useText, useWords } from '../../language/language.ts';
import { caseWords } from '../../parts/case-words.ts';
import { dayOf, momentText } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { saidQuery } from './case-queries.ts';
import { caseQuery, formsQuery } from '../../acting/acting-queries.ts';
import { fieldsOfForms } from '../../parts/form/fields-of-forms.ts';
import { PrintCode } from './print-code.tsx';
import { PrintFields } from './print-fields.tsx';
import { PrintOpinions } from './print-opinions.tsx';
import './print.css';

const words = {
  zh: {
    back: '返回案件',
    print: '打印',
    hint: '纸张选 A4；个人信息按您的权限遮盖。',
    form: (title: string) => `${title}审批表`,
    number: '编号',
    status: '状态',
    applicant: '申请人',
    subject: '办理对象',
    organisation: '所属',
    filer: '提交人',
    started: '立案日期',
    ended: '办结日期',
    data: '申请及办理情况',
    opinions: '各环节意见',
    printed: (at: string) => `打印时间：${at}`,
    seal: '（盖章）',
    signed: '经办人签字：',
    date: '年　　月　　日',
  },
  en: {
    back: 'Back to the case',
    print: 'Print',
    hint: 'Choose A4; personal data is masked as your rights have it.',
    form: (title: string) => `${title}: approval form`,
    number: 'Number',
    status: 'Status',
    applicant: 'Applicant',
    subject: 'About',
    organisation: 'Of',
    filer: 'Filed by',
    started: 'Started on',
    ended: 'Ended on',
    data: 'Application and handling',
    opinions: 'Opinions of each stage',
    printed: (at: string) => `Printed at ${at}`,
    seal: '(seal)',
    signed: 'Signed:',
    date: 'Date:',
  },
};

const route = getRouteApi('/shell/cases/$caseId/print');

export function PrintPage() {
  const { caseId } = route.useParams();
  const found = useQuery(caseQuery(caseId));
  if (found.error !== null) return <ProblemAlert error={found.error} />;
  return found.data === undefined ? <Skeleton active paragraph={{ rows: 16 }} /> : <ApprovalForm view={found.data} />;
}

function ApprovalForm({ view }: { view: CaseView }) {
  const w = useWords(words);
  const text = useText();
  const common = useWords(caseWords);
  const { language } = useLanguage();
  const forms = useQuery(formsQuery(view.procedure.key, view.definition, language));
  const said = useQuery(saidQuery(view.id));
  const title = w.form(text(view.procedure.title));
  const status = view.outcome === null ? common.status[view.status] : text(view.outcome.title);
  const head: readonly (readonly [string, string])[] = [
    [w.number, view.number],
    [w.status, status],
    [w.subject, view.subject?.name ?? ''],
    [w.applicant, view.applicant?.name ?? ''],
    [w.organisation, text(view.organisation.name)],
    [w.filer, view.filer.name],
    [w.started, view.startedOn],
    [w.ended, view.endedAt === null ? '' : dayOf(view.endedAt)],
  ];
  useEffect(() => {
    document.title = `${title} ${view.number}`;
  }, [title, view.number]);
  return (
    <>
      <div className="print-tools">
        <Link to="/cases/$caseId" params={{ caseId: view.id }}>
          <ArrowLeftOutlined /> {w.back}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {w.print}
        </Button>
        <span>{w.hint}</span>
      </div>
      <article className="print-sheet">
        <header>
          <h1>{title}</h1>
          <PrintCode caseId={view.id} />
        </header>
        <table>
          <tbody>
            {pairs(head).map(([one, other]) => (
              <tr key={one[0]}>
                <th scope="row">{one[0]}</th>
                <td>{one[1]}</td>
                <th scope="row">{other?.[0]}</th>
                <td>{other?.[1]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{w.data}</h2>
        {forms.data === undefined ? (
          <Skeleton active />
        ) : (
          <PrintFields fields={fieldsOfForms(forms.data)} view={view} />
        )}
        <h2>{w.opinions}</h2>
        {said.data === undefined ? <Skeleton active /> : <PrintOpinions entries={said.data} />}
        <footer>
          <p>
            {w.signed}
            <span className="print-line" /> {w.seal}
          </p>
          <p>{w.date}</p>
          <p className="print-small">{w.printed(momentText(new Date().toISOString()))}</p>
        </footer>
      </article>
    </>
  );
}

function pairs<T>(list: readonly T[]): [T, T | undefined][] {
  return list.flatMap((one, index) => (index % 2 === 0 ? [[one, list[index + 1]] as [T, T | undefined]] : []));
}
