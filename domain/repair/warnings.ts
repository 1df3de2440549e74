// What an administrator should know before he orders a repair that the rules allow.
import { addressText } from '../case/address.ts';
import type { CaseEvent } from '../case/event.ts';
import type { Repair } from '../case/repair.ts';
import type { CaseState } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import type { CaseForm } from '../definition/forms.ts';
import { placeOf } from '../definition/stage-index.ts';
import { missingFor } from './needs.ts';
import { outsideOf } from './outside.ts';

interface Change {
  definition: CaseForm;
  before: CaseState;
  after: CaseState;
  repair: Repair;
  events: readonly CaseEvent[];
}

/** In the order in which they matter: what can't be taken back, what is lost, what will stand still. */
export function warningsOf(change: Change): Text[] {
  return [...outside(change), ...dropped(change), ...closedBeside(change), ...ofKind(change), ...standstills(change)];
}

function outside({ definition, before, repair }: Change): Text[] {
  if (repair.kind !== 'cancel' && repair.kind !== 'jump') return [];
  const facts = outsideOf(definition, before);
  if (facts.length === 0) return [];
  return [
    {
      zh: `以下事项已对外发生，修复不会撤销：${facts.map(({ title }) => title.zh).join('、')}`,
      en: `This has happened outside and is not undone: ${facts.map(({ title }) => title.en).join(', ')}`,
    },
  ];
}

function dropped({ events }: Change): Text[] {
  const [first] = events;
  if (first?.type !== 'repaired' || !('dropped' in first) || first.dropped.length === 0) return [];
  return [
    {
      zh: `${first.dropped.length} 项系统动作不再执行；正在执行的可能仍会完成`,
      en: `${first.dropped.length} effects are dropped; one that is under way may still be done`,
    },
  ];
}

/** Sister branches that a jump closes with the parallel. */
function closedBeside({ definition, before, repair, events }: Change): Text[] {
  if (repair.kind !== 'jump') return [];
  const closed = events.flatMap((event) => {
    if (event.type !== 'visitClosed' || event.visitId === repair.visitId) return [];
    const stage = before.visits.find((visit) => visit.id === event.visitId)?.stage;
    return stage === undefined ? [] : [placeOf(definition, stage)?.stage.title ?? { zh: stage, en: stage }];
  });
  if (closed.length === 0) return [];
  return [
    {
      zh: `同时关闭：${closed.map((one) => one.zh).join('、')}`,
      en: `This closes too: ${closed.map((one) => one.en).join(', ')}`,
    },
  ];
}

function ofKind({ definition, before, repair }: Change): Text[] {
  switch (repair.kind) {
    case 'jump':
      return jumped(definition, before, repair.stage);
    case 'reassign': {
      const visit = before.visits.find((one) => one.id === repair.visitId);
      const stage = visit === undefined ? undefined : placeOf(definition, visit.stage)?.stage;
      const task = visit?.tasks.find((one) => one.id === repair.taskId);
      const kept = stage !== undefined && 'keepsOwner' in stage && stage.keepsOwner === true;
      const alone = stage?.kind === 'decision' && stage.completion.rule !== 'any' && repair.taskId === '';
      return [
        ...(alone
          ? [{ zh: '本环节应由多人办理，将由此一人办理', en: 'Several people decide this stage; he alone will' }]
          : []),
        ...(kept
          ? [
              {
                zh: '本环节要求一办到底，改派改变责任人',
                en: 'Who is responsible keeps this stage to the end; this changes him',
              },
            ]
          : []),
        ...(task?.claimedBy === undefined
          ? []
          : [{ zh: `${task.claimedBy.name} 已签收该任务`, en: `${task.claimedBy.name} has claimed it` }]),
        ...(task !== undefined && 'role' in task.to
          ? [
              {
                zh: `此后该任务不再由${addressText(task.to).zh}的其他人员办理`,
                en: `Others of ${addressText(task.to).en} will not have it any more`,
              },
            ]
          : []),
      ];
    }
    case 'patchData':
      return committed(definition, before, Object.keys(repair.changes));
    default:
      return [];
  }
}

function jumped(definition: CaseForm, before: CaseState, key: string): Text[] {
  const stage = placeOf(definition, key)?.stage;
  if (stage === undefined) return [];
  const missing = missingFor(definition, before, stage).map(
    (field) => definition.fields.find((one) => one.key === field)?.label ?? { zh: field, en: field },
  );
  const again =
    before.closed.some((visit) => visit.stage === key) && (stage.kind === 'service' || stage.kind === 'link');
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            zh: `“${stage.title.zh}”需要而尚未填写：${missing.map((one) => one.zh).join('、')}`,
            en: `"${stage.title.en}" needs what nobody has filled in: ${missing.map((one) => one.en).join(', ')}`,
          },
        ]),
    ...(again ? [{ zh: `“${stage.title.zh}”将再次执行`, en: `"${stage.title.en}" will be done once more` }] : []),
    ...(stage.kind === 'end'
      ? [{ zh: '跳转后事项即办结，中间环节不再办理', en: 'The case ends at once; the stages between are not done' }]
      : []),
  ];
}

/** The ledger keeps what was made final, whatever the data say now. */
function committed(definition: CaseForm, before: CaseState, changed: readonly string[]): Text[] {
  return definition.quotas.flatMap(({ key, amount, title }) => {
    const hold = before.quotas?.find((one) => one.quota === key && one.state === 'committed');
    if (hold === undefined || amount === 1 || !changed.includes(amount.field)) return [];
    return [
      {
        zh: `“${title.zh}”已占用 ${hold.amount}，不随数据修改`,
        en: `"${title.en}" has ${hold.amount} committed; the ledger does not follow the data`,
      },
    ];
  });
}

/** Visits that stand still after the repair and did not before. */
function standstills({ definition, before, after }: Change): Text[] {
  return after.visits
    .filter((visit) => visit.stuckReason !== undefined)
    .filter((visit) => before.visits.find((one) => one.id === visit.id)?.stuckReason === undefined)
    .map((visit) => {
      const { zh, en } = placeOf(definition, visit.stage)?.stage.title ?? { zh: visit.stage, en: visit.stage };
      return visit.stuckReason === 'noHolder'
        ? { zh: `“${zh}”将无人可办`, en: `Nobody will be able to do "${en}"` }
        : { zh: `“${zh}”的系统动作缺少数据`, en: `The effect of "${en}" will lack data` };
    });
}
