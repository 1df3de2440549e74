import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { departmentHeadMonthlyVisit } from './department-head-monthly-visit.ts';
import { dispatchingUnitDuties } from './dispatching-unit-duties.ts';
import { fiveLevelSecretaryVisits } from './five-level-secretary-visits.ts';
import { residentCadreCare } from './resident-cadre-care.ts';
import { residentCadreSelection } from './resident-cadre-selection.ts';
import { residentCadreSupervisionAndAppraisal } from './resident-cadre-supervision-and-appraisal.ts';
import { residentCadreTraining } from './resident-cadre-training.ts';
import { unitVillagePackageAssistance } from './unit-village-package-assistance.ts';

export const RESIDENT_CADRES: readonly AuthoredDefinition[] = [
  residentCadreSelection,
  residentCadreSupervisionAndAppraisal,
  dispatchingUnitDuties,
  residentCadreTraining,
  residentCadreCare,
  fiveLevelSecretaryVisits,
  departmentHeadMonthlyVisit,
  unitVillagePackageAssistance,
];
