// What the shell reports of a supervision case: opened, not to be opened for now, closed.
import { addHours } from '../../calendar/index.ts';
import { CASE_WIDE } from '../../supervision.ts';
import type { SystemCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, stateOf } from '../draft.ts';
import type { PendingEffect } from '../state.ts';

type Command<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>;

/** Longest back-off between tries, in hours. */
const MOST_BACK_OFF_HOURS = 6;

/** The effect of a rung under this id; undefined where it is a stage's, or is done. */
export function caseWideEffect(draft: Draft, effectId: string): PendingEffect | undefined {
  return stateOf(draft).effects.find((effect) => effect.id === effectId && effect.visit === CASE_WIDE);
}

/** The supervision case is open: both cases show each other from now on. */
export function supervisionOpened(
  draft: Draft,
  { id, request }: PendingEffect,
  result: Command<'effectSucceeded'>['result'],
): void {
  emit(draft, { type: 'effectSucceeded', effectId: id, visitId: CASE_WIDE, result: {} });
  const { caseId } = result;
  if (request.kind !== 'link' || typeof caseId !== 'string') return;
  emit(draft, { type: 'linkOpened', visitId: CASE_WIDE, caseId, procedure: request.procedure });
}

/** It is tried again with back-off until it can be opened; the case goes on meanwhile. */
export function supervisionFailed(draft: Draft, { id, attempts: before }: PendingEffect, error: string): void {
  const attempts = before + 1;
  const hours = Math.min(2 ** (attempts - 1) / 60, MOST_BACK_OFF_HOURS);
  const notBefore = addHours(draft.now, hours);
  emit(draft, { type: 'effectFailed', effectId: id, visitId: CASE_WIDE, error, attempts, notBefore });
}

/** The supervision case is closed; a second answer of it changes nothing. */
export function supervisionAnswered(draft: Draft, { caseId, outcome, data }: Command<'linkAnswered'>): void {
  const known = stateOf(draft).supervisions?.some((one) => one.caseId === caseId && one.outcome === null);
  if (known === true) emit(draft, { type: 'linkAnswered', visitId: CASE_WIDE, caseId, outcome, data });
}
