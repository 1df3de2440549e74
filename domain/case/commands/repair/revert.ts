// `revert`: the case stands again as it stood after an earlier event. The event that says so is appended; nothing of the
// trail goes away.
import type { CaseForm } from '../../../definition/forms.ts';
import { outsideInWords } from '../../../repair/outside-since.ts';
import type { OutsideItem } from '../../../repair/outside-since.ts';
import { restoredState } from '../../../repair/restored-state.ts';
import { settleSuspensions } from '../../clock-run.ts';
import type { Draft } from '../../draft.ts';
import { emit, parameterValues, refuse, stateOf } from '../../draft.ts';
import { requireNotEnded } from '../../guards.ts';
import type { DecidedOutside, RepairOf } from '../../repair.ts';
import type { CaseState } from '../../state.ts';
import { recomputeVisits } from '../../visit-dates.ts';
import { linkAnswered } from '../system.ts';
import type { RepairDraft } from './carry-out.ts';

/**
 * Refuses a point that is none, a case that has moved on since the point was made, and any effect outside that nobody has
 * decided on. An ended case is not reverted: its ledgers are settled and the case that it came from was told.
 */
export function revert({ draft, opens }: RepairDraft, repair: RepairOf<'revert'>): void {
  const current = stateOf(draft);
  requireNotEnded(current);
  const then = requirePoint(current, repair);
  const outside = requireDecisions(repair);
  const definition = requireVersion(draft, current, then, repair);
  opens({ repair: 'revert', toSequence: repair.toSequence, outside });
  closeLater(draft, then);
  reopenQuotas(draft, outside);
  const point = { state: then, happened: repair.happened };
  const state = restoredState(definition, stateOf(draft), point, repair.outside, draft.now);
  emit(draft, { type: 'stateRestored', toSequence: repair.toSequence, state });
  draft.definition = definition;
  draft.parameters = parameterValues(definition);
  recomputeVisits(draft, 'reverted');
  settleSuspensions(draft);
  answerWaiting(draft, repair);
}

function requirePoint(current: CaseState, { state, toSequence, asOf }: RepairOf<'revert'>): CaseState {
  if (asOf !== current.sequence) {
    refuse('CHANGED_SINCE', {
      zh: `该事项此后又有变化（第${asOf}条之后已到第${current.sequence}条），请重新试算。`,
      en: `The case has moved on from event ${asOf} to ${current.sequence}: try it out again.`,
    });
  }
  const isPoint = state.sequence === toSequence && toSequence < current.sequence && state.caseId === current.caseId;
  if ('kind' in state || !isPoint || state.status === 'ended') {
    return refuse(
      'REVERT_POINT_INVALID',
      {
        zh: `不能恢复到第${toSequence}条记录之时。`,
        en: `The case can't be reverted to how it stood after event ${toSequence}.`,
      },
      { field: '/repair/toSequence' },
    );
  }
  return state;
}

/** One decision on each thing that happened outside, and none on anything else. */
function requireDecisions({ happened, outside }: RepairOf<'revert'>): DecidedOutside[] {
  const undecided = happened.filter((item) => !outside.some((one) => one.effectId === item.effectId));
  if (undecided.length > 0) {
    refuse(
      'REVERT_UNDECIDED',
      {
        zh: `其后已对外发生，须逐一决定保留、已撤销或重做：${undecided.map((item) => nameOf(item).zh).join('、')}。`,
        en: `This has happened outside since; decide on each whether it is kept, undone or repeated: ${undecided.map((item) => nameOf(item).en).join(', ')}.`,
      },
      { field: '/repair/outside', details: { undecided: undecided.map((item) => item.effectId).join(', ') } },
    );
  }
  const strange = outside.find((one) => !happened.some((item) => item.effectId === one.effectId));
  if (strange !== undefined) {
    refuse(
      'REVERT_UNDECIDED',
      { zh: `其后没有“${strange.effectId}”。`, en: `Nothing called "${strange.effectId}" has happened since.` },
      { field: '/repair/outside' },
    );
  }
  return happened.map(({ effectId, kind, state, at }): DecidedOutside => {
    const decision = outside.find((one) => one.effectId === effectId)?.decision ?? 'keep';
    if (decision === 'repeat' && (kind === 'quota' || kind === 'messages')) {
      refuse(
        'REVERT_UNDECIDED',
        {
          zh: '名额与消息随流程自行发生，不能指定重做。',
          en: 'Quotas and messages follow from the case by themselves: they are not repeated by order.',
        },
        { field: '/repair/outside' },
      );
    }
    return { effectId, kind, state, at, decision };
  });
}

function nameOf(item: OutsideItem): { zh: string; en: string } {
  const { zh, en } = outsideInWords(item);
  return { zh: `${zh}（${item.effectId}）`, en: `${en} (${item.effectId})` };
}

/** The version by which the case went on then. */
function requireVersion(
  { definition }: Draft,
  current: CaseState,
  then: CaseState,
  repair: RepairOf<'revert'>,
): CaseForm {
  if (then.definitionHash === current.definitionHash) return definition;
  if (repair.definition?.form === 'case' && repair.definition.id === current.procedure) return repair.definition;
  return refuse(
    'REVERT_POINT_INVALID',
    {
      zh: '当时按另一流程版本办理，须一并给出该版本。',
      en: 'The case ran by another version then, which must come with the order.',
    },
    { field: '/repair/definition' },
  );
}

/** Leaves what was entered since. Nothing follows from it: no clock stops for it, no quota is committed. */
function closeLater(draft: Draft, then: CaseState): void {
  const kept = new Map(then.visits.map((visit) => [visit.id, visit]));
  for (const visit of stateOf(draft).visits) {
    const before = kept.get(visit.id);
    if (before === undefined) {
      emit(draft, { type: 'visitClosed', visitId: visit.id, reason: 'reverted', outcome: null });
      continue;
    }
    const later = visit.tasks.filter((task) => !before.tasks.some((one) => one.id === task.id));
    for (const { id: taskId, state } of later) {
      if (state !== 'open' && state !== 'waiting') continue;
      emit(draft, { type: 'taskClosed', visitId: visit.id, taskId, reason: 'superseded' });
    }
  }
}

/** What was committed since and is taken back stands reserved again: the ledger holds as much as before. */
function reopenQuotas(draft: Draft, outside: readonly DecidedOutside[]): void {
  for (const { effectId, kind, decision } of outside) {
    if (kind !== 'quota' || decision !== 'undone') continue;
    const hold = stateOf(draft).quotas?.find((one) => `quota:${one.quota}` === effectId && one.state === 'committed');
    if (hold === undefined) continue;
    const { quota, account, amount } = hold;
    emit(draft, { type: 'quotaReopened', quota, account, amount });
  }
}

/** A linked case for which a stage waits again has ended since: its answer holds. */
function answerWaiting(draft: Draft, { happened, outside }: RepairOf<'revert'>): void {
  for (const { effectId, visitId, linkedCase: caseId, answer } of happened) {
    const isKept = outside.some((one) => one.effectId === effectId && one.decision === 'keep');
    const visit = stateOf(draft).visits.find((one) => one.id === visitId);
    if (!isKept || caseId === undefined || answer === undefined || visit?.link?.caseId !== caseId) continue;
    linkAnswered(draft, { type: 'linkAnswered', actor: { kind: 'system' }, visitId: visit.id, caseId, ...answer });
  }
}
