// What a case workflow is started with, asked and answers. The API imports this file too.
import { defineUpdate } from '@temporalio/workflow';
import type { Definition } from '../domain/definition/forms.ts';
import type { MachineCommand, MachineEvent, MachineState, StartingCommand } from '../domain/machine.ts';

/** The caller's idempotency key: the same key with the same body gets the first answer, with another body a refusal. */
export interface RequestKey {
  /** Id of the person or client whose key it is. */
  actor: string;
  key: string;
  /** Digest of the request's body, any form that is equal for equal bodies. */
  bodyHash: string;
}

/** A command on its way to a case; `key` is null for what no caller can repeat. */
export interface CommandEnvelope {
  command: MachineCommand;
  key: RequestKey | null;
  /** The HTTP request that it came with, for tracing. */
  requestId: string | null;
  /** Number of the last event that the sender has seen on the trail; a case that knows less catches up first. */
  seen?: number;
}

/** What an accepted command did. It is given when everything in it stands in PostgreSQL. */
export interface CommandAnswer {
  caseId: string;
  /** Number of the last event of this command. */
  sequence: number;
  status: MachineState['status'];
  outcome: string | null;
  /** ISO instant at which the command was recorded. */
  recordedAt: string;
  events: { sequence: number; type: MachineEvent['type'] }[];
}

/** A key that was answered lately. */
export interface AnsweredKey {
  key: RequestKey;
  answer: CommandAnswer;
}

/** What one run of a case hands to the next. */
export interface Carried {
  state: MachineState;
  /** Hash of the last recorded event, or null when nothing is recorded. */
  chainHead: string | null;
  /** Newest last. */
  recentKeys: AnsweredKey[];
  /** Answer of the start, for whoever asks again. */
  started: CommandAnswer;
}

/** Argument of every case workflow. Its type is the procedure's id, its workflow id the case's. */
export interface CaseInput {
  /** The definition as it is pinned: resolved, hashed, never looked up again; only a migration puts another in its place. */
  definition: Definition;
  /** The start of a case, or the opening of a round, that `decide` has accepted; null in the later runs of a case, which are `carried`. */
  start: StartingCommand | null;
  key: RequestKey | null;
  /** The HTTP request that it came with, for tracing; absent where none did. */
  requestId?: string;
  carried?: Carried;
  /** Continue as new after so many history events; the server's own suggestion when absent. */
  eventsPerRun?: number;
}

/** Result of a case workflow. */
export interface CaseResult {
  outcome: string;
}

/** Argument of the workflow of a handover. */
export interface HandoverInput {
  handoverId: string;
  /** ISO instant at which its day begins. */
  notBefore: string;
  /** Of its later runs: where it was. */
  place?: HandoverPlace;
}

/** How far a round over the cases of a handover is. */
export interface HandoverPlace {
  /** Id of the last case that was asked. */
  after: string;
  /** Some could not be asked in this round. */
  hasFailed: boolean;
  /** Seconds until the next round over those. */
  pause: number;
}

/** Id of the workflow of a handover. */
export const handoverWorkflowId = (handoverId: string): string => `handover:${handoverId}`;

/** The one way to change a case. An update and not a signal: the caller must learn that it was refused, and why. */
export const commandUpdate = defineUpdate<CommandAnswer, [CommandEnvelope]>('command');

/**
 * Answers when the start is recorded. It is sent with the start itself (update-with-start), so that it rides on the
 * first workflow task: it costs two history events and no task or transaction of its own.
 */
export const startedUpdate = defineUpdate<CommandAnswer, []>('started');
