// Opening tasks, and passing a stage whose one decider has just decided the stage before.
import type { z } from 'zod';
import type { Assignee, DecisionStage, Outcome } from '../definition/stage.ts';
import { levelOf } from '../organisations.ts';
import { addressOf, entitlement } from './address.ts';
import type { Draft } from './draft.ts';
import { emit, stateOf } from './draft.ts';
import type { Address, TaskKind } from './state.ts';

/** Opens a task at an address; `more` places a countersign or advice. Returns its id. */
export function openTaskAt(
  draft: Draft,
  visitId: number,
  kind: TaskKind,
  to: Address,
  more: { state?: 'open' | 'waiting'; of?: string; position?: 'before' | 'after' } = {},
): string {
  const visit = stateOf(draft).visits.find((one) => one.id === visitId);
  const taskId = `${visitId}.${(visit?.taskCount ?? 0) + 1}`;
  emit(draft, { type: 'taskOpened', visitId, taskId, kind, to, ...more, state: more.state ?? 'open' });
  return taskId;
}

/** Opens a stage's task for its assignee; where nobody can be addressed the visit is stuck, it never passes by itself. */
export function openTask(draft: Draft, visitId: number, kind: TaskKind, assignee: Assignee): void {
  const state = stateOf(draft);
  const within = state.visits.find((visit) => visit.id === visitId)?.within ?? null;
  const to = addressOf(draft.definition, assignee, state, within);
  if (to === null) emit(draft, { type: 'visitStuck', visitId, reason: 'noHolder' });
  else openTaskAt(draft, visitId, kind, to);
}

/**
 * The same person met again in a row is passed only where the definition says so: he has just approved, holds the
 * next stage's role too, and the stage asks no form of him. The passing is recorded as his opinion.
 */
export function skipSamePerson(
  draft: Draft,
  stage: z.infer<typeof DecisionStage>,
  visitId: number,
): z.infer<typeof Outcome> | null {
  const { issuer } = draft;
  const approval = stage.outcomes.find((outcome) => outcome.kind === 'approve');
  const task = stateOf(draft).visits.find((visit) => visit.id === visitId)?.tasks[0];
  const last = stateOf(draft).decided.at(-1);
  if (!stage.skipSamePerson || approval === undefined || task === undefined || issuer.kind !== 'person') return null;
  const lastApproved = draft.events.some(
    (event) => event.type === 'opinionGiven' && event.counts && event.opinion.by.id === issuer.person.id,
  );
  if (!lastApproved || last?.person !== issuer.person.id || stage.form.some((field) => field.required)) return null;
  const entitled = entitlement(issuer, task.to);
  // an opinion in another's name is not one's own
  if (entitled === null || entitled.onBehalfOf?.id !== last.onBehalfOf) return null;
  const organisation = 'organisation' in task.to ? task.to.organisation : last.organisation;
  emit(draft, {
    type: 'opinionGiven',
    visitId,
    taskId: task.id,
    opinion: {
      by: issuer.person,
      ...entitled,
      outcome: approval.key,
      text: '与上一环节为同一审批人，按流程设定不重复办理',
      at: draft.now,
    },
    organisation,
    level: levelOf(organisation),
    counts: true,
  });
  return approval;
}
