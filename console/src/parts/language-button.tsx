import { useLanguage } from '../language/language.ts';
import './language-button.css';

/** The other language, for the pages that stand outside the frame. */
export function LanguageButton() {
  const { language, choose } = useLanguage();
  const [other, tag, name] =
    language === 'zh' ? (['en', 'en', 'English'] as const) : (['zh', 'zh-CN', '中文'] as const);
  return (
    <button type="button" className="language-button" lang={tag} onClick={() => choose(other)}>
      {name}
    </button>
  );
}
