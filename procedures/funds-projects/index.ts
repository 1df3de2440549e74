import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const FUNDS_PROJECTS: readonly AuthoredDefinition[] = [];
