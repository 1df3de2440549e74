import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound, UNITS } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('monthly-dispute-report');
const OFFICE = '610429101/governance-office';
const round = () => openRound(definition, 'monthlyDisputes', { openedOn: '2026-03-20' });
const entry = { dispute: '争水', disputeKind: 'other', handling: '上门劝解', result: 'solved' };
const [first, second, third, fourth] = UNITS.map(({ path }) => path) as [string, string, string, string];

describe('the monthly report of disputes', () => {
  it('D434, D435: is owed by every village once a month, by the end of the month', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(12);
    expect(round().dueOn()).toBe('2026-03-31');
    expect(round().owing()).toEqual([first, second, third, fourth]);
  });

  it('is handled by the governance office, which may send it back', () => {
    const run = round().unit(first).file(entry);
    run.as('townshipGovernanceOffice', OFFICE).sendBack(first, '处理情况不清');
    expect(run.owing()).toContain(first);
    run.unit(first).file(entry);
    run.as('townshipGovernanceOffice', OFFICE).accept(first);
    expect(run.owing()).not.toContain(first);
  });

  it('opens a mediation for what could not be solved, and for nothing else', () => {
    const run = round()
      .unit(first)
      .file(entry)
      .unit(second)
      .file({ ...entry, result: 'escalate' });
    for (const unit of [first, second]) run.as('townshipGovernanceOffice', OFFICE).accept(unit);
    expect(run.linked).toEqual([`dispute-mediation@${second}`]);
  });

  it('takes “none this month” as a report, and silence as silence', () => {
    const run = round().unit(first).nothingToReport();
    run.days(40);
    expect(run.tally.nothingToReport).toContain(first);
    expect(run.tally.silent).toEqual([second, third, fourth]);
  });
});
