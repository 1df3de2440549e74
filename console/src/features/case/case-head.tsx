// Who and what a case is about, how far it is, and by when it is due.
import { FileTextOutlined, PrinterOutlined, QrcodeOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseView } from '../../commands/command-body.ts';
import { useText, useWords } from '../../language/language.ts';
import { caseWords } from '../../parts/case-words.ts';
import { DueDate } from '../../parts/due-date.tsx';
import { dayOf } from '../../parts/moment-text.ts';
import { Facts } from '../../parts/facts.tsx';
import { Mark } from '../../parts/mark.tsx';
import { PageTitle } from '../../parts/page-title.tsx';

const words = {
  zh: {
    print: '打印审批表',
    receipt: '受理回执',
    about: '办理对象',
    applicant: '申请人',
    filer: '提交人',
    organisation: '所属',
    started: '立案日期',
    ended: '办结日期',
    due: '最近期限',
    number: '编号',
    origin: '来源',
    originCase: '由另一案件引出',
    rehearsal: '演练',
    stuck: { noHolder: '无人可办', effect: '系统办理受阻' },
    procedure: '事项说明',
  },
  en: {
    print: 'Print the approval form',
    receipt: 'Receipt',
    about: 'About',
    applicant: 'Applicant',
    filer: 'Filed by',
    organisation: 'Organisation',
    started: 'Started on',
    ended: 'Ended on',
    due: 'Next due',
    number: 'Number',
    origin: 'Came from',
    originCase: 'another case',
    rehearsal: 'Rehearsal',
    stuck: { noHolder: 'Nobody holds the post', effect: 'The system is held up' },
    procedure: 'About the procedure',
  },
};

export function CaseHead({ view }: { view: CaseView }) {
  const w = useWords(words);
  const text = useText();
  const { subject, origin } = view;
  const about =
    subject === null ? null : (
      <Link to="/subjects/$subjectId" params={{ subjectId: subject.id }}>
        {subject.name}
      </Link>
    );
  const from =
    origin === null ? null : (
      <Link to="/cases/$caseId" params={{ caseId: origin.caseId }}>
        {w.originCase}
      </Link>
    );
  const facts: [string, ReactNode][] = [
    [w.number, view.number],
    [w.about, about],
    [w.applicant, view.applicant?.name ?? null],
    [w.organisation, text(view.organisation.name)],
    [w.filer, view.filer.name],
    [w.started, view.startedOn],
    [w.origin, from],
    view.endedAt === null
      ? [w.due, <DueDate key="due" dueOn={view.dueOn} overdue={view.overdue} provisional={view.provisional} />]
      : [w.ended, dayOf(view.endedAt)],
  ];
  return (
    <>
      <PageTitle
        title={`${subject?.name ?? view.applicant?.name ?? ''} ${text(view.procedure.title)}`.trim()}
        note={<Marks view={view} />}
        actions={
          <span className="case-head-links">
            <Link to="/cases/$caseId/print" params={{ caseId: view.id }}>
              <PrinterOutlined /> {w.print}
            </Link>
            <Link to="/cases/$caseId/receipt" params={{ caseId: view.id }}>
              <QrcodeOutlined /> {w.receipt}
            </Link>
            <Link
              to="/procedures/$procedure"
              params={{ procedure: view.procedure.key }}
              search={{ version: view.definition }}
            >
              <FileTextOutlined /> {w.procedure}
            </Link>
          </span>
        }
      />
      <Facts inline facts={facts} />
    </>
  );
}

function Marks({ view }: { view: CaseView }) {
  const w = useWords(words);
  const common = useWords(caseWords);
  const text = useText();
  return (
    <span className="case-marks">
      <Mark tone={view.status === 'ended' ? 'plain' : 'good'}>
        {view.outcome === null ? common.status[view.status] : text(view.outcome.title)}
      </Mark>
      {view.overdue && <Mark tone="late">{common.overdue}</Mark>}
      {view.card !== 'none' && <Mark tone={view.card === 'red' ? 'late' : 'soon'}>{common.card[view.card]}</Mark>}
      {view.stuck !== null && <Mark tone="late">{w.stuck[view.stuck]}</Mark>}
      {view.rehearsal && <Mark tone="info">{w.rehearsal}</Mark>}
    </span>
  );
}
