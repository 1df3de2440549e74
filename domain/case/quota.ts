// What a case draws from the ledgers of its procedure: reserved at filing, committed when its definition says so,
// released when it ends without that. The ledger itself, which no two cases can overspend, is PostgreSQL's to keep.
import { evaluateCondition } from '../conditions.ts';
import type { EventRef } from '../definition/clock.ts';
import type { Quota } from '../definition/quota.ts';
import { divisionAt } from '../organisations.ts';
import { matchesEvent } from './clock-run.ts';
import type { Draft } from './draft.ts';
import { emit, refuse, stateOf } from './draft.ts';
import type { CaseData, CaseState, QuotaAccount } from './state.ts';

/** The ledger that a case draws on; rehearsals have ledgers of their own. */
function accountOf(quota: Quota, state: CaseState): QuotaAccount {
  const organisation = divisionAt(state.organisation, quota.per) ?? state.organisation;
  const year = quota.period === 'year' ? Number(state.startedOn.slice(0, 4)) : null;
  const parts = [state.procedure, quota.key, organisation, ...(year === null ? [] : [String(year)])];
  return { id: `${state.rehearsal ? 'rehearsal:' : ''}${parts.join('|')}`, organisation, year };
}

/** How much the case draws, in units or fen. */
function amountOf(draft: Draft, { amount, title }: Quota): number {
  if (amount === 1) return 1;
  const value = stateOf(draft).data[amount.field];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  return refuse(
    'FIELD_REQUIRED',
    { zh: `“${title.zh}”须有大于零的数量。`, en: `"${title.en}" needs an amount above zero.` },
    { field: `/data/${amount.field}` },
  );
}

/** The quotas of a case's definition; one that a case started with long ago may not know of any. */
const quotasOf = ({ definition }: Draft): readonly Quota[] => definition.quotas ?? [];

/** `started`: reserves what the case will draw. A case whose condition lacks data draws nothing yet and is refused. */
export function reserveQuotas(draft: Draft): void {
  for (const quota of quotasOf(draft)) {
    const state = stateOf(draft);
    const wanted = quota.when === undefined ? true : evaluateCondition(quota.when, state.data, draft.parameters);
    if (wanted === 'undecided') {
      refuse('RULE_UNDECIDED', {
        zh: `缺少数据，无法判断是否占用“${quota.title.zh}”。`,
        en: `Data are missing to tell whether "${quota.title.en}" is drawn on.`,
      });
    }
    if (!wanted) continue;
    const amount = amountOf(draft, quota);
    if (amount > quota.limit) exceeded(quota, quota.limit);
    emit(draft, {
      type: 'quotaReserved',
      quota: quota.key,
      account: accountOf(quota, state),
      amount,
      limit: quota.limit,
    });
  }
}

/** Makes final what an event of the case commits; what was granted beyond the reservation is refused. */
export function commitQuotas(draft: Draft, event: EventRef): void {
  for (const quota of quotasOf(draft)) {
    const hold = stateOf(draft).quotas?.find((one) => one.quota === quota.key && one.state === 'reserved');
    if (hold === undefined || !matchesEvent(quota.commit, event)) continue;
    const amount = amountOf(draft, quota);
    if (amount > hold.amount) exceeded(quota, hold.amount);
    emit(draft, {
      type: 'quotaCommitted',
      quota: quota.key,
      account: hold.account,
      amount,
      released: hold.amount - amount,
    });
  }
}

/** `ended`: gives back what was reserved and never committed. */
export function releaseQuotas(draft: Draft): void {
  for (const { quota, account, amount, state } of stateOf(draft).quotas ?? []) {
    if (state === 'reserved') emit(draft, { type: 'quotaReleased', quota, account, amount });
  }
}

/** Refuses data by which the case would draw more than it holds: a hold never grows. */
export function requireQuotasFit(draft: Draft, after: CaseData): void {
  for (const quota of quotasOf(draft)) {
    const hold = stateOf(draft).quotas?.find((one) => one.quota === quota.key && one.state !== 'released');
    if (hold === undefined || quota.amount === 1) continue;
    const wanted = after[quota.amount.field];
    if (typeof wanted === 'number' && wanted > hold.amount) exceeded(quota, hold.amount);
  }
}

function exceeded({ title, unit }: Quota, left: number): never {
  return refuse('QUOTA_EXCEEDED', {
    zh: `“${title.zh}”不足：最多 ${left} ${unit.zh}。`,
    en: `"${title.en}" does not suffice: at most ${left} ${unit.en}.`,
  });
}
