import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { agriculturalEntityCultivation } from './agricultural-entity-cultivation.ts';
import { consumptionAssistance } from './consumption-assistance.ts';
import { industryDevelopmentTargets } from './industry-development-targets.ts';
import { microcreditLending } from './microcredit-lending.ts';
import { microcreditRepayment } from './microcredit-repayment.ts';
import { microcreditRiskCompensation } from './microcredit-risk-compensation.ts';
import { photovoltaicIncomeDistribution } from './photovoltaic-income-distribution.ts';
import { villageCollectiveEconomy } from './village-collective-economy.ts';

export const CREDIT_INDUSTRY: readonly AuthoredDefinition[] = [
  microcreditLending,
  microcreditRepayment,
  microcreditRiskCompensation,
  industryDevelopmentTargets,
  agriculturalEntityCultivation,
  villageCollectiveEconomy,
  photovoltaicIncomeDistribution,
  consumptionAssistance,
];
