// On what a thing rests: the sentence of a document, the article of a law, or our default.
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { BasisInWords } from '../../parts/procedure-queries.ts';

const words = {
  zh: {
    kinds: { stated: '文件', implied: '文件推定', statute: '法规', assumed: '默认' },
    check: '待核对',
    none: '无',
  },
  en: {
    kinds: { stated: 'Document', implied: 'Implied', statute: 'Law', assumed: 'Default' },
    check: 'to be checked',
    none: 'None',
  },
};

const TONES = { stated: 'good', implied: 'good', statute: 'info', assumed: 'plain' } as const;

export function BasisList({ bases }: { bases: readonly BasisInWords[] }) {
  const w = useWords(words);
  const text = useText();
  if (bases.length === 0) return <>{w.none}</>;
  return (
    <ul className="basis-list">
      {bases.map((basis) => (
        <li key={`${basis.kind} ${basis.text.zh} ${basis.document?.zh ?? ''}`}>
          <Mark tone={TONES[basis.kind]}>{w.kinds[basis.kind]}</Mark>
          {text(basis.text)}
          {basis.document !== null && <span className="basis-source"> {text(basis.document)}</span>}
          {basis.confidence === 'check' && <span className="basis-source"> · {w.check}</span>}
        </li>
      ))}
    </ul>
  );
}
