// Who is above a person or a post now, and why it is this one.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { partyName } from './party-name.ts';
import { PartyPicker } from './party-picker.tsx';
import { aboveQuery } from './superior-queries.ts';
import type { Resolution } from './superior-queries.ts';
import { askedParty } from './superior-search.ts';
import type { Party } from './superior-search.ts';

const words = {
  zh: {
    title: '现在的上级是谁',
    note: '选一个人或一个岗位，看任务逾期时通知谁、为什么是他。一人多岗的，逐个岗位列出。',
    of: '谁的上级',
    result: '查询结果',
    as: (post: string) => `任${post}时：`,
    nobody: '没有上级',
    nobodyWhy: '没有设定，上面也没有负责人岗位。可在下面设定。',
    because: {
      named: '由管理员设定',
      leader: '本单位负责人',
      above: '上一级负责人',
    },
  },
  en: {
    title: 'Who is above whom now',
    note: 'Choose a person or a post to see who is told when a task is late, and why. Of somebody with several posts, for each.',
    of: 'Whose superior',
    result: 'Result',
    as: (post: string) => `As ${post}:`,
    nobody: 'Nobody',
    nobodyWhy: 'None is set, and no leader’s post lies above. Set one below.',
    because: {
      named: 'set by an administrator',
      leader: 'leads the organisation',
      above: 'leads the division above',
    },
  },
};

const route = getRouteApi('/shell/admin/superiors');

export function Above() {
  const w = useWords(words);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const asked = askedParty(search);
  return (
    <Sheet title={w.title} note={w.note}>
      <PartyPicker
        legend={w.of}
        value={asked}
        onChange={(party) =>
          void navigate({ search: { ...party, ...(search.now === true && { now: true as const }) }, replace: true })
        }
      />
      {asked !== null && <Found party={asked} />}
    </Sheet>
  );
}

function Found({ party }: { party: Party }) {
  const w = useWords(words);
  const text = useText();
  const found = useQuery(aboveQuery(party));
  if (found.error !== null) return <ProblemAlert error={found.error} />;
  if (found.data === undefined) return <Skeleton active paragraph={{ rows: 1 }} title={false} />;
  return (
    <ul className="superior-found" aria-label={w.result} aria-live="polite">
      {found.data.map(({ post, superior, because }) => (
        <li key={post === null ? '' : `${post.role} ${post.organisation}`}>
          {post !== null && <span>{w.as(partyName({ person: null, post }, text))}</span>}
          <Answer superior={superior} because={because} />
        </li>
      ))}
    </ul>
  );
}

function Answer({ superior, because }: Resolution) {
  const w = useWords(words);
  const text = useText();
  if (superior === null || because === null) {
    return (
      <>
        <strong>{w.nobody}</strong> <span>{w.nobodyWhy}</span>
      </>
    );
  }
  return (
    <>
      <strong>{partyName(superior, text)}</strong>
      <Mark tone={because === 'named' ? 'info' : 'plain'}>{w.because[because]}</Mark>
    </>
  );
}
