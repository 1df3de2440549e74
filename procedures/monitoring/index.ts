import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { householdAssistancePlan } from './household-assistance-plan.ts';
import { monitoredHouseholdIdentification } from './monitored-household-identification.ts';
import { pairedAssistanceAssignment } from './paired-assistance-assignment.ts';
import { riskEliminationFourStep } from './risk-elimination-four-step.ts';
import { riskEliminationThreeStep } from './risk-elimination-three-step.ts';

export const MONITORING: readonly AuthoredDefinition[] = [
  monitoredHouseholdIdentification,
  riskEliminationThreeStep,
  riskEliminationFourStep,
  pairedAssistanceAssignment,
  householdAssistancePlan,
];
