import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { disabilityTwoSubsidies } from './disability-two-subsidies.ts';
import { extremePovertySupport } from './extreme-poverty-support.ts';
import { lowIncomePopulationIdentification } from './low-income-population-identification.ts';
import { minimumLivingAllowance } from './minimum-living-allowance.ts';
import { priceSubsidyLinkage } from './price-subsidy-linkage.ts';
import { temporaryAssistance } from './temporary-assistance.ts';

export const SOCIAL_ASSISTANCE: readonly AuthoredDefinition[] = [
  minimumLivingAllowance,
  temporaryAssistance,
  lowIncomePopulationIdentification,
  priceSubsidyLinkage,
  extremePovertySupport,
  disabilityTwoSubsidies,
];
