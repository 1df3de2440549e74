import { describe, expect, it } from 'vitest';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import type { OrganisationTree } from '../../domain/soundness/index.ts';
import { wantedSchedules } from '../../worker/schedules/wanted.ts';
import { monthlyReport } from '../support/recurring-definitions.ts';

const tree: OrganisationTree = { organisations: [{ path: '610429101200', level: 'village' }], holdings: [] };
const APRIL = '2026-03-31T16:00:00.000Z';
const MAY = '2026-04-30T16:00:00.000Z';

function reportOn(reportDay: number, from: string | null, until: string | null) {
  const made = resolveDefinition(monthlyReport, { parameters: { 'monthly-report': { reportDay } } });
  if (!made.ok) throw new Error('the report does not resolve');
  return { definition: made.definition, from, until };
}

const wanted = (...versions: ReturnType<typeof reportOn>[]) =>
  wantedSchedules(versions, tree, 'queue', '2026-03-02').map(({ id, options: { spec } }) => [
    id,
    spec.startAt?.toISOString(),
    spec.endAt?.toISOString(),
    spec.calendars?.[0]?.dayOfMonth,
  ]);

describe('the schedules of versions that follow one another', () => {
  it('end a second before the next version begins, which has a schedule of its own', () => {
    expect(wanted(reportOn(25, null, APRIL), reportOn(10, APRIL, null))).toEqual([
      ['queue/monthly-report/duty/monthly', undefined, '2026-03-31T15:59:59.000Z', 25],
      [`queue/monthly-report/duty/monthly@${APRIL}`, APRIL, undefined, 10],
    ]);
  });

  it('are one while versions say the same', () => {
    const same = wanted(reportOn(25, null, APRIL), reportOn(25, APRIL, MAY), reportOn(10, MAY, null));
    expect(same).toEqual([
      ['queue/monthly-report/duty/monthly', undefined, '2026-04-30T15:59:59.000Z', 25],
      [`queue/monthly-report/duty/monthly@${MAY}`, MAY, undefined, 10],
    ]);
    expect(wanted(reportOn(25, null, APRIL), reportOn(25, APRIL, null))).toEqual(wanted(reportOn(25, null, null)));
  });

  it('end where the procedure is retired', () => {
    expect(wanted(reportOn(25, null, APRIL))).toEqual([
      ['queue/monthly-report/duty/monthly', undefined, '2026-03-31T15:59:59.000Z', 25],
    ]);
  });
});
