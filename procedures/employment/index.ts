import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { crossProvinceTransportSubsidy } from './cross-province-transport-subsidy.ts';
import { employmentAndStartupSubsidies } from './employment-and-startup-subsidies.ts';
import { labourSurvey } from './labour-survey.ts';
import { migrantWorkLedger } from './migrant-work-ledger.ts';
import { pointToPointLabourTransport } from './point-to-point-labour-transport.ts';
import { publicWelfarePostPlacement } from './public-welfare-post-placement.ts';
import { recruitmentActivities } from './recruitment-activities.ts';
import { skillsTraining } from './skills-training.ts';

export const EMPLOYMENT: readonly AuthoredDefinition[] = [
  migrantWorkLedger,
  labourSurvey,
  crossProvinceTransportSubsidy,
  employmentAndStartupSubsidies,
  publicWelfarePostPlacement,
  skillsTraining,
  recruitmentActivities,
  pointToPointLabourTransport,
];
