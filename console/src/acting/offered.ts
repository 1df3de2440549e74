import type { CaseView } from '../commands/command-body.ts';

export type Visit = CaseView['visits'][number];

/** One thing that may be asked of a case, allowed or refused. */
export type Action = CaseView['actions'][number];
