import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { ruralGridUpgrade } from './rural-grid-upgrade.ts';

export const INFRASTRUCTURE: readonly AuthoredDefinition[] = [ruralGridUpgrade];
