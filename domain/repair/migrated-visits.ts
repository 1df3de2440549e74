// What a migration means for the open stages of a case: where each goes on, and which of its tasks are opened anew.
import { addressOf } from '../case/address.ts';
import { requestOf } from '../case/effect-request.ts';
import { rosterAssignee } from '../case/flow.ts';
import type { CaseState, Task, TaskKind, Visit } from '../case/state.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Assignee, ParallelStage, Stage } from '../definition/stage.ts';
import { branchesOf, placeOf } from '../definition/stage-index.ts';
import type { StagePlace } from '../definition/stage-index.ts';
import type { MigrationFault } from './migration-plan.ts';
import { isSameValue } from '../same-value.ts';
import { counterpart, mappedKey, otherKind } from './stage-mapping.ts';
import type { Versions } from './stage-mapping.ts';

export interface VisitPlan {
  visitId: number;
  from: string;
  to: string;
  /** Tasks that are closed because they would be addressed to others now, each opened anew where `begins` does not. */
  reopened: string[];
  /** The stage begins again: who signs, or whose roll it is, has changed. */
  begins: boolean;
  /** Look-ups of the people of a roster that nobody needs any more. */
  dropped: string[];
}

/** What stands in the way of the open stages. */
export function visitFaults(versions: Versions, state: CaseState): MigrationFault[] {
  return state.visits.flatMap((visit) => {
    const before = placeOf(versions.from, visit.stage)?.stage;
    const after = counterpart(versions, visit.stage);
    if (before === undefined || after === undefined) return [vanished(visit, before)];
    if (before.kind !== after.stage.kind) {
      // an entry of the mapping is refused as such
      return Object.hasOwn(versions.mapping, visit.stage) ? [] : [otherKind(before, after.stage)];
    }
    if (!isSameBlock(versions, state, visit, after)) return [otherBlock(before, after.stage)];
    return isSameEffect(state, visit, before, after.stage) ? [] : [effectUnderWay(before)];
  });
}

function vanished(visit: Visit, before: Stage | undefined): MigrationFault {
  const title = before?.title ?? { zh: visit.stage, en: visit.stage };
  return {
    reason: 'stageVanished',
    at: visit.stage,
    message: {
      zh: `新版本没有正在办理的环节“${title.zh}”，须指明对应环节。`,
      en: `The new version has no stage "${title.en}", which is open: map it to one that it has.`,
    },
  };
}

/** Beside the same stages: at the top, or in the branch of the same key of the parallel that takes its parallel's place. */
function isSameBlock({ mapping }: Versions, state: CaseState, visit: Visit, after: StagePlace): boolean {
  const { within } = visit;
  if (after.stage.kind === 'parallel' && !hasBranchesOf(after.stage, visit)) return false;
  if (within === null) return after.parallel === null;
  const around = state.visits.find((one) => one.id === within.parallelVisit);
  if (around === undefined || after.parallel === null) return false;
  const isBranch = after.branch === null ? after.parallel.forEach !== undefined : after.branch === within.branch;
  return after.parallel.key === mappedKey(mapping, around.stage) && isBranch;
}

function hasBranchesOf(parallel: ParallelStage, visit: Visit): boolean {
  const keys = branchesOf(parallel).map(({ key }) => key);
  const open = visit.branches ?? [];
  return keys.length === open.length && open.every(({ key }) => keys.includes(key));
}

function otherBlock(before: Stage, after: Stage): MigrationFault {
  return {
    reason: 'otherBlock',
    at: before.key,
    message: {
      zh: `“${before.title.zh}”不能对应“${after.title.zh}”：所在的并行或其分支不同。`,
      en: `"${before.title.en}" can't become "${after.title.en}": its block or the branches of the block are others.`,
    },
  };
}

/** Whether what the system does, or waits for, stays what it is. */
function isSameEffect(state: CaseState, visit: Visit, before: Stage, after: Stage): boolean {
  if (before.kind === 'wait' && after.kind === 'wait') return before.until.kind === after.until.kind;
  const isUnderWay = visit.link !== undefined || state.effects.some((effect) => effect.visit === visit.id);
  if (!isUnderWay || (before.kind !== 'service' && before.kind !== 'link')) return true;
  if (after.kind !== 'service' && after.kind !== 'link') return false;
  return isSameValue(requestOf(before, state), requestOf(after, state));
}

