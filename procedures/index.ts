// The procedures that a release brings, as their authors wrote them. A county's profile resolves each to a version.
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import { dilapidatedHouseRenovation } from './housing/dilapidated-house-renovation.ts';
import { riskEliminationFourStep } from './monitoring/risk-elimination-four-step.ts';
import { villageRules } from './village/village-rules.ts';

export const PROCEDURES: readonly AuthoredDefinition[] = [
  riskEliminationFourStep,
  dilapidatedHouseRenovation,
  villageRules,
];
