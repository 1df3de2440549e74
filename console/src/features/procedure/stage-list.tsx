import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { BasisList } from './basis-list.tsx';
import type { Outline } from '../../parts/procedure-queries.ts';

const words = {
  zh: {
    actor: '办理人',
    system: '系统自动办理',
    limit: '时限',
    statutory: '法定',
    ways: '去向',
    none: '不限',
    within: '在',
    basis: '依据',
  },
  en: {
    actor: 'By',
    system: 'the system',
    limit: 'Limit',
    statutory: 'statutory',
    ways: 'Leads to',
    none: 'none',
    within: 'in',
    basis: 'Basis',
  },
};

export function StageList({ stages }: { stages: Outline['stages'] }) {
  const w = useWords(words);
  const text = useText();
  return (
    <ol className="stage-list">
      {stages.map((stage) => (
        <li key={stage.key} id={`stage-${stage.key}`}>
          <h2>
            {text(stage.title)} <Mark>{text(stage.kindTitle)}</Mark>
            {stage.within !== null && (
              <Mark tone="soon">
                {w.within} {text(stage.within)}
              </Mark>
            )}
          </h2>
          {stage.kind !== 'end' && (
            <dl>
              <dt>{w.actor}</dt>
              <dd>{stage.actor === null ? w.system : text(stage.actor)}</dd>
              <dt>{w.limit}</dt>
              <dd>
                {stage.limits.length === 0
                  ? w.none
                  : stage.limits.map((one) => (
                      <span key={one.clock} className="stage-limit">
                        {text(one.limit)} {one.statutory && <Mark tone="info">{w.statutory}</Mark>}
                      </span>
                    ))}
              </dd>
              {stage.ways.length > 0 && (
                <>
                  <dt>{w.ways}</dt>
                  <dd>
                    {stage.ways.map((way) => (
                      <span key={way.title.zh} className="stage-way">
                        {text(way.title)} → {way.to.map(text).join(' / ')}
                      </span>
                    ))}
                  </dd>
                </>
              )}
            </dl>
          )}
          <details>
            <summary>{w.basis}</summary>
            <BasisList bases={stage.basis} />
          </details>
        </li>
      ))}
    </ol>
  );
}
