// Who may order a repair, and what an order must say.
import { refuse } from '../../draft.ts';
import type { EventActor } from '../../event.ts';
import type { Actor } from '../../people.ts';
import type { RepairOrder } from '../../repair.ts';
import { inScope } from '../../../organisations.ts';
import { ADMINISTRATOR } from '../../../scope.ts';

/** The administrator as the trail names him; refuses whoever does not run the system for this organisation. */
export function requireAdministrator(actor: Actor, organisation: string): EventActor {
  if (actor.kind === 'system') {
    return refuse('NOT_ALLOWED', { zh: '修复须由管理员下达。', en: 'An administrator must order a repair.' });
  }
  const held = actor.holdings.filter((one) => one.role === ADMINISTRATOR && inScope(one.organisation, organisation));
  const [own] = held.filter((one) => one.agencyOf === undefined);
  const holding = own ?? held[0];
  if (holding === undefined) {
    return refuse(
      'NOT_ALLOWED',
      {
        zh: `只有${organisation}所在地区的管理员可以修复。`,
        en: `Only an administrator of the region of ${organisation} may repair this.`,
      },
      { field: '/actor' },
    );
  }
  const { agencyOf } = holding;
  return {
    kind: 'administrator',
    person: actor.person,
    ...(agencyOf === undefined ? {} : { onBehalfOf: agencyOf }),
  };
}

/** An order has a reason, and its second person is another than who orders and in whose name he does. */
export function requireOrder(order: RepairOrder, actor: Actor): void {
  if (order.id.trim() === '') {
    refuse('FIELD_REQUIRED', { zh: '修复须有编号。', en: 'The repair order needs an id.' }, { field: '/order/id' });
  }
  if (order.reason.trim() === '') {
    refuse('OPINION_REQUIRED', { zh: '修复须说明理由。', en: 'A repair needs a reason.' }, { field: '/order/reason' });
  }
  if (actor.kind === 'system' || order.approvedBy === null) return;
  const second = order.approvedBy.id;
  const principals = actor.holdings.flatMap((one) => (one.role === ADMINISTRATOR ? (one.agencyOf?.id ?? []) : []));
  if (second === actor.person.id || principals.includes(second)) {
    refuse(
      'SECOND_PERSON_SAME',
      { zh: '复核人不得是下达修复的人或其委托人。', en: 'Who orders a repair can’t be its second person.' },
      { field: '/order/approvedBy', details: { approvedBy: order.approvedBy.name } },
    );
  }
}
