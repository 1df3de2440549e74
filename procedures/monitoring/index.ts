import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { householdAssistancePlan } from './household-assistance-plan.ts';
import { monitoredHouseholdIdentification } from './monitored-household-identification.ts';
import { pairedAssistanceAssignment } from './paired-assistance-assignment.ts';
import { riskEliminationFourStep } from './risk-elimination-four-step.ts';
import { riskEliminationThreeStep } from './risk-elimination-three-step.ts';
import { greenChannelAssistance } from './green-channel-assistance.ts';
import { monthlyDisasterHouseholdReport } from './monthly-disaster-household-report.ts';
import { disasterImpactScreening } from './disaster-impact-screening.ts';

export const MONITORING: readonly AuthoredDefinition[] = [
  monitoredHouseholdIdentification,
  riskEliminationThreeStep,
  riskEliminationFourStep,
  greenChannelAssistance,
  monthlyDisasterHouseholdReport,
  disasterImpactScreening,
  pairedAssistanceAssignment,
  householdAssistancePlan,
];
