import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const RESIDENT_CADRES: readonly AuthoredDefinition[] = [];
