import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { creditAndMutualAidFundProjects } from './credit-and-mutual-aid-fund-projects.ts';
import { fundIntegrationPlan } from './fund-integration-plan.ts';
import { keyVillageConstruction } from './key-village-construction.ts';
import { povertyRelocation } from './poverty-relocation.ts';
import { regionalZoningPlan } from './regional-zoning-plan.ts';
import { relocationFollowUpSupport } from './relocation-follow-up-support.ts';
import { ruralGridUpgrade } from './rural-grid-upgrade.ts';
import { ruralInfrastructureWorks } from './rural-infrastructure-works.ts';

export const INFRASTRUCTURE: readonly AuthoredDefinition[] = [
  relocationFollowUpSupport,
  povertyRelocation,
  regionalZoningPlan,
  ruralGridUpgrade,
  keyVillageConstruction,
  creditAndMutualAidFundProjects,
  fundIntegrationPlan,
  ruralInfrastructureWorks,
];
