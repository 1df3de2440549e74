import type { ReactNode } from 'react';
import type { Tone } from './mark.tsx';
import './notice.css';

/** A framed remark on the page, told to screen readers; `late` interrupts them, since something failed. */
export function Notice(props: { tone: Tone; title: ReactNode; text?: ReactNode; actions?: ReactNode }) {
  const { tone, title, text, actions } = props;
  return (
    <div className={`notice notice-${tone}`} role={tone === 'late' ? 'alert' : 'status'}>
      <div>
        <strong>{title}</strong>
        {text !== undefined && <div className="notice-text">{text}</div>}
      </div>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
