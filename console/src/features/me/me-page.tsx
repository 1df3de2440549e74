// 我的设置: my posts, how and where I am told, and who acts for me while I am away.
import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useMe } from '../../session/use-me.ts';
import { Agencies } from './agencies.tsx';
import { Contacts } from './contacts.tsx';
import './me.css';
import { NotificationForm } from './notification-form.tsx';

const words = {
  zh: {
    title: '我的设置',
    posts: '我的岗位',
    acting: (name: string) => `（代理${name}）`,
    noPosts: '您还没有岗位；请联系本级管理员。',
    calendar: '手机日历订阅',
  },
  en: {
    title: 'My settings',
    posts: 'My posts',
    acting: (name: string) => ` (acting for ${name})`,
    noPosts: 'You hold no post yet; ask your administrator.',
    calendar: 'Calendar feeds',
  },
};

export function MePage() {
  const w = useWords(words);
  const text = useText();
  const me = useMe();
  return (
    <>
      <PageTitle
        title={w.title}
        note={me.person.name}
        actions={
          <Link to="/calendar" search={{ tab: 'feeds' }}>
            {w.calendar}
          </Link>
        }
      />
      <Sheet title={w.posts}>
        {me.holdings.length === 0 && <p>{w.noPosts}</p>}
        <ul className="me-posts">
          {me.holdings.map(({ role, roleTitle, organisation, organisationName, agencyOf }) => (
            <li key={`${agencyOf?.id ?? ''} ${role} ${organisation}`}>
              {text(organisationName)} · {text(roleTitle)}
              {agencyOf !== null && w.acting(agencyOf.name)}
            </li>
          ))}
        </ul>
      </Sheet>
      <NotificationForm />
      <Contacts />
      <Agencies person={me.person.id} />
    </>
  );
}
