import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { abnormalSymptomReport } from './abnormal-symptom-report.ts';
import { epidemiologicalInvestigation1212 } from './epidemiological-investigation-1-2-12.ts';
import { gridInformationUpdate } from './grid-information-update.ts';
import { riskPopulationCoInvestigation } from './risk-population-co-investigation.ts';
import { staffReturnToPost } from './staff-return-to-post.ts';
import { trainingInstitutionEntryCheck } from './training-institution-entry-check.ts';
import { trainingInstitutionRectification } from './training-institution-rectification.ts';

export const EPIDEMIC: readonly AuthoredDefinition[] = [
  riskPopulationCoInvestigation,
  gridInformationUpdate,
  epidemiologicalInvestigation1212,
  trainingInstitutionEntryCheck,
  staffReturnToPost,
  abnormalSymptomReport,
  trainingInstitutionRectification,
];