function effectUnderWay(before: Stage): MigrationFault {
  return {
    reason: 'effectUnderWay',
    at: before.key,
    message: {
      zh: `“${before.title.zh}”正在执行或等待，新版本在此处做的不同：须先办完本环节。`,
      en: `"${before.title.en}" is under way and the new version does something else there: let it finish first.`,
    },
  };
}

/** What becomes of every open stage; for a state without faults. */
export function visitPlans(versions: Versions, state: CaseState): VisitPlan[] {
  return state.visits.flatMap((visit) => {
    const before = placeOf(versions.from, visit.stage)?.stage;
    const after = counterpart(versions, visit.stage)?.stage;
    if (before === undefined || after === undefined) return [];
    const old = { definition: versions.from, stage: before };
    const next = { definition: versions.to, stage: after };
    const begins = beginsAgain(old, next, state, visit);
    const active = visit.tasks.filter((task) => task.state !== 'closed');
    const reopened = begins ? active : active.filter((task) => isElsewhere(old, next, state, visit, task));
    return [
      {
        visitId: visit.id,
        from: before.key,
        to: after.key,
        reopened: reopened.map((task) => task.id),
        begins,
        dropped: begins ? rosterLookUps(state, visit) : [],
      },
    ];
  });
}

interface Staged {
  definition: CaseForm;
  stage: Stage;
}

/** Another roster or another rule of completion makes every opinion given here one on another question. */
function beginsAgain(old: Staged, next: Staged, state: CaseState, visit: Visit): boolean {
  if (!isSameValue(rosterIn(old, state, visit), rosterIn(next, state, visit))) return true;
  if (visit.tasks.some((task) => task.kind === 'decide' && isForeign(old.stage, next.stage, task))) return true;
  if (visit.stuckReason !== 'noHolder' || visit.tasks.length > 0 || visit.roster !== undefined) return false;
  return addressIn(old, 'decide', state, visit) !== addressIn(next, 'decide', state, visit);
}

/** An opinion that the new version would not understand. */
function isForeign(before: Stage, after: Stage, { opinion, state }: Task): boolean {
  if (opinion === undefined || state !== 'done' || before.kind !== 'decision' || after.kind !== 'decision')
    return false;
  const kindIn = (stage: typeof before): string | undefined =>
    stage.outcomes.find(({ key }) => key === opinion.outcome)?.kind;
  return kindIn(before) !== kindIn(after);
}

function rosterIn({ definition, stage }: Staged, state: CaseState, visit: Visit): unknown {
  if (stage.kind === 'decision' && stage.completion.rule === 'any') return null;
  const assignee = rosterAssignee(stage);
  if (assignee === null) return null;
  const rule = stage.kind === 'decision' ? stage.completion : null;
  return [addressOf(definition, assignee, state, visit.within), rule];
}

/** Whether an unfinished task would be addressed to others now; opinions asked of named people stay with them. */
function isElsewhere(old: Staged, next: Staged, state: CaseState, visit: Visit, task: Task): boolean {
  const of = visit.tasks.find((one) => one.id === task.of);
  if (of !== undefined) return task.state !== 'done' && isElsewhere(old, next, state, visit, of);
  if (task.state === 'done' || (visit.roster !== undefined && task.kind === 'decide')) return false;
  return addressIn(old, task.kind, state, visit) !== addressIn(next, task.kind, state, visit);
}

function addressIn({ definition, stage }: Staged, kind: TaskKind, state: CaseState, visit: Visit): string {
  const assignee = assigneeFor(stage, kind);
  return assignee === null ? '' : JSON.stringify(addressOf(definition, assignee, state, visit.within));
}

/** To whom a stage addresses its tasks of a kind; null for those that people address themselves. */
export function assigneeFor(stage: Stage, kind: TaskKind): Assignee | null {
  if (kind === 'countersign' || kind === 'advise') return null;
  if (stage.kind === 'notice') return kind === 'inquire' ? stage.inquiry.assignee : stage.assignee;
  if (stage.kind === 'wait') return stage.until.kind === 'event' ? stage.until.assignee : null;
  return 'assignee' in stage ? stage.assignee : null;
}

function rosterLookUps({ effects }: CaseState, { id }: Visit): string[] {
  return effects.filter((one) => one.visit === id && one.request.kind === 'roster').map((one) => one.id);
}
