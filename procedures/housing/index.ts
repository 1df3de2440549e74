import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { dilapidatedHouseRenovation } from './dilapidated-house-renovation.ts';

export const HOUSING: readonly AuthoredDefinition[] = [dilapidatedHouseRenovation];
