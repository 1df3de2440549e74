// What the workflow of an import is started with and told. The API imports this file too.
import { defineSignal } from '@temporalio/workflow';

export interface ImportInput {
  importId: string;
  /** Days for which refused rows are kept, sealed, to be corrected or taken again. */
  keepDays: number;
}

/** Type of the workflow that takes the rows of a file in. */
export const TAKE_IMPORT = 'takeImport';

export const importWorkflowId = (importId: string): string => `import:${importId}`;

/** Takes the refused rows again. */
export const againSignal = defineSignal('again');

/** Deletes what is kept of the refused rows, and ends. */
export const discardSignal = defineSignal('discard');
