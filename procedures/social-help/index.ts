import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { counterpartCooperation } from './counterpart-cooperation.ts';
import { designatedBankAssistance } from './designated-bank-assistance.ts';
import { enterprisesRevitaliseVillages } from './enterprises-revitalise-villages.ts';
import { socialDonationMatching } from './social-donation-matching.ts';

export const SOCIAL_HELP: readonly AuthoredDefinition[] = [
  designatedBankAssistance,
  counterpartCooperation,
  enterprisesRevitaliseVillages,
  socialDonationMatching,
];
