// What has happened outside since the point to which a case goes back: somebody decides on each.
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Moment } from '../../parts/moment.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { RepairTrial } from './repair-types.ts';

const words = {
  zh: {
    title: '其后已对外发生的，须逐一决定',
    note: '恢复不会收回已经发生的付款、登记、文书和消息。',
    keep: '保留（仍然有效）',
    undone: '已在系统外撤销',
    repeat: '到该环节时重做',
    underWay: '正在办理，结果未知',
    again: '按此决定再试算',
  },
  en: {
    title: 'This has happened outside since; decide on each',
    note: 'A revert takes no payment, entry, letter or message back.',
    keep: 'It stands',
    undone: 'It was taken back outside',
    repeat: 'It is done once more when its stage comes',
    underWay: 'under way, nobody knows whether it was done',
    again: 'Try it again with these decisions',
  },
};

export interface OutsideDecision {
  readonly effectId: string;
  readonly decision: 'keep' | 'undone' | 'repeat';
}

interface OutsideDecisionsProps {
  readonly items: RepairTrial['toDecide'];
  readonly decisions: readonly OutsideDecision[];
  readonly onDecide: (decisions: readonly OutsideDecision[]) => void;
}

export function OutsideDecisions({ items, decisions, onDecide }: OutsideDecisionsProps) {
  const w = useWords(words);
  const text = useText();
  const [chosen, setChosen] = useState<ReadonlyMap<string, OutsideDecision['decision']>>(
    new Map(decisions.map(({ effectId, decision }) => [effectId, decision])),
  );
  const all = items.flatMap(({ effectId }) => {
    const decision = chosen.get(effectId);
    return decision === undefined ? [] : [{ effectId, decision }];
  });
  return (
    <section className="repair-outside">
      <h3>{w.title}</h3>
      <p className="repair-hint">{w.note}</p>
      <ul>
        {items.map(({ effectId, title, state, at, repeatable }) => (
          <li key={effectId}>
            <strong>{text(title)}</strong> <Moment at={at} />{' '}
            {state === 'underWay' && <Mark tone="soon">{w.underWay}</Mark>}
            <Radio.Group
              aria-label={text(title)}
              value={chosen.get(effectId) ?? null}
              onChange={(event) =>
                setChosen(new Map(chosen).set(effectId, event.target.value as OutsideDecision['decision']))
              }
              options={[
                { value: 'keep', label: w.keep },
                { value: 'undone', label: w.undone },
                ...(repeatable ? [{ value: 'repeat', label: w.repeat }] : []),
              ]}
            />
          </li>
        ))}
      </ul>
      <Button disabled={all.length < items.length} onClick={() => onDecide(all)}>
        {w.again}
      </Button>
    </section>
  );
}
