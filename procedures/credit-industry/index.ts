import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const CREDIT_INDUSTRY: readonly AuthoredDefinition[] = [];
