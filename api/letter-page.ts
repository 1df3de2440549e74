// A letter as a page to print. Every value is escaped; the page loads nothing and runs nothing.
import { createHash } from 'node:crypto';
import type { LetterWithText } from './contracts/letters.ts';
import { xml as escaped } from './picture/text.ts';
import type { Language } from './problem.ts';

const STYLE = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { font: 16pt/1.9 FangSong, STFangsong, "Noto Serif CJK SC", serif; max-width: 160mm; margin: 2rem auto; color: #000; }
h1 { font-size: 22pt; text-align: center; font-weight: 600; }
.number { text-align: center; }
.text { text-indent: 2em; margin: 0; overflow-wrap: anywhere; }
.signed { text-align: right; margin-top: 3rem; }
@media screen { body { padding: 0 1.25rem; } }
@media screen and (max-width: 40rem) { body { font-size: 13pt; margin: 1rem auto; } h1 { font-size: 17pt; } }
@media print { body { margin: 0; max-width: none; } }
`;

/** The policy under which the page is shown: its own style and nothing else. */
export const LETTER_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(STYLE)
  .digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** The page in one language: issuer, title, number, addressee, sentences, signature and date. */
export function letterPage(letter: LetterWithText, language: Language): string {
  const { title, number, issuer, addressee, paragraphs, issuedOn } = letter;
  const say = (text: { zh: string; en: string }): string => escaped(text[language]);
  const lang = { zh: 'zh-CN', en: 'en' }[language];
  const colon = { zh: '：', en: ':' }[language];
  const to = addressee.name === null ? '' : `<p>${say(addressee.name)}${colon}</p>`;
  const text = paragraphs.map((paragraph) => `<p class="text">${say(paragraph)}</p>`).join('\n');
  return `<!DOCTYPE html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(number)} ${say(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${say(issuer.name)}<br>${say(title)}</h1>
<p class="number">${escaped(number)}</p>
${to}
${text}
<p class="signed">${say(issuer.name)}<br>${escaped(dateWords(issuedOn, language))}</p>
</body>
</html>
`;
}

function dateWords(date: string, language: Language): string {
  if (language === 'en') return date;
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
