// What the service says of the county in numbers.
import type { paths } from '../../api/schema.d.ts';

export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type UnitNumbers = Answer<'/api/v1/insight/units'>['items'][number];
export type StageNumbers = Answer<'/api/v1/insight/stages'>['items'][number];
export type Week = Answer<'/api/v1/insight/throughput'>['weeks'][number];
export type OverdueTasks = Answer<'/api/v1/due'>['items'][number];
export type CardCounts = Answer<'/api/v1/cards/counts'>['items'][number];
export type Load = Answer<'/api/v1/due/load'>;
export type Quota = Answer<'/api/v1/quotas'>['items'][number];

/** An organisation by its name. */
export type Place = UnitNumbers['unit'];

/** Levels whose divisions are compared with each other. */
export type Compared = 'village' | 'township';
