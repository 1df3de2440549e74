// Pictures of definitions, drawn once each: laying one out takes a tenth of a second, and a version never changes.
import type { CaseForm } from '../../domain/definition/forms.ts';
import { graphOf } from '../../domain/graph.ts';
import type { Language } from '../problem.ts';
import { svgOf } from './svg.ts';

/** About 20 kB each. */
const MOST_KEPT = 500;

/** A function that draws a version's picture in a language, and keeps it. */
export function createPictures(): (hash: string, definition: CaseForm, language: Language) => string {
  const kept = new Map<string, string>();
  return (hash, definition, language) => {
    const key = `${hash} ${language}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const drawn = svgOf(graphOf(definition), definition.title[language], language);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, drawn);
    return drawn;
  };
}
