// What administrators have set, with what ends it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Mark } from '../../parts/mark.tsx';
import { today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { EndRule } from './end-rule.tsx';
import { partyName } from './party-name.ts';
import { periodState } from './superior-search.ts';
import { rulesQuery, wholeRules } from './superior-queries.ts';
import type { Rule } from './superior-queries.ts';

const words = {
  zh: {
    title: '已设定的上级',
    list: '上级设定',
    of: '对象',
    superior: '上级',
    from: '起始日期',
    to: '不再有效之日',
    ground: '依据',
    state: '状态',
    states: { now: '有效', planned: '未开始', over: '已失效' },
    shown: '范围',
    all: '全部',
    inForce: '现在有效',
    isAbove: (of: string, superior: string) => `${of} 的上级是 ${superior}`,
    since: (from: string) => `${from} 起`,
    span: (from: string, to: string) => `${from} 起，${to} 起不再有效`,
    end: '终止',
    none: '没有设定过上级',
    noneText: '未设定的，由本单位负责人、再由上一级负责人担任。',
  },
  en: {
    title: 'Superiors that are set',
    list: 'Superiors',
    of: 'Of',
    superior: 'Superior',
    from: 'From',
    to: 'No longer from',
    ground: 'Ground',
    state: 'State',
    states: { now: 'in force', planned: 'not yet', over: 'over' },
    shown: 'Shown',
    all: 'All',
    inForce: 'In force now',
    isAbove: (of: string, superior: string) => `${superior} is above ${of}`,
    since: (from: string) => `from ${from}`,
    span: (from: string, to: string) => `from ${from}, no longer from ${to}`,
    end: 'End',
    none: 'None is set',
    noneText: 'Where none is set it is the leader of the organisation, then of the division above.',
  },
};

const route = getRouteApi('/shell/admin/superiors');

export function RuleList() {
  const w = useWords(words);
  const text = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [ending, setEnding] = useState<Rule | null>(null);
  const on = search.now === true ? today() : undefined;
  const pages = useInfiniteQuery(rulesQuery(on));
  const rules = pages.data?.pages.flatMap(({ items }) => items);
  const { now: _, ...rest } = search;
  return (
    <Sheet
      title={w.title}
      actions={
        <>
          <Segmented
            aria-label={w.shown}
            value={search.now === true ? 'now' : 'all'}
            options={[
              { value: 'all', label: w.all },
              { value: 'now', label: w.inForce },
            ]}
            onChange={(shown) =>
              void navigate({ search: shown === 'now' ? { ...rest, now: true } : rest, replace: true })
            }
          />
          <ExportButton
            name={w.list}
            rows={() => wholeRules(on)}
            columns={[
              { title: w.of, value: ({ of }: Rule) => partyName(of, text), width: 32 },
              { title: w.superior, value: ({ superior }) => partyName(superior, text), width: 32 },
              { title: w.from, value: ({ validFrom }) => validFrom },
              { title: w.to, value: ({ validTo }) => validTo },
              { title: w.state, value: (rule) => w.states[periodState(rule, today())] },
              { title: w.ground, value: ({ ground }) => ground, width: 40 },
            ]}
          />
        </>
      }
    >
      <ProblemAlert error={pages.error} />
      {pages.isPending && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
      {rules?.length === 0 && <Empty title={w.none} text={w.noneText} />}
      {rules !== undefined && rules.length > 0 && (
        <>
          <ul className="superior-rules" aria-label={w.list}>
            {rules.map((rule) => (
              <RuleLine key={rule.id} rule={rule} onEnd={() => setEnding(rule)} />
            ))}
          </ul>
          <LoadMore pages={pages} count={rules.length} />
        </>
      )}
      {ending !== null && <EndRule rule={ending} onClose={() => setEnding(null)} />}
    </Sheet>
  );
}

function RuleLine({ rule, onEnd }: { rule: Rule; onEnd: () => void }) {
  const w = useWords(words);
  const text = useText();
  const state = periodState(rule, today());
  const said = w.isAbove(partyName(rule.of, text), partyName(rule.superior, text));
  return (
    <li>
      <strong>{said}</strong>
      <span>
        <Mark tone={state === 'now' ? 'good' : 'plain'}>{w.states[state]}</Mark>{' '}
        {rule.validTo === null ? w.since(rule.validFrom) : w.span(rule.validFrom, rule.validTo)}
      </span>
      <span className="superior-ground">{rule.ground}</span>
      {state !== 'over' && (
        <Button aria-label={`${w.end} ${said}`} onClick={onEnd}>
          {w.end}
        </Button>
      )}
    </li>
  );
}
