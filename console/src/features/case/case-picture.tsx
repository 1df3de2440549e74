// Where the case stands on the picture of its procedure: drawn, and in words for screen readers and telephones.
import { CompressOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { components } from '../../api/schema.d.ts';
import { useLanguage, useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useSvgAddress } from '../../parts/use-blob-address.ts';
import { drawingQuery, graphQuery } from './picture-queries.ts';
import './case-picture.css';

const words = {
  zh: {
    picture: '流程进度图',
    list: '各环节进度',
    larger: '放大',
    smaller: '缩小',
    fit: '适合宽度',
    states: { done: '已办', now: '正在办理', next: '接下来', open: '未到' },
    within: (frame: string) => `（${frame}）`,
  },
  en: {
    picture: 'Picture of the procedure',
    list: 'How far each stage is',
    larger: 'Larger',
    smaller: 'Smaller',
    fit: 'Fit the width',
    states: { done: 'done', now: 'now', next: 'next', open: 'not yet' },
    within: (frame: string) => ` (${frame})`,
  },
};

const STEP = 1.3;
const SMALLEST = 0.3;
const LARGEST = 4;
type Node = Omit<components['schemas']['ProcedureGraph']['nodes'][number], 'state'> & { readonly state?: State };
type State = 'done' | 'now' | 'next' | 'open';
const TONES: Record<State, Tone> = { done: 'good', now: 'soon', next: 'info', open: 'plain' };

export function CasePicture({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const drawing = useQuery(drawingQuery(caseId, language));
  const address = useSvgAddress(drawing.data);
  const [scale, setScale] = useState<number | null>(null);
  const zoom = (factor: number): void =>
    setScale((before) => Math.min(LARGEST, Math.max(SMALLEST, (before ?? 1) * factor)));
  if (drawing.error !== null) return <ProblemAlert error={drawing.error} />;
  return (
    <div className="case-progress">
      <StageStates caseId={caseId} />
      <div className="case-picture">
        <div className="case-picture-tools">
          <Button icon={<PlusOutlined />} aria-label={w.larger} onClick={() => zoom(STEP)} />
          <Button icon={<MinusOutlined />} aria-label={w.smaller} onClick={() => zoom(1 / STEP)} />
          <Button icon={<CompressOutlined />} aria-label={w.fit} onClick={() => setScale(null)} />
        </div>
        <figure tabIndex={0} aria-label={w.picture} role="group">
          {address === null ? (
            <Skeleton active paragraph={{ rows: 8 }} />
          ) : (
            <img
              src={address}
              alt={w.picture}
              style={scale === null ? { maxWidth: '100%' } : { width: widthOf(drawing.data ?? '') * scale }}
            />
          )}
        </figure>
      </div>
    </div>
  );
}

/** The same in words; the ends are left out, since a case comes to one of them. */
function StageStates({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const text = useText();
  const graph = useQuery(graphQuery(caseId));
  if (graph.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const titles = new Map(graph.data.nodes.map((node) => [node.id, text(node.title)]));
  const stages = graph.data.nodes.filter(
    ({ kind, state }) => !['start', 'join', 'branch'].includes(kind) && (kind !== 'end' || state === 'done'),
  );
  return (
    <ol className="case-stages" aria-label={w.list}>
      {stages.map(({ id, title, within, state = 'open' }: Node) => (
        <li key={id} className={`case-stage-${state}`} {...(state === 'now' && { 'aria-current': 'step' as const })}>
          <span>
            {text(title)}
            {within !== undefined && <small>{w.within(titles.get(within) ?? '')}</small>}
          </span>
          <Mark tone={TONES[state]}>{w.states[state]}</Mark>
        </li>
      ))}
    </ol>
  );
}

/** Width that the drawing says it has, in pixels. */
function widthOf(svg: string): number {
  return Number(/ width="([\d.]+)"/.exec(svg)?.[1] ?? 800);
}
