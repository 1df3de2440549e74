// The procedures that a release brings, as their authors wrote them. A county's profile resolves each to a version.
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import { CAMPAIGN } from './campaign/index.ts';
import { CREDIT_INDUSTRY } from './credit-industry/index.ts';
import { DISPUTES_SAFETY } from './disputes-safety/index.ts';
import { EDUCATION_HEALTH } from './education-health/index.ts';
import { EMPLOYMENT } from './employment/index.ts';
import { EPIDEMIC } from './epidemic/index.ts';
import { FUNDS_PROJECTS } from './funds-projects/index.ts';
import { HOUSING } from './housing/index.ts';
import { INFRASTRUCTURE } from './infrastructure/index.ts';
import { MONITORING } from './monitoring/index.ts';
import { RESIDENT_CADRES } from './resident-cadres/index.ts';
import { SOCIAL_ASSISTANCE } from './social-assistance/index.ts';
import { SOCIAL_HELP } from './social-help/index.ts';
import { SPRING_CAMPAIGN } from './spring-campaign/index.ts';
import { SYSTEM } from './system/index.ts';
import { VILLAGE } from './village/index.ts';

/** Those of the handbook. */
export const PROCEDURES: readonly AuthoredDefinition[] = [
  ...MONITORING,
  ...EDUCATION_HEALTH,
  ...HOUSING,
  ...SOCIAL_ASSISTANCE,
  ...CREDIT_INDUSTRY,
  ...EMPLOYMENT,
  ...RESIDENT_CADRES,
  ...INFRASTRUCTURE,
  ...FUNDS_PROJECTS,
  ...SOCIAL_HELP,
  ...VILLAGE,
  ...DISPUTES_SAFETY,
  ...EPIDEMIC,
  ...SPRING_CAMPAIGN,
  ...CAMPAIGN,
];

/** What the system itself brings; counted apart, published with the others. */
export const SYSTEM_PROCEDURES: readonly AuthoredDefinition[] = SYSTEM;

/** All that a release puts in force, the system's own first: others' ladders open them. */
export const RELEASE: readonly AuthoredDefinition[] = [...SYSTEM_PROCEDURES, ...PROCEDURES];
