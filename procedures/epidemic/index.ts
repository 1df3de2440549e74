import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const EPIDEMIC: readonly AuthoredDefinition[] = [];
