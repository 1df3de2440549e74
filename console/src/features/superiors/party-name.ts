import type { Words } from '../../language/words.ts';
import type { NamedParty } from './superior-queries.ts';

/** A person by his name, a post by its place and title. */
export function partyName({ person, post }: NamedParty, text: (words: Words) => string): string {
  if (person !== null) return person.name;
  return post === null ? '' : `${text(post.organisationName)} · ${text(post.roleTitle)}`;
}
