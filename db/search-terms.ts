// Search by any part of a name. Chinese has no spaces between words, so a text is indexed by its characters and pairs.

/** The form in which texts and queries are compared. */
export function searchText(parts: readonly string[]): string {
  return parts.join(' ').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Numbers are found as a whole; `record` adds a case's own to its terms. */
const CASE_NUMBER = /^r?\d{6,9}-\d{4}-\d{4,}$/;

/** Every character and every pair of neighbours, each once. A query's terms are all in those of a text that holds it. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const word of text.split(' ')) {
    if (CASE_NUMBER.test(word)) {
      terms.add(word);
      continue;
    }
    const letters = [...word];
    letters.forEach((letter, index) => {
      terms.add(letter);
      const next = letters[index + 1];
      if (next !== undefined) terms.add(letter + next);
    });
  }
  return [...terms];
}
