import type { ReactNode } from 'react';
import './empty.css';

/** Where a list is empty: that it is, and what to do. */
export function Empty({ title, text, actions }: { title: string; text?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty" role="status">
      <strong>{title}</strong>
      {text !== undefined && <p>{text}</p>}
      {actions}
    </div>
  );
}
