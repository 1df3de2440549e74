import { useWords } from '../language/language.ts';
import { elapsed } from './distance.ts';
import { Moment } from './moment.tsx';

const words = {
  zh: { minute: '分钟', hour: '小时', day: '天', now: '刚刚' },
  en: { minute: 'min', hour: 'h', day: 'd', now: 'just now' },
};

/** An instant with how long ago it was: 2026-11-20 09:12（3天）. */
export function Since({ at }: { at: string }) {
  const w = useWords(words);
  const { unit, count } = elapsed(at, new Date().toISOString());
  return (
    <span>
      <Moment at={at} /> <small>{count === 0 ? w.now : `${count} ${w[unit]}`}</small>
    </span>
  );
}
