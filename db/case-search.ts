import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { searchTerms, searchText } from './search-terms.ts';

/**
 * The ids of the cases whose number or names hold every word of a text. The terms find by index, the text itself
 * decides: terms of a longer query may stand apart.
 */
export function casesWithText(given: string): RawBuilder<string> {
  const text = searchText([given]);
  const words = text.split(' ').map((word) => sql`strpos(s.text, ${word}) > 0`);
  return sql`(select s.case_id from case_search s
    where s.terms @> ${searchTerms(text)}::text[] and ${sql.join(words, sql` and `)})`;
}
