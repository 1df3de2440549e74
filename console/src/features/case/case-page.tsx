// A case: who it is about, where it stands, what I may do now and why not the rest, and all that belongs to it.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { CaseView } from '../../commands/command-body.ts';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { caseQuery } from '../../acting/acting-queries.ts';
import { ActionsPanel } from '../../acting/actions-panel.tsx';
import { CaseClocks } from './case-clocks.tsx';
import { CaseData } from './case-data.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseLetters } from './case-letters.tsx';
import { CaseLinks } from './case-links.tsx';
import { CaseMessages } from './case-messages.tsx';
import { CasePicture } from './case-picture.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import './case.css';
import { OpenVisits } from './open-visits.tsx';
import type { CaseTab } from './routes.ts';
import { SaidBefore } from './said-before.tsx';

const words = {
  zh: {
    tabs: {
      act: '办理',
      picture: '流程图',
      data: '资料',
      clocks: '期限',
      timeline: '过程',
      links: '关联',
      messages: '消息',
      letters: '文书',
    },
  },
  en: {
    tabs: {
      act: 'Act',
      picture: 'Progress',
      data: 'Data',
      clocks: 'Limits',
      timeline: 'Timeline',
      links: 'Links',
      messages: 'Messages',
      letters: 'Letters',
    },
  },
};

const route = getRouteApi('/shell/cases/$caseId');

export function CasePage() {
  const { caseId } = route.useParams();
  const found = useQuery(caseQuery(caseId));
  if (found.data !== undefined) {
    // The round of a duty and the series of an indicator have a page of their own.
    if (found.data.kind !== 'case') return <Navigate to={`/rounds/${caseId}` as '/'} replace />;
    return <Sheet view={found.data} />;
  }
  if (found.error !== null) return <ProblemAlert error={found.error} />;
  return <Skeleton active paragraph={{ rows: 12 }} />;
}

function Sheet({ view }: { view: CaseView }) {
  const w = useWords(words);
  const { tab = 'act' } = route.useSearch();
  const navigate = route.useNavigate();
  const panels: Record<CaseTab, ReactNode> = {
    act: (
      <>
        <SaidBefore caseId={view.id} />
        <ActionsPanel view={view} />
      </>
    ),
    picture: <CasePicture caseId={view.id} />,
    data: <CaseData view={view} />,
    clocks: <CaseClocks caseId={view.id} />,
    timeline: <CaseTimeline caseId={view.id} />,
    links: <CaseLinks caseId={view.id} />,
    messages: <CaseMessages caseId={view.id} />,
    letters: <CaseLetters caseId={view.id} />,
  };
  const shown = Object.entries(panels).map(([key, children]) => ({ key, label: w.tabs[key as CaseTab], children }));
  return (
    <>
      <CaseHead view={view} />
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
