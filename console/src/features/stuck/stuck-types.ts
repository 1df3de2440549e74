import type { components } from '../../api/schema.d.ts';

export type StuckItem = components['schemas']['StuckItem'];
export type StuckCause = StuckItem['cause']['key'];
