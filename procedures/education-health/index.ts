import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const EDUCATION_HEALTH: readonly AuthoredDefinition[] = [];
