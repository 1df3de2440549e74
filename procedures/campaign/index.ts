import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const CAMPAIGN: readonly AuthoredDefinition[] = [];
