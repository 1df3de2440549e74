import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { abnormalSymptomReport } from './abnormal-symptom-report.ts';
import { dailyHealthMonitoringAndAbsenceTracing } from './daily-health-monitoring-and-absence-tracing.ts';
import { disinfectionRecord } from './disinfection-record.ts';
import { epidemicEmergencyPlanAndDrill } from './epidemic-emergency-plan-and-drill.ts';
import { epidemicJointEnforcement } from './epidemic-joint-enforcement.ts';
import { epidemicKeyPersonScreening } from './epidemic-key-person-screening.ts';
import { epidemiologicalInvestigation1212 } from './epidemiological-investigation-1-2-12.ts';
import { gridInformationUpdate } from './grid-information-update.ts';
import { institutionCateringHygiene } from './institution-catering-hygiene.ts';
import { riskPopulationCoInvestigation } from './risk-population-co-investigation.ts';
import { staffReturnToPost } from './staff-return-to-post.ts';
import { trainingClassCapacity } from './training-class-capacity.ts';
import { trainingInstitutionEntryCheck } from './training-institution-entry-check.ts';
import { trainingInstitutionRectification } from './training-institution-rectification.ts';
import { trainingStaffTravelLedger } from './training-staff-travel-ledger.ts';

export const EPIDEMIC: readonly AuthoredDefinition[] = [
  epidemicKeyPersonScreening,
  epidemicEmergencyPlanAndDrill,
  epidemicJointEnforcement,
  riskPopulationCoInvestigation,
  gridInformationUpdate,
  epidemiologicalInvestigation1212,
  trainingInstitutionEntryCheck,
  trainingStaffTravelLedger,
  staffReturnToPost,
  trainingClassCapacity,
  dailyHealthMonitoringAndAbsenceTracing,
  abnormalSymptomReport,
  disinfectionRecord,
  trainingInstitutionRectification,
  institutionCateringHygiene,
];
