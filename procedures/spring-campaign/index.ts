import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const SPRING_CAMPAIGN: readonly AuthoredDefinition[] = [];
