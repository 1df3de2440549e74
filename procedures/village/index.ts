import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { careVisit } from './care-visit.ts';
import { courtyardMeeting } from './courtyard-meeting.ts';
import { demonstrationVillageCreation } from './demonstration-village-creation.ts';
import { livingEnvironmentRenovation } from './living-environment-renovation.ts';
import { modelSelectionAndRedBlackList } from './model-selection-and-red-black-list.ts';
import { neighbourMutualEvaluation } from './neighbour-mutual-evaluation.ts';
import { pointsAndInstantResponse } from './points-and-instant-response.ts';
import { policyInterpretation } from './policy-interpretation.ts';
import { quarterlyArenaContest } from './quarterly-arena-contest.ts';
import { ruralHazardScreening } from './rural-hazard-screening.ts';
import { talentReturnContact } from './talent-return-contact.ts';
import { villageCadreDevelopment } from './village-cadre-development.ts';
import { villageCleaningCampaign } from './village-cleaning-campaign.ts';
import { villagePlanning } from './village-planning.ts';
import { villageRepresentativeTalk } from './village-representative-talk.ts';
import { villageRules } from './village-rules.ts';
import { villageRulesEnforcement } from './village-rules-enforcement.ts';

export const VILLAGE: readonly AuthoredDefinition[] = [
  villagePlanning,
  livingEnvironmentRenovation,
  villageCleaningCampaign,
  ruralHazardScreening,
  demonstrationVillageCreation,
  quarterlyArenaContest,
  villageRules,
  villageRulesEnforcement,
  villageRepresentativeTalk,
  courtyardMeeting,
  talentReturnContact,
  policyInterpretation,
  modelSelectionAndRedBlackList,
  neighbourMutualEvaluation,
  careVisit,
  pointsAndInstantResponse,
  villageCadreDevelopment,
];
