import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { dilapidatedHouseRenovation } from './dilapidated-house-renovation.ts';
import { drinkingWaterDoorToDoorScreening } from './drinking-water-door-to-door-screening.ts';
import { drinkingWaterPatrol } from './drinking-water-patrol.ts';
import { housingSafetyMonitoring } from './housing-safety-monitoring.ts';
import { waterQualityTesting } from './water-quality-testing.ts';

export const HOUSING: readonly AuthoredDefinition[] = [
  housingSafetyMonitoring,
  dilapidatedHouseRenovation,
  drinkingWaterPatrol,
  drinkingWaterDoorToDoorScreening,
  waterQualityTesting,
];
