import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound, UNITS } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('monthly-reception-day');
const JUSTICE = '610429101/judicial-office';
const GOVERNANCE = '610429101/governance-office';
const [first] = UNITS.map(({ path }) => path) as [string];
const matter = { receivedOn: '2026-03-05', matter: '咨询低保', handling: 'answered', answer: '已说明条件' };
const reception = () => openRound(definition, 'receptionDay', { openedOn: '2026-03-05' });

describe('the monthly reception day', () => {
  it('D442: is planned and held once a month, in every village', () => {
    for (const duty of definition.duties) expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(12);
    expect(reception().owing()).toEqual(UNITS.map(({ path }) => path));
    expect(reception().dueOn()).toBe('2026-03-31');
  });

  it('is planned by the governance office by day 5, village by village', () => {
    const plan = openRound(definition, 'receptionPlan', {
      openedOn: '2026-03-01',
      units: [{ path: GOVERNANCE, name: '综治办' }],
    });
    expect(plan.dueOn()).toBe('2026-03-05');
    expect(plan.unit(GOVERNANCE).refusal({ type: 'fileItem', unit: GOVERNANCE, nothingToReport: true })).not.toBe(
      'accepted',
    );
    plan.unit(GOVERNANCE).file({ receptions: [{ village: '演示一村', day: '2026-03-12', receivers: '司法所' }] });
    expect(plan.owing()).toEqual([]);
  });

  it('registers an answer with what was said', () => {
    const { answer: _answer, ...silent } = matter;
    expect(reception().unit(first).refusedFile(silent)).toBe('RULE_NOT_MET');
    const run = reception().unit(first).file(matter).as('judicialOffice', JUSTICE).accept(first);
    expect(run.linked).toEqual([]);
  });

  it('opens a mediation for a dispute once the judicial office has confirmed the reception', () => {
    const run = reception()
      .unit(first)
      .file({ ...matter, handling: 'mediate' });
    expect(run.linked).toEqual([]);
    run.as('judicialOffice', JUSTICE).accept(first);
    expect(run.linked).toEqual([`dispute-mediation@${first}`]);
  });
});
