// Procedures that the system itself brings, beside those of the handbook: what ladders open.
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { supervision } from './supervision.ts';

export const SYSTEM: readonly AuthoredDefinition[] = [supervision];
