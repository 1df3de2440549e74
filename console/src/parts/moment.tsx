import { momentText } from './moment-text.ts';

/** An instant as people write it, at UTC+8: 2026-11-23 10:05. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{momentText(at)}</time>;
}
