// The language that the page speaks: Chinese unless its reader chose English.
import { createContext, useContext } from 'react';
import type { Language, Words } from './words.ts';

export type { Language, Words } from './words.ts';

const KEY = 'banjie.language';

/** The language chosen on this device before; Chinese where none was. */
export function storedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
}

/** Keeps the choice on this device, and tells the browser, so that screen readers pronounce it. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined });

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** A function that gives a text of the service in the reader's language. */
export function useText(): (words: Words) => string {
  const { language } = useLanguage();
  return (words) => words[language];
}

/**
 * The texts of one part of the console in the reader's language. Both languages have the same keys, which the compiler
 * sees to; a text with values in it is a function of them.
 */
export function useWords<T>(words: { readonly zh: T; readonly en: NoInfer<T> }): T {
  const { language } = useLanguage();
  return words[language];
}
