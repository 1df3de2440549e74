// 代理: of everybody whom an administrator looks after.
import { useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { Agencies } from './agencies.tsx';
import './me.css';

const words = {
  zh: { title: '人员代理', note: '有人外出又没有自己设置代理时，由管理员代为设置。' },
  en: { title: 'Agencies', note: 'For whoever is away and has not set his own.' },
};

export function AgenciesPage() {
  const w = useWords(words);
  return (
    <>
      <PageTitle title={w.title} note={w.note} />
      <Agencies />
    </>
  );
}
