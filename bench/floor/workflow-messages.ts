// The floor's update, for workflow and client.
import { defineUpdate } from '@temporalio/workflow';

export const stepUpdate = defineUpdate<number, [number]>('step');
