// What the service says of duties and indicators.
import type { paths } from '../../api/schema.d.ts';

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type DutyList = Answer<'/api/v1/duties'>;
export type Duty = DutyList['items'][number];
export type Indicator = Answer<'/api/v1/indicators'>['items'][number];
export type NotSet = DutyList['notSet'][number];
export type Series = Answer<'/api/v1/indicators/{procedure}/{indicator}/series'>;
export type SeriesUnit = Series['items'][number];
export type Gate = Series['gates'][number];
export type Measured = NonNullable<SeriesUnit['sofar']>;
