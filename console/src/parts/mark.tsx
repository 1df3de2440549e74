import type { ReactNode } from 'react';
import './mark.css';

/** What a mark means: colour never says it alone, the words do. */
export type Tone = 'plain' | 'good' | 'info' | 'soon' | 'late';

/** A short word that marks something: 法定, 红牌, 现行. Readable on every ground, unlike antd's own tags. */
export function Mark({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}
