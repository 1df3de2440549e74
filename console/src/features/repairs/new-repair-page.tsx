// 修复: which repair, of which cases, with what, why; tried first, seen as before and after, then ordered.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { keyed } from '../../api/keyed.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { DryRun } from './dry-run.tsx';
import { KindChoice } from './kind-choice.tsx';
import { isOfNoCase, KIND_ORDER, KINDS } from './kinds.ts';
import { bodyOf, draftOf, lacks, readOrderSearch } from './order.ts';
import type { Lack, OrderDraft } from './order.ts';
import { Parameters } from './parameters.tsx';
import type { RepairBody, RepairDryRun } from './repair-types.ts';
import { ScopeChoice } from './scope-choice.tsx';
import { useMeant } from './use-meant.ts';
import './repairs.css';

const words = {
  zh: {
    title: '修复',
    note: '先试算，看清每一件修复前后的变化，再下达。试算不作任何改动。',
    kind: '一、修复方式',
    change: '更换方式',
    scope: '二、范围',
    parameters: '三、怎么修复',
    reason: '四、理由',
    reasonLabel: '修复理由（必填，留痕）',
    reasonHint: '例如：土桥镇审核人员已调离，改由继任者办理',
    evenIfChanged: '即使试算之后该事项又有变化，也照样修复',
    try: '试算',
    lacking: '还需要填写',
    lacks: {
      kind: '修复方式',
      cases: '要修复的事项',
      filter: '至少一个筛选条件',
      oneCase: '恢复到此前只能一件一件办理',
      parameters: '怎么修复',
      reason: '理由',
    } satisfies Record<Lack, string>,
  },
  en: {
    title: 'Repair',
    note: 'Try it first, see what would change for each case, then order it. Trying changes nothing.',
    kind: '1 Which repair',
    change: 'Another repair',
    scope: '2 Which cases',
    parameters: '3 How',
    reason: '4 Why',
    reasonLabel: 'Reason (required; it is kept in the trail)',
    reasonHint: 'The reviewer has moved; his successor goes on',
    evenIfChanged: 'Repair a case also when it has moved on since it was tried',
    try: 'Try it',
    lacking: 'Still to be given',
    lacks: {
      kind: 'which repair',
      cases: 'which cases',
      filter: 'at least one condition',
      oneCase: 'one case at a time is reverted',
      parameters: 'how to repair',
      reason: 'the reason',
    } satisfies Record<Lack, string>,
  },
};

const route = getRouteApi('/shell/admin/repairs/new');
const REASON_MOST = 2000;

export function NewRepairPage() {
  // What the check left out comes with the address all the same, so it is checked again.
  const search = readOrderSearch({ ...route.useSearch() });
  // Another address is another order.
  return <Wizard key={JSON.stringify(search)} begun={draftOf(search, KIND_ORDER)} />;
}

function Wizard({ begun }: { begun: OrderDraft }) {
  const w = useWords(words);
  const [draft, setDraft] = useState(begun);
  const [shown, setShown] = useState<RepairDryRun | null>(null);
  const [asked, setAsked] = useState(false);
  const meant = useMeant(draft);
  const trial = useMutation({
    mutationFn: (tried: OrderDraft) =>
      answer(api.POST('/api/v1/repairs/dry-run', { params: { header: keyed() }, body: bodyOf(tried) })),
    onSuccess: setShown,
  });
  const order = useOrder();
  const change = (changes: Partial<OrderDraft>) => {
    setDraft((before) => ({ ...before, ...changes }));
    setShown(null);
    trial.reset();
    order.reset();
  };
  const setParameters = (changes: Readonly<Record<string, unknown>>) =>
    change({ parameters: { ...draft.parameters, ...changes } });
  const tryIt = (tried: OrderDraft) => {
    setAsked(true);
    if (lacks(tried).length === 0) trial.mutate(tried);
  };
  const missing = lacks(draft);
  const { kind } = draft;
  return (
    <>
      <PageTitle title={w.title} note={w.note} />
      <KindSheet draft={draft} onChange={change} />
      {kind !== null && (
        <>
          {!isOfNoCase(kind) && (
            <Sheet title={w.scope}>
              <ScopeChoice draft={draft} meant={meant} onChange={change} />
            </Sheet>
          )}
          <Sheet title={w.parameters}>
            <Parameters
              key={`${kind} ${meant.procedure ?? ''}`}
              kind={kind}
              parameters={draft.parameters}
              meant={meant}
              caseId={draft.scope === 'cases' ? draft.cases[0] : undefined}
              onChange={setParameters}
            />
          </Sheet>
          <Sheet title={w.reason}>
            <Filter label={w.reasonLabel}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  value={draft.reason}
                  maxLength={REASON_MOST}
                  placeholder={w.reasonHint}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  onChange={(event) => change({ reason: event.target.value })}
                />
              )}
            </Filter>
            <Checkbox
              className="repair-even"
              checked={draft.evenIfChanged}
              onChange={(event) => change({ evenIfChanged: event.target.checked })}
            >
              {w.evenIfChanged}
            </Checkbox>
          </Sheet>
          {asked && missing.length > 0 && (
            <Notice tone="soon" title={w.lacking} text={missing.map((one) => w.lacks[one]).join('；')} />
          )}
          <p>
            <Button
              type={shown === null ? 'primary' : 'default'}
              loading={trial.isPending}
              onClick={() => tryIt(draft)}
            >
              {w.try}
            </Button>
          </p>
          <ProblemAlert error={trial.error} />
          {shown !== null && (
            <DryRun
              shown={shown}
              outline={meant.outline}
              decisions={(draft.parameters['outside'] as never) ?? []}
              onDecide={(outside) => {
                const decided = { ...draft, parameters: { ...draft.parameters, outside } };
                setDraft(decided);
                tryIt(decided);
              }}
              onOrder={() => order.mutate(bodyOf(draft, shown.digest))}
              ordering={order.isPending}
            />
          )}
          <ProblemAlert error={order.error} />
        </>
      )}
    </>
  );
}

function KindSheet({ draft, onChange }: { draft: OrderDraft; onChange: (changes: Partial<OrderDraft>) => void }) {
  const w = useWords(words);
  const text = useText();
  const [choosing, setChoosing] = useState(draft.kind === null);
  if (draft.kind !== null && !choosing) {
    const { title, what } = KINDS[draft.kind];
    return (
      <Sheet
        title={`${w.kind}：${text(title)}`}
        note={text(what)}
        actions={<Button onClick={() => setChoosing(true)}>{w.change}</Button>}
      >
        {null}
      </Sheet>
    );
  }
  return (
    <Sheet title={w.kind}>
      <KindChoice
        label={w.kind}
        value={draft.kind}
        onChange={(kind) => {
          setChoosing(false);
          onChange({ kind, parameters: {} });
        }}
      />
    </Sheet>
  );
}

/** Gives the order once, whatever is clicked, and leads to its page. */
function useOrder() {
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const given = useRef<{ text: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (body: RepairBody) => {
      const content = JSON.stringify(body);
      if (given.current?.text !== content) given.current = { text: content, key: crypto.randomUUID() };
      return answer(api.POST('/api/v1/repairs', { params: { header: keyed(given.current.key) }, body }));
    },
    onSuccess: ({ id }) => {
      for (const key of ['repairs', 'stuck', 'case', 'cases', 'tasks'])
        void client.invalidateQueries({ queryKey: [key] });
      void navigate({ to: '/admin/repairs/$repairId', params: { repairId: id } });
    },
  });
}
