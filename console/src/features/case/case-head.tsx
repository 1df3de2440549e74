// Who and what a case is about, how far it is, and by when it is due.
import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseView } from '../../commands/command-body.ts';
import { useText, useWords } from '../../language/language.ts';
import { DueDate } from '../../parts/due-date.tsx';
import { Mark } from '../../parts/mark.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { dayOf } from './instant-text.ts';

const words = {
  zh: {
    print: '打印审批表',
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
    status: { open: '在办', suspended: '已中止', ended: '已办结' },
    overdue: '已逾期',
    card: { none: '', yellow: '黄牌', red: '红牌' },
    rehearsal: '推演',
    stuck: { noHolder: '无人可办', effect: '系统办理受阻' },
    procedure: '事项说明',
  },
  en: {
    print: 'Print the approval form',
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
    status: { open: 'Open', suspended: 'Suspended', ended: 'Ended' },
    overdue: 'Overdue',
    card: { none: '', yellow: 'Yellow card', red: 'Red card' },
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
      <dl className="case-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

function Marks({ view }: { view: CaseView }) {
  const w = useWords(words);
  const text = useText();
  return (
    <span className="case-marks">
      <Mark tone={view.status === 'ended' ? 'plain' : 'good'}>
        {view.outcome === null ? w.status[view.status] : text(view.outcome.title)}
      </Mark>
      {view.overdue && <Mark tone="late">{w.overdue}</Mark>}
      {view.card !== 'none' && <Mark tone={view.card === 'red' ? 'late' : 'soon'}>{w.card[view.card]}</Mark>}
      {view.stuck !== null && <Mark tone="late">{w.stuck[view.stuck]}</Mark>}
      {view.rehearsal && <Mark tone="info">{w.rehearsal}</Mark>}
    </span>
  );
}
