// A case: who it is about, where it stands, what I may do now and why not the rest, and all that belongs to it.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { CaseView } from '../../commands/command-body.ts';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { CaseClocks } from './case-clocks.tsx';
import { CaseData } from './case-data.tsx';
import { CaseLinks } from './case-links.tsx';
import { CaseMessages } from './case-messages.tsx';
import { caseQuery } from './case-queries.ts';
import { CaseTimeline } from './case-timeline.tsx';
import './case.css';
import { OpenVisits } from './open-visits.tsx';
import type { CaseTab } from './routes.ts';

const words = {
  zh: {
    tabs: { act: '办理', data: '资料', clocks: '期限', timeline: '过程', links: '关联', messages: '消息' },
    about: '办理对象',
    applicant: '申请人',
    filer: '提交人',
    organisation: '所属',
    started: '立案日期',
    due: '最近期限',
    number: '编号',
    status: { open: '在办', suspended: '已中止', ended: '已办结' },
    overdue: '已逾期',
    card: { none: '', yellow: '黄牌', red: '红牌' },
    rehearsal: '推演',
    stuck: { noHolder: '无人可办', effect: '系统办理受阻' },
    procedure: '事项说明',
  },
  en: {
    tabs: {
      act: 'Act',
      data: 'Data',
      clocks: 'Limits',
      timeline: 'Timeline',
      links: 'Links',
      messages: 'Messages',
    },
    about: 'About',
    applicant: 'Applicant',
    filer: 'Filed by',
    organisation: 'Organisation',
    started: 'Started on',
    due: 'Next due',
    number: 'Number',
    status: { open: 'Open', suspended: 'Suspended', ended: 'Ended' },
    overdue: 'Overdue',
    card: { none: '', yellow: 'Yellow card', red: 'Red card' },
    rehearsal: 'Rehearsal',
    stuck: { noHolder: 'Nobody holds the post', effect: 'The system is held up' },
    procedure: 'About the procedure',
  },
};

const route = getRouteApi('/shell/cases/$caseId');

export function CasePage() {
  const { caseId } = route.useParams();
  const found = useQuery(caseQuery(caseId));
  if (found.data !== undefined) return <Sheet view={found.data} />;
  if (found.error !== null) return <ProblemAlert error={found.error} />;
  return <Skeleton active paragraph={{ rows: 12 }} />;
}

function Sheet({ view }: { view: CaseView }) {
  const w = useWords(words);
  const { tab = 'act' } = route.useSearch();
  const navigate = route.useNavigate();
  const panels: Record<CaseTab, ReactNode> = {
    act: <ActionsPanel view={view} />,
    data: <CaseData view={view} />,
    clocks: <CaseClocks caseId={view.id} />,
    timeline: <CaseTimeline caseId={view.id} />,
    links: <CaseLinks caseId={view.id} />,
    messages: <CaseMessages caseId={view.id} />,
  };
  const shown = Object.entries(panels).map(([key, children]) => ({ key, label: w.tabs[key as CaseTab], children }));
  return (
    <>
      <Head view={view} />
      <OpenVisits view={view} />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        items={shown}
        onChange={(key) => void navigate({ search: { tab: key as CaseTab }, replace: true })}
      />
    </>
  );
}

function Head({ view }: { view: CaseView }) {
  const w = useWords(words);
  const text = useText();
  const facts: [string, string | null][] = [
    [w.number, view.number],
    [w.about, view.subject?.name ?? null],
    [w.applicant, view.applicant?.name ?? null],
    [w.organisation, text(view.organisation.name)],
    [w.filer, view.filer.name],
    [w.started, view.startedOn],
    [w.due, view.dueOn],
  ];
  return (
    <>
      <PageTitle
        title={`${view.subject?.name ?? view.applicant?.name ?? ''} ${text(view.procedure.title)}`.trim()}
        note={
          <span className="case-marks">
            <Mark tone={view.status === 'ended' ? 'plain' : 'good'}>
              {view.outcome === null ? w.status[view.status] : text(view.outcome.title)}
            </Mark>
            {view.overdue && <Mark tone="late">{w.overdue}</Mark>}
            {view.card !== 'none' && <Mark tone={view.card === 'red' ? 'late' : 'soon'}>{w.card[view.card]}</Mark>}
            {view.stuck !== null && <Mark tone="late">{w.stuck[view.stuck]}</Mark>}
            {view.rehearsal && <Mark tone="info">{w.rehearsal}</Mark>}
          </span>
        }
        actions={
          <Link
            to="/procedures/$procedure"
            params={{ procedure: view.procedure.key }}
            search={{ version: view.definition }}
          >
            {w.procedure}
          </Link>
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
