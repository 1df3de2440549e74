import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { riskEliminationFourStep } from './risk-elimination-four-step.ts';

export const MONITORING: readonly AuthoredDefinition[] = [riskEliminationFourStep];
