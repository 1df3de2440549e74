import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { epidemiologicalInvestigation1212 } from './epidemiological-investigation-1-2-12.ts';

export const EPIDEMIC: readonly AuthoredDefinition[] = [epidemiologicalInvestigation1212];
