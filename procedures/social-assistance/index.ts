import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const SOCIAL_ASSISTANCE: readonly AuthoredDefinition[] = [];
