import { Empty } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { BasisList } from './basis-list.tsx';
import type { Outline } from '../../parts/procedure-queries.ts';

const words = {
  zh: {
    runs: '起止',
    to: '至',
    statutory: '法定',
    still: '可扣除的时间',
    extension: '可延长',
    byWhom: '由',
    times: '次',
    warnings: '提醒',
    ladder: '逾期升级',
    basis: '依据',
    none: '没有时限',
  },
  en: {
    runs: 'Runs',
    to: 'to',
    statutory: 'statutory',
    still: 'Stands still for',
    extension: 'Can be extended',
    byWhom: 'by',
    times: 'times',
    warnings: 'Warnings',
    ladder: 'When late',
    basis: 'Basis',
    none: 'No limits',
  },
};

export function ClockList({ clocks }: { clocks: Outline['clocks'] }) {
  const w = useWords(words);
  const text = useText();
  if (clocks.length === 0) return <Empty description={w.none} />;
  return (
    <ul className="clock-list">
      {clocks.map((clock) => (
        <li key={clock.key}>
          <h2>
            {text(clock.title)} <strong>{text(clock.limit)}</strong>{' '}
            {clock.statutory && <Mark tone="info">{w.statutory}</Mark>}
          </h2>
          <dl>
            <dt>{w.runs}</dt>
            <dd>
              {text(clock.starts)} {w.to} {clock.stops.map(text).join(' / ')}
            </dd>
            {clock.standsStill.length > 0 && (
              <>
                <dt>{w.still}</dt>
                <dd>{clock.standsStill.map(text).join(' · ')}</dd>
              </>
            )}
            {clock.extension !== null && (
              <>
                <dt>{w.extension}</dt>
                <dd>
                  {text(clock.extension.most)} · {clock.extension.times} {w.times} · {w.byWhom}{' '}
                  {text(clock.extension.by)}
                </dd>
              </>
            )}
            {clock.warnings.length > 0 && (
              <>
                <dt>{w.warnings}</dt>
                <dd>{clock.warnings.map(text).join(' · ')}</dd>
              </>
            )}
            {clock.ladder.length > 0 && (
              <>
                <dt>{w.ladder}</dt>
                <dd>{clock.ladder.map(text).join(' → ')}</dd>
              </>
            )}
            <dt>{w.basis}</dt>
            <dd>
              <BasisList bases={clock.basis} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
