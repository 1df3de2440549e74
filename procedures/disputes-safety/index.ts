import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

export const DISPUTES_SAFETY: readonly AuthoredDefinition[] = [];
