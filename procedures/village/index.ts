import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { villageRules } from './village-rules.ts';

export const VILLAGE: readonly AuthoredDefinition[] = [villageRules];
