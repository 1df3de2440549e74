// When a round opens, what it covers, and by when an item of it is due.
export { nextOpening, openingsBetween } from './openings.ts';
export type { Recurring } from './openings.ts';
export { periodOf } from './period.ts';
export { dueOf, limitOf } from './due.ts';
export { cadenceWords, dueWords } from './words.ts';
export { comingRounds } from './coming.ts';
export { openingsOfYear } from './year.ts';
