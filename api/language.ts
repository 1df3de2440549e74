// The language in which a caller reads: Chinese unless English is asked for more strongly.
import type { Language } from './problem.ts';

/** Reads an Accept-Language header (RFC 9110 §12.5.4); what it does not say is Chinese. */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'zh', weight: 0 };
  for (const range of (header ?? '').split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const language = tag.startsWith('en') ? 'en' : tag.startsWith('zh') || tag === '*' ? 'zh' : null;
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const weight = quality === undefined ? 1 : Number(quality);
    if (language !== null && weight > best.weight) best = { language, weight };
  }
  return best.language;
}
