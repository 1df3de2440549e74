// `repair` of a round: what of an administrator's repairs a round knows; the rest is refused with the reason.
import { refuse } from '../../case/draft.ts';
import { requireAdministrator, requireOrder } from '../../case/commands/repair/authority.ts';
import { CANCELLED } from '../../case/commands/repair/cancel.ts';
import type { RepairCommand, RepairDetails, RepairOf } from '../../case/repair.ts';
import { requireBusinessDate } from '../../case/guards.ts';
import type { Text } from '../../definition/atoms.ts';
import type { RoundDraft } from '../draft.ts';
import { emit, roundOf } from '../draft.ts';
import { earliestDate } from '../guards.ts';
import { tallyOf } from '../tally.ts';
import { openTasks } from '../tasks.ts';
import { correctItem } from './file.ts';
import { requireFailing, retryNow } from './shared.ts';

/** Carries a repair out on a round that is open; under an order that it has carried out it does nothing. */
export function repairRound(draft: RoundDraft, command: RepairCommand): void {
  const { repair, order, actor } = command;
  const state = roundOf(draft);
  const by = requireAdministrator(actor, state.organisation);
  requireOrder(order, actor);
  draft.actor = by;
  draft.businessDate = requireBusinessDate(command.businessDate, draft.now, earliestDate(state, draft.now));
  const opens = (details: RepairDetails): void => {
    const { id: orderId, reason, approvedBy } = order;
    emit(draft, { type: 'repaired', orderId, reason, approvedBy, ...details });
  };
  switch (repair.kind) {
    case 'reassign':
      return opens({ repair: 'reassign', ...reassigned(draft, repair) });
    case 'patchData':
      return patch(draft, command, repair, opens);
    case 'retryEffect': {
      const failing = requireFailing(draft, repair.visitId, repair.effectId);
      opens({ repair: 'retryEffect', visitId: repair.visitId, effectIds: failing.map((one) => one.id) });
      return retryNow(draft, failing);
    }
    case 'cancel':
      opens({
        repair: 'cancel',
        dropped: state.effects.map(({ id, visit, request }) => ({
          effectId: id,
          visitId: visit,
          kind: request.kind,
        })),
      });
      return emit(draft, { type: 'roundEnded', outcome: CANCELLED, reason: 'cancelled', tally: tallyOf(state) });
    case 'restart':
      return opens({ repair: 'restart' });
    case 'reproject':
      return opens({ repair: 'reproject' });
    case 'resend':
      return opens({ repair: 'resend', deliveryId: repair.deliveryId });
    default:
      return refuse('COMMAND_NOT_APPLICABLE', WHY_NOT[repair.kind], {
        field: '/repair/kind',
        details: { kind: repair.kind },
      });
  }
}

const WHY_NOT: Record<'dropClaim' | 'jump' | 'suspend' | 'resume' | 'migrate' | 'revert', Text> = {
  dropClaim: { zh: '报送轮次的任务不签收，无可退回。', en: 'Nobody claims a task of a round.' },
  jump: {
    zh: '报送轮次没有可跳转的环节：汇总与通报随报送推进。',
    en: 'A round has no stages to jump to: its steps follow from its items.',
  },
  suspend: {
    zh: '报送轮次不能中止，可对单位免报或终止本轮。',
    en: 'A round can’t be suspended: excuse units, or cancel it.',
  },
  resume: { zh: '报送轮次不会中止。', en: 'A round is never suspended.' },
  migrate: {
    zh: '报送轮次以开始时的版本办完，新版本从下一轮起用。',
    en: 'A round ends by the version it began with; a newer one holds from the next.',
  },
  revert: { zh: '报送轮次不能回退；有误的报送请更正。', en: 'A round is not reverted: correct the entry instead.' },
};

/** The open task that is one person's from now on. */
function reassigned(draft: RoundDraft, { visitId, taskId, to }: RepairOf<'reassign'>) {
  const task = openTasks(draft.part, roundOf(draft)).find((one) => one.taskId === taskId && one.visit === visitId);
  if (task === undefined) {
    return refuse(
      'TASK_DONE',
      { zh: `没有待办任务${taskId}。`, en: `There is no open task ${taskId}.` },
      { field: '/repair/taskId' },
    );
  }
  const { role, organisation, person } = task;
  if (person?.id === to.id) {
    refuse(
      'SIGNER_INVALID',
      { zh: '该任务本来就由此人办理。', en: 'The task is this person’s already.' },
      { field: '/repair/to' },
    );
  }
  const from = person !== null ? { person } : role !== null && organisation !== null ? { role, organisation } : null;
  return { visitId, taskId, from, to };
}

function patch(
  draft: RoundDraft,
  { actor, order }: RepairCommand,
  { changes, unit, period, entry }: RepairOf<'patchData'>,
  opens: (details: RepairDetails) => void,
): void {
  if (unit === undefined) {
    return refuse(
      'FIELD_REQUIRED',
      { zh: '须指明更正哪个单位的报送。', en: 'Say which unit’s entry is set right.' },
      { field: '/repair/unit' },
    );
  }
  if (actor.kind === 'system') return;
  opens({ repair: 'patchData', fields: Object.keys(changes), unit });
  correctItem(draft, {
    type: 'correctItem',
    actor: { ...actor, kind: 'administrator' },
    unit,
    data: changes,
    reason: order.reason,
    ...(period === undefined ? {} : { period }),
    ...(entry === undefined ? {} : { entry }),
  });
}
