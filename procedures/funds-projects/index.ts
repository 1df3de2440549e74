import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { assistanceAssetManagement } from './assistance-asset-management.ts';
import { fundExpenditureProgress } from './fund-expenditure-progress.ts';
import { fundProjectJointInspection } from './fund-project-joint-inspection.ts';
import { projectFundDataCorrection } from './project-fund-data-correction.ts';
import { projectReserveLibrary } from './project-reserve-library.ts';
import { projectStartAndResumption } from './project-start-and-resumption.ts';

export const FUNDS_PROJECTS: readonly AuthoredDefinition[] = [
  projectReserveLibrary,
  projectStartAndResumption,
  fundExpenditureProgress,
  projectFundDataCorrection,
  assistanceAssetManagement,
  fundProjectJointInspection,
];
