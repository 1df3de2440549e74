// Shown while a page is loaded; it has no component of antd, since pages before the sign-in use it too.
import { useWords } from '../language/language.ts';
import './states.css';

const words = { zh: { loading: '正在加载' }, en: { loading: 'Loading' } };

export function LoadingPage() {
  const { loading } = useWords(words);
  return (
    <div className="state-skeleton" role="status" aria-label={loading}>
      <span />
      <span />
      <span />
    </div>
  );
}
