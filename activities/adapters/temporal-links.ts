import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from '../../db/client.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { findOpenCase } from '../../db/cases.ts';
import { definitionInForce } from '../../db/definitions.ts';
import { findPeople } from '../../db/people.ts';
import { addressingFields } from '../../domain/case/addressees.ts';
import type { StartCommand } from '../../domain/case/command.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { decide } from '../../domain/case/decide.ts';
import type { PersonRef } from '../../domain/case/people.ts';
import { uniquenessKey } from '../../domain/case/projection.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import { divisionAt } from '../../domain/organisations.ts';
import { commandUpdate, startedUpdate } from '../../workflows/messages.ts';
import type { CaseInput } from '../../workflows/messages.ts';
import { EffectImpossible } from '../failures.ts';
import type { EffectOf, EndedCase, Links } from '../ports.ts';
import { linkedSubject } from './linked-subject.ts';

/** Other cases as workflows beside this one: a case that waits may outlive many runs, so none is another's child. */
export function temporalLinks(db: Db, crypto: FieldCrypto, client: Client, taskQueue: string): Links {
  return {
    async open(effect) {
      const { request } = effect;
      const found = await definitionInForce(db, request.procedure, effect.at);
      if (found?.definition.form !== 'case')
        throw new EffectImpossible(`no case of ${request.procedure} can be opened`);
      const { definition, hash } = { ...found, definition: found.definition };
      const place = request.organisation ?? effect.organisation;
      const organisation = divisionAt(place, definition.filing.level);
      if (organisation === null) throw new EffectImpossible(`${request.procedure} is filed below ${place}`);
      const subject = await linkedSubject(db, crypto, effect, definition, organisation);
      const people = await peopleIn(db, definition, request.data);
      const start = {
        ...startOf({ ...effect, subject }, organisation, hash),
        ...(people.length === 0 ? {} : { people }),
      };
      const decision = decide(definition, null, start, { now: effect.at });
      if (!decision.ok) {
        throw new EffectImpossible(
          `${request.procedure} refused: ${decision.refusal.code} ${decision.refusal.message.en}`,
        );
      }
      const open = await openCaseAbout(db, definition, start, effect.at);
      if (open !== null) return { caseId: open, existing: true };
      const input: CaseInput = { definition, start, key: null };
      await startOnce(client, taskQueue, input, start.caseId);
      return { caseId: start.caseId };
    },
    answer: (ended) => answerOrigin(client, ended),
  };
}

/** Those to whom the data address tasks of the other case. */
function peopleIn(db: Db, definition: CaseForm, data: StartCommand['data']): Promise<PersonRef[]> {
  const ids = addressingFields(definition).flatMap((field) => data[field] ?? []);
  return findPeople(
    db,
    ids.filter((id) => typeof id === 'string'),
  );
}

function startOf(effect: EffectOf<'link'>, organisation: string, definitionHash: string): StartCommand {
  const { caseId, procedure, visit, request, subject, applicant, relatives, calendar, rehearsal } = effect;
  return {
    type: 'start',
    actor: { kind: 'system' },
    caseId: caseIdOf(effect.effectId),
    definitionHash,
    organisation,
    subject,
    applicant,
    relatives,
    data: request.data,
    calendar,
    origin: { caseId, procedure, visit, ...lineageOf(effect) },
    rehearsal,
  };
}

/** The cases before the one that opens, newest first: as many as a chain of hand-overs may sensibly have. */
const LONGEST_LINE = 20;

function lineageOf({ origin }: EffectOf<'link'>): { lineage?: { caseId: string; procedure: string }[] } {
  if (origin === null) return {};
  const { caseId, procedure, lineage } = origin;
  return { lineage: [{ caseId, procedure }, ...(lineage ?? [])].slice(0, LONGEST_LINE) };
}

/** The same effect names the same case, however often it is run: a version 8 UUID of its digest. */
function caseIdOf(effectId: string): string {
  const bytes = createHash('sha256').update(`link:${effectId}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Another open case about the same matter: the link names that one, since there may be no second. */
async function openCaseAbout(db: Db, definition: CaseForm, start: StartCommand, at: string): Promise<string | null> {
  const { subject, rehearsal } = start;
  const key = uniquenessKey(definition, { subject, startedOn: localDateOf(at), rehearsal });
  const open = key === null ? null : await findOpenCase(db, key);
  return open === null || open.caseId === start.caseId ? null : open.caseId;
}

/** Waits until the other case is recorded: one that PostgreSQL refuses must not be shown as opened. */
async function startOnce(client: Client, taskQueue: string, input: CaseInput, caseId: string): Promise<void> {
  const startWorkflowOperation = new WithStartWorkflowOperation(input.definition.id, {
    workflowId: caseId,
    taskQueue,
    args: [input],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  startWorkflowOperation.workflowHandle().catch(() => undefined);
  try {
    await client.workflow.executeUpdateWithStart(startedUpdate, { startWorkflowOperation, updateId: 'started' });
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && failureTypes(error).includes('QUOTA_EXCEEDED')) {
      throw new EffectImpossible(`${input.definition.id} refused: QUOTA_EXCEEDED`);
    }
    // It was opened before and has ended since.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Types of the failures that an update failed of, outermost first. */
function failureTypes(error: Error): string[] {
  const { cause } = error;
  if (!(cause instanceof Error)) return [];
  const type = cause instanceof ApplicationFailure ? [cause.type ?? ''] : [];
  return [...type, ...failureTypes(cause)];
}

async function answerOrigin(client: Client, { origin, caseId, outcome, data }: EndedCase): Promise<void> {
  const command = {
    type: 'linkAnswered',
    actor: { kind: 'system' },
    visitId: origin.visit,
    caseId,
    outcome,
    data,
  } as const;
  try {
    await client.workflow.getHandle(origin.caseId).executeUpdate(commandUpdate, {
      args: [{ command, key: null, requestId: null }],
      updateId: `answer:${caseId}:${outcome}`,
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** The case that asked is closed, or refuses: it does not wait any more. */
function isGone(error: unknown): boolean {
  if (error instanceof WorkflowNotFoundError) return true;
  return error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure;
}
