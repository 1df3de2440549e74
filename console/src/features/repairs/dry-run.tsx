// What an order would do, case by case, and the button that orders it.
import { Button, Collapse, Popconfirm } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Outline } from '../../parts/procedure-queries.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { KINDS } from './kinds.ts';
import { OutsideDecisions } from './outside-decisions.tsx';
import type { OutsideDecision } from './outside-decisions.tsx';
import type { RepairDryRun } from './repair-types.ts';
import { Trial } from './trial.tsx';

const words = {
  zh: {
    title: '试算结果',
    counts: (ok: number, total: number) => `${total} 件中可修复 ${ok} 件`,
    one: '可以修复',
    none: '不能修复',
    refused: (count: number) => `${count} 件不能修复，理由见下；下达后只修复其余各件。`,
    second: '须由另一位管理员复核同意后才会执行。',
    order: '下达修复',
    orderSecond: '下达并提请复核',
    sure: '确定下达？',
    sureText: (count: number, kind: string) => `将对 ${count} 件执行“${kind}”，并记入办理过程。`,
    yes: '确定下达',
    no: '再看看',
    ok: '可修复',
    not: '不能修复',
    ends: '仍可办结',
    noEnd: '不能办结',
  },
  en: {
    title: 'What it would do',
    counts: (ok: number, total: number) => `${ok} of ${total} can be repaired`,
    one: 'It can be repaired',
    none: 'It can’t be repaired',
    refused: (count: number) => `${count} can’t be repaired, for the reasons below; the order repairs the others only.`,
    second: 'Another administrator must approve it before it is done.',
    order: 'Order the repair',
    orderSecond: 'Order it and ask for approval',
    sure: 'Order it?',
    sureText: (count: number, kind: string) => `“${kind}” for ${count}; the trail will say so.`,
    yes: 'Order it',
    no: 'Not yet',
    ok: 'can be repaired',
    not: 'can’t be repaired',
    ends: 'can still end',
    noEnd: 'can’t end',
  },
};

/** Items that are shown open; a batch is folded. */
const OPEN_AT_MOST = 3;

interface DryRunProps {
  readonly shown: RepairDryRun;
  readonly outline: Outline | null;
  readonly decisions: readonly OutsideDecision[];
  readonly onDecide: (decisions: readonly OutsideDecision[]) => void;
  readonly onOrder: () => void;
  readonly ordering: boolean;
}

export function DryRun({ shown, outline, decisions, onDecide, onOrder, ordering }: DryRunProps) {
  const w = useWords(words);
  const text = useText();
  const { items, ok, total, refused, needsSecond, kind } = shown;
  const toDecide = items.flatMap((item) => item.toDecide);
  const title = total === 1 ? (ok === 1 ? w.one : w.none) : w.counts(ok, total);
  return (
    <Sheet title={w.title}>
      <Notice
        tone={ok === 0 ? 'late' : refused > 0 ? 'soon' : 'good'}
        title={title}
        text={
          <>
            {refused > 0 && total > 1 && <div>{w.refused(refused)}</div>}
            {needsSecond && <div>{w.second}</div>}
          </>
        }
      />
      {toDecide.length > 0 && <OutsideDecisions items={toDecide} decisions={decisions} onDecide={onDecide} />}
      {items.length <= OPEN_AT_MOST ? (
        items.map((item) => <Trial key={item.case?.id ?? item.target} item={item} outline={outline} />)
      ) : (
        <Collapse
          items={items.map((item) => ({
            key: item.case?.id ?? item.target ?? '',
            label: (
              <span className="repair-trial-head">
                {item.case?.number ?? item.target}{' '}
                <Mark tone={item.ok ? 'good' : 'late'}>{item.ok ? w.ok : w.not}</Mark>{' '}
                {item.canEnd !== null && (
                  <Mark tone={item.canEnd.ends ? 'plain' : 'late'}>{item.canEnd.ends ? w.ends : w.noEnd}</Mark>
                )}{' '}
                {item.refusal !== null && <small>{text(item.refusal.message)}</small>}
              </span>
            ),
            children: <Trial item={item} outline={outline} />,
          }))}
        />
      )}
      {ok > 0 && (
        <p className="repair-order">
          <Popconfirm
            title={w.sure}
            description={w.sureText(ok, text(KINDS[kind].title))}
            okText={w.yes}
            cancelText={w.no}
            onConfirm={onOrder}
          >
            <Button type="primary" danger={kind === 'cancel' || kind === 'revert'} loading={ordering}>
              {needsSecond ? w.orderSecond : w.order}
            </Button>
          </Popconfirm>
        </p>
      )}
    </Sheet>
  );
}
