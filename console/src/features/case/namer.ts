import type { CaseView } from '../../commands/command-body.ts';
import type { Words } from '../../language/language.ts';

/** What a person, household, organisation or file of the case's data is called; its id where that is not known. */
export function namer(view: CaseView, text: (words: Words) => string): (id: string) => string {
  return (id) => {
    const name = view.names[id];
    return name === undefined ? id : text(name);
  };
}
