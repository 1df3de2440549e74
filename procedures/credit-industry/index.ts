import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { microcreditLending } from './microcredit-lending.ts';
import { microcreditRepayment } from './microcredit-repayment.ts';
import { microcreditRiskCompensation } from './microcredit-risk-compensation.ts';

export const CREDIT_INDUSTRY: readonly AuthoredDefinition[] = [
  microcreditLending,
  microcreditRepayment,
  microcreditRiskCompensation,
];
