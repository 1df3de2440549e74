import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { annualInformationCollection } from './annual-information-collection.ts';
import { disasterImpactScreening } from './disaster-impact-screening.ts';
import { fullCoverageScreening } from './full-coverage-screening.ts';
import { greenChannelAssistance } from './green-channel-assistance.ts';
import { householdAssistancePlan } from './household-assistance-plan.ts';
import { monitoredHouseholdIdentification } from './monitored-household-identification.ts';
import { monitoringJointConference } from './monitoring-joint-conference.ts';
import { monitoringPolicyTraining } from './monitoring-policy-training.ts';
import { monthlyDisasterHouseholdReport } from './monthly-disaster-household-report.ts';
import { pairedAssistanceAssignment } from './paired-assistance-assignment.ts';
import { povertyExitTarget } from './poverty-exit-target.ts';
import { quarterlyIncomeCollection } from './quarterly-income-collection.ts';
import { returnToPovertyMonitoring } from './return-to-poverty-monitoring.ts';
import { riskEliminationFourStep } from './risk-elimination-four-step.ts';
import { riskEliminationThreeStep } from './risk-elimination-three-step.ts';
import { secondRoundVisitScreening } from './second-round-visit-screening.ts';
import { twoAssurancesThreeGuaranteesClearance } from './two-assurances-three-guarantees-clearance.ts';

export const MONITORING: readonly AuthoredDefinition[] = [
  returnToPovertyMonitoring,
  monitoredHouseholdIdentification,
  riskEliminationThreeStep,
  riskEliminationFourStep,
  fullCoverageScreening,
  secondRoundVisitScreening,
  annualInformationCollection,
  monitoringJointConference,
  quarterlyIncomeCollection,
  monitoringPolicyTraining,
  disasterImpactScreening,
  monthlyDisasterHouseholdReport,
  greenChannelAssistance,
  pairedAssistanceAssignment,
  householdAssistancePlan,
  twoAssurancesThreeGuaranteesClearance,
  povertyExitTarget,
];
