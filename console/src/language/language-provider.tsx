import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { keepLanguage, LanguageContext, storedLanguage } from './language.ts';
import type { Language } from './language.ts';

/** Gives the pages below it the reader's language, and the means to change it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => keepLanguage(language), [language]);
  const choice = useMemo(() => ({ language, choose: setLanguage }), [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
