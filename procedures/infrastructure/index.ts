import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const INFRASTRUCTURE: readonly AuthoredDefinition[] = [];
