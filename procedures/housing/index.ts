import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { dilapidatedHouseRenovation } from './dilapidated-house-renovation.ts';
import { drinkingWaterDoorToDoorScreening } from './drinking-water-door-to-door-screening.ts';
import { drinkingWaterPatrol } from './drinking-water-patrol.ts';
import { housingSafetyMonitoring } from './housing-safety-monitoring.ts';
import { waterKeeperManagement } from './water-keeper-management.ts';
import { waterQualityTesting } from './water-quality-testing.ts';
import { waterSupplyEmergencyPlan } from './water-supply-emergency-plan.ts';
import { waterSupplyWorks } from './water-supply-works.ts';

export const HOUSING: readonly AuthoredDefinition[] = [
  housingSafetyMonitoring,
  dilapidatedHouseRenovation,
  drinkingWaterPatrol,
  drinkingWaterDoorToDoorScreening,
  waterQualityTesting,
  waterSupplyWorks,
  waterSupplyEmergencyPlan,
  waterKeeperManagement,
];
