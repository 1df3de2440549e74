import { useWords } from '../language/language.ts';
import './states.css';

const words = {
  zh: { title: '没有这个页面', text: '地址可能有误，或者您无权查看。', home: '回到工作台' },
  en: {
    title: 'There is no such page',
    text: 'The address may be wrong, or it is not yours to see.',
    home: 'To the inbox',
  },
};

export function NotFoundPage() {
  const w = useWords(words);
  return (
    <section className="state-page">
      <h1>{w.title}</h1>
      <p>{w.text}</p>
      <a href="/inbox">{w.home}</a>
    </section>
  );
}
