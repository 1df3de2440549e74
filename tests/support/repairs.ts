// Orders of repairs for tests: by an administrator of the county, with a reason, under a fresh id each.
import type { PersonRef } from '../../domain/case/people.ts';
import type { Repair, RepairCommand, RepairOrder } from '../../domain/case/repair.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { dryRun } from '../../domain/repair/dry-run.ts';
import type { DryRun } from '../../domain/repair/dry-run.ts';
import type { CaseDriver } from './case-driver.ts';

export const ADMIN: PersonRef = { id: 'admin', name: '演示管理员' };

let orders = 0;

/** The command of a repair; `more` changes the order or who gives it. */
export function repairCommand(
  repair: Repair,
  more: {
    order?: Partial<RepairOrder>;
    person?: PersonRef;
    region?: string;
    role?: string;
    businessDate?: string;
  } = {},
): RepairCommand {
  orders += 1;
  const { person = ADMIN, region = '610429', role = 'systemAdministrator', businessDate } = more;
  return {
    type: 'repair',
    actor: { kind: 'person', person, holdings: [{ role, organisation: region }] },
    repair,
    order: { id: `order-${orders}`, reason: '事项停滞', approvedBy: null, ...more.order },
    ...(businessDate === undefined ? {} : { businessDate }),
  };
}

type Accepted = Extract<DryRun, { ok: true }>;

/** Orders a repair that must be accepted: what it would do, and what it did. */
export function repaired(
  driver: CaseDriver,
  repair: Repair,
  more: Parameters<typeof repairCommand>[1] = {},
): { dry: Accepted; events: CaseEvent[] } {
  const command = repairCommand(repair, more);
  const dry = dryRun(driver.definition, driver.state, command, { now: driver.now });
  if (!dry.ok) throw new Error(`${repair.kind} refused: ${dry.refusal.code} ${dry.refusal.message.en}`);
  const before = driver.events.length;
  driver.apply(command);
  return { dry, events: driver.events.slice(before) };
}

/** Code of the refusal of a repair; 'accepted' when there was none. */
export function refusalOf(driver: CaseDriver, repair: Repair, more: Parameters<typeof repairCommand>[1] = {}) {
  return driver.tries(repairCommand(repair, more))?.code ?? 'accepted';
}
