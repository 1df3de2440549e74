import { useText, useWords } from '../../language/language.ts';
import { BasisList } from './basis-list.tsx';
import type { Outline } from '../../parts/procedure-queries.ts';

const words = {
  zh: { opens: '开启', due: '截止', who: '报送单位', gates: '节点', basis: '依据' },
  en: { opens: 'Opens', due: 'Due', who: 'By', gates: 'Gates', basis: 'Basis' },
};

export function RecurringList({ outline }: { outline: Outline }) {
  const w = useWords(words);
  const text = useText();
  const all = [
    ...outline.duties.map((duty) => ({ ...duty, who: duty.owedBy, gates: [] })),
    ...outline.indicators.map((indicator) => ({ ...indicator, who: indicator.reportedBy })),
  ];
  return (
    <ul className="clock-list">
      {all.map((one) => (
        <li key={one.key}>
          <h2>{text(one.title)}</h2>
          <dl>
            <dt>{w.opens}</dt>
            <dd>{text(one.opens)}</dd>
            <dt>{w.due}</dt>
            <dd>{text(one.due)}</dd>
            <dt>{w.who}</dt>
            <dd>{text(one.who)}</dd>
            {one.gates.length > 0 && (
              <>
                <dt>{w.gates}</dt>
                <dd>{one.gates.map(text).join(' · ')}</dd>
              </>
            )}
            <dt>{w.basis}</dt>
            <dd>
              <BasisList bases={one.basis} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
