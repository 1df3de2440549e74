import type { ReactNode } from 'react';
import { Sheet } from '../../parts/sheet.tsx';

/** A part of the page whose table may be wider than a phone: it scrolls in itself. */
export function Panel(props: { title: string; note?: string; actions?: ReactNode; children: ReactNode }) {
  const { title, children, ...more } = props;
  return (
    <Sheet title={title} {...more}>
      <div className="county-scroll" role="group" aria-label={title} tabIndex={0}>
        {children}
      </div>
    </Sheet>
  );
}
