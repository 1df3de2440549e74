// Which visit and task of a case an order means that names them only as far as it must.
import type { Refusal } from '../case/refusal.ts';
import type { CaseState, Visit } from '../case/state.ts';
import { isRound } from '../machine.ts';
import type { MachineState } from '../machine.ts';
import type { OnTask, Place } from './asked.ts';

type Found<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

const refusal = (field: string, zh: string, en: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code: 'COMMAND_NOT_APPLICABLE', message: { zh, en }, field },
});

/** The visit that is meant; refuses where there is none, or more than one. */
export function visitMeant(state: MachineState, { visitId, at }: Place): Found<number> {
  if (visitId !== undefined) return { ok: true, value: visitId };
  if (isRound(state)) {
    return refusal('/repair/visitId', '任务轮次须写明步骤编号。', 'Of a round the visit must be named.');
  }
  const meant = state.visits.filter((visit) => at === undefined || visit.stage === at);
  return only(meant, at);
}

function only(visits: readonly Visit[], at: string | undefined): Found<number> {
  const [first, ...others] = visits;
  if (first === undefined) {
    return at === undefined
      ? refusal('/repair/visitId', '该事项没有进行中的环节。', 'No stage of this case is open.')
      : refusal('/repair/at', `该事项不在“${at}”环节。`, `This case does not stand at "${at}".`);
  }
  if (others.length === 0) return { ok: true, value: first.id };
  const stages = [...new Set(visits.map((visit) => visit.stage))].join('、');
  return refusal(
    '/repair/at',
    `有多个环节进行中（${stages}），须指明其一。`,
    `Several stages are open (${stages}): say which one.`,
  );
}

/** The visit in which an effect waits or could not begin; the only one that has any when none is named. */
export function failingVisit(state: MachineState, place: Place): Found<number> {
  if (place.visitId !== undefined || place.at !== undefined || isRound(state)) return visitMeant(state, place);
  const failing = new Set(state.effects.map((effect) => effect.visit));
  const stuck = state.visits.filter((visit) => visit.stuckReason !== undefined && !failing.has(visit.id));
  const all = [...failing, ...stuck.map((visit) => visit.id)];
  const [first, ...others] = all;
  if (first === undefined) return refusal('/repair/visitId', '没有待重试的处理。', 'There is nothing to retry here.');
  if (others.length === 0) return { ok: true, value: first };
  return refusal('/repair/visitId', '有多处待重试，须指明环节。', 'Several visits wait for a retry: say which one.');
}

/** The task of a visit that is meant; an empty id where the visit has none that is open. */
export function taskMeant(state: MachineState, visitId: number, { taskId, from }: OnTask): Found<string> {
  if (taskId !== undefined) return { ok: true, value: taskId };
  if (isRound(state)) return { ok: true, value: '' };
  const open = openTasks(state, visitId).filter(
    (task) => from === undefined || task.claimedBy?.id === from || ('person' in task.to && task.to.person.id === from),
  );
  const [first, ...others] = open;
  if (first === undefined && from !== undefined) {
    return refusal('/repair/from', '该人员在此环节没有待办。', 'He has no open task in this stage.');
  }
  if (others.length === 0) return { ok: true, value: first?.id ?? '' };
  return refusal(
    '/repair/taskId',
    '本环节有多项待办，须指明其一。',
    'This stage has several open tasks: say which one.',
  );
}

function openTasks(state: CaseState, visitId: number): Visit['tasks'] {
  const visit = state.visits.find((one) => one.id === visitId);
  return (visit?.tasks ?? []).filter((task) => task.state === 'open' || task.state === 'waiting');
}
