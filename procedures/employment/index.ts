import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const EMPLOYMENT: readonly AuthoredDefinition[] = [];
