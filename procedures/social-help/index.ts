import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const SOCIAL_HELP: readonly AuthoredDefinition[] = [];
