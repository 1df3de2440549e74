// What the workflow of an order for repairs is started with and told. The API imports this file too.
import { defineSignal } from '@temporalio/workflow';

/** Argument of the workflow of an order. How far it is stands in PostgreSQL. */
export interface RepairInput {
  repairId: string;
}

/** Type of that workflow. */
export const REPAIR_BATCH = 'repairBatch';

/** Id of the workflow of an order. */
export const repairWorkflowId = (repairId: string): string => `repair:${repairId}`;

/** The order was given, approved or resumed: sent with the start, so that one which is just ending looks again. */
export const goOnSignal = defineSignal('goOn');
