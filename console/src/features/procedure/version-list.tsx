import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { dayOf } from '../../parts/moment-text.ts';
import { Mark } from '../../parts/mark.tsx';
import { BasisList } from './basis-list.tsx';
import type { Outline, Procedure } from '../../parts/procedure-queries.ts';

const words = {
  zh: {
    inForce: '现行',
    versions: '版本',
    parameters: '县定参数',
    value: '取值',
    origin: { release: '随系统发布', draft: '本县修订', import: '外县导入' },
  },
  en: {
    inForce: 'in force',
    versions: 'Versions',
    parameters: 'Set by the county',
    value: 'Value',
    origin: { release: 'released', draft: 'revised here', import: 'imported' },
  },
};

const SHORT = 8;

export function VersionList({ head, parameters }: { head: Procedure; parameters: Outline['parameters'] }) {
  const w = useWords(words);
  const text = useText();
  const origins: Record<string, string> = w.origin;
  return (
    <div className="version-list">
      <section>
        <h2>{w.versions}</h2>
        <ul>
          {head.versions.map(({ version, origin, createdAt, inForce }) => (
            <li key={version}>
              <Link to="/procedures/$procedure" params={{ procedure: head.id }} search={{ version }}>
                <code>{version.slice(0, SHORT)}</code>
              </Link>{' '}
              {dayOf(createdAt)} {origins[origin] ?? origin} {inForce && <Mark tone="good">{w.inForce}</Mark>}
            </li>
          ))}
        </ul>
      </section>
      {parameters.length > 0 && (
        <section>
          <h2>{w.parameters}</h2>
          <dl>
            {parameters.map((one) => (
              <div key={one.key}>
                <dt>{text(one.title)}</dt>
                <dd>
                  <strong>{text(one.value)}</strong>
                  <BasisList bases={one.basis} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
