// A case as its readers see it: what its state says, with the names that its definition gives, and nothing sensitive
// in clear.
import type { z } from 'zod';
import type { Actor } from '../domain/case/people.ts';
import type { Address, Task, Visit } from '../domain/case/state.ts';
import type { Instant } from '../domain/calendar/index.ts';
import type { CaseForm, Definition } from '../domain/definition/forms.ts';
import { placeOf } from '../domain/definition/stage-index.ts';
import type { Stage } from '../domain/definition/stage.ts';
import { actionsOf, isRound, requireCaseForm } from '../domain/machine.ts';
import type { MachineState } from '../domain/machine.ts';
import type { Text } from '../domain/definition/atoms.ts';
import { maskData } from '../domain/masks.ts';
import { roleTitle } from '../domain/roles.ts';
import type { Action, CaseSummary, CaseView, Named, TaskView, VisitView } from './contracts/cases.ts';
import { roundView } from './round-view.ts';
import { outcomeWord, plain, TASKS } from './terms.ts';

type NamedThing = z.infer<typeof Named>;

/** A stage, or a step of a duty or indicator, by its key, with the title that the definition gives. */
export function stageNamed(definition: Definition, key: string): NamedThing {
  return { key, title: stageOf(definition, key)?.title ?? stepTitle(definition, key) ?? plain(key) };
}

function stageOf(definition: Definition, key: string): Stage | undefined {
  return definition.form === 'case' ? placeOf(definition, key)?.stage : undefined;
}

function stepTitle({ duties, indicators }: Definition, key: string): Text | undefined {
  const steps = duties.flatMap((duty) => [duty, duty.item, duty.check, ...duty.consolidation, duty.bulletin]);
  return [...steps, ...indicators].find((one) => one?.key === key)?.title;
}

/** The duty or indicator of a round. */
export function partNamed({ duties, indicators }: Definition, key: string): NamedThing {
  return { key, title: [...duties, ...indicators].find((one) => one.key === key)?.title ?? plain(key) };
}

/** An outcome of a stage, or of the case when `stage` is null. */
export function outcomeNamed(definition: Definition, stage: string | null, key: string): NamedThing {
  const found = stage === null ? undefined : stageOf(definition, stage);
  const outcomes = found !== undefined && 'outcomes' in found ? found.outcomes : [];
  return { key, title: outcomes.find((one) => one.key === key)?.title ?? outcomeWord(key) };
}

/** The whole view: the summary from the read model, the rest from the state. */
export function caseView(
  summary: CaseSummary,
  definition: Definition,
  state: MachineState,
  actor: Actor,
  now: Instant,
): CaseView {
  const actions = actionsOf(definition, state, actor, now).map(actionView);
  if (isRound(state)) {
    return {
      ...summary,
      definition: state.definitionHash,
      filedAt: state.organisation,
      origin: null,
      data: {},
      masked: [],
      names: {},
      visits: [],
      round: roundView(definition, state, actor),
      actions,
    };
  }
  const form = requireCaseForm(definition);
  const { data, masked } = maskData(form.fields, state.data, []);
  const { origin } = state;
  return {
    ...summary,
    definition: state.definitionHash,
    filedAt: state.filedAt,
    origin: origin === null ? null : { caseId: origin.caseId, procedure: origin.procedure },
    data,
    masked,
    names: {},
    visits: state.visits.map((visit) => visitView(form, visit)),
    round: null,
    actions,
  };
}

function actionView({ refusal, ...action }: ReturnType<typeof actionsOf>[number]): z.infer<typeof Action> {
  return { ...action, ...(refusal === undefined ? {} : { refusal: { code: refusal.code, message: refusal.message } }) };
}

function visitView(definition: CaseForm, visit: Visit): z.infer<typeof VisitView> {
  const { notice, effect, link } = visit;
  return {
    id: visit.id,
    stage: stageNamed(definition, visit.stage),
    kind: placeOf(definition, visit.stage)?.stage.kind ?? '',
    within: visit.within,
    openedOn: visit.openedOn,
    openedAt: visit.openedAt,
    phase: visit.phase,
    tasks: visit.tasks.map((task) => taskView(definition, visit.stage, task)),
    branches: visit.branches?.map(({ key, title, state }) => ({ key, title, state })) ?? null,
    notice:
      notice === undefined
        ? null
        : {
            postedOn: notice.postedOn,
            dueOn: notice.dueOn,
            objections: notice.objections.map((one) => ({ ...one, resolved: one.resolved ?? null })),
          },
    vote: voteView(placeOf(definition, visit.stage)?.stage, visit),
    until: visit.until ?? null,
    effect:
      effect === undefined
        ? null
        : { attempts: effect.attempts, error: effect.error ?? null, retryAt: effect.retryAt ?? null },
    link: link ?? null,
  };
}

function voteView(stage: Stage | undefined, { roster }: Visit): z.infer<typeof VisitView>['vote'] {
  if (stage?.kind !== 'vote') return null;
  return {
    roster: roster ?? null,
    thumbprint: stage.thumbprint,
    meetings: stage.meetings.map(({ key, title, roll, quorum, majority }) => ({
      key,
      title,
      named: roll.from === 'role',
      rollField: roll.from === 'field' ? roll.field : null,
      quorum: { ...quorum.share, mode: quorum.mode },
      majority: { ...majority.share, mode: majority.mode, of: majority.of },
    })),
  };
}

/** An address with the words for its role. */
export function addressView(to: Address): z.infer<typeof TaskView>['to'] {
  return 'person' in to ? to : { ...to, title: roleTitle(to.role) };
}

function taskView(definition: CaseForm, stage: string, task: Task): z.infer<typeof TaskView> {
  const { opinion } = task;
  return {
    id: task.id,
    kind: { key: task.kind, title: TASKS[task.kind] },
    to: addressView(task.to),
    state: task.state,
    claimedBy: task.claimedBy ?? null,
    claimedAt: task.claimedAt ?? null,
    opinion:
      opinion === undefined
        ? null
        : {
            by: opinion.by,
            onBehalfOf: opinion.onBehalfOf ?? null,
            outcome: outcomeNamed(definition, stage, opinion.outcome),
            text: opinion.text ?? null,
            at: opinion.at,
          },
    openedAt: task.openedAt,
  };
}
