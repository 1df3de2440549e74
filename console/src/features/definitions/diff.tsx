// What differs between two versions, or between a version and a draft, in words.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { diffQuery } from './definition-queries.ts';

const words = {
  zh: {
    title: '差异',
    none: '没有差异',
    kind: { added: '新增', removed: '删除', changed: '修改', moved: '移动' },
    touched: '受影响的在办事项',
    cases: (count: number) => `${count} 件`,
  },
  en: {
    title: 'What differs',
    none: 'Nothing differs',
    kind: { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' },
    touched: 'Running cases that are touched',
    cases: (count: number) => String(count),
  },
};

const TONES: Record<'added' | 'removed' | 'changed' | 'moved', Tone> = {
  added: 'good',
  removed: 'late',
  changed: 'info',
  moved: 'plain',
};

export function Diff({ from, to }: { from: string; to: string }) {
  const w = useWords(words);
  const text = useText();
  const diff = useQuery(diffQuery(from, to));
  return (
    <Sheet title={w.title}>
      <ProblemAlert error={diff.error} />
      {diff.isPending && <Skeleton active />}
      {diff.data?.changes.length === 0 && <p className="definition-hint">{w.none}</p>}
      {diff.data !== undefined && (
        <ul className="diff-list">
          {diff.data.changes.map((change) => (
            <li key={`${change.kind} ${change.path.join('/')} ${change.text.en}`}>
              <Mark tone={TONES[change.kind]}>{w.kind[change.kind]}</Mark> {text(change.text)}
            </li>
          ))}
        </ul>
      )}
      {diff.data !== undefined && diff.data.touched.length > 0 && (
        <>
          <h3>{w.touched}</h3>
          <ul>
            {diff.data.touched.map(({ stage, title, cases }) => (
              <li key={stage}>
                {text(title)} {w.cases(cases)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
