import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useMe } from '../../session/use-me.ts';
import { drafts } from './drafts.ts';

const words = { zh: { title: '未提交的草稿' }, en: { title: 'Drafts not handed in' } };

/** What the reader has begun on this device and not handed in. */
export function DraftList() {
  const w = useWords(words);
  const text = useText();
  const { person } = useMe();
  const kept = useQuery({ queryKey: ['drafts', person.id], queryFn: () => drafts.all(person.id), staleTime: 0 });
  if (kept.data === undefined || kept.data.length === 0) return null;
  return (
    <Notice
      tone="info"
      title={w.title}
      text={
        <ul>
          {kept.data.map(({ procedure, title, keptAt }) => (
            <li key={procedure}>
              <Link to="/start/$procedure" params={{ procedure }}>
                {text(title)}
              </Link>{' '}
              <Moment at={keptAt} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
