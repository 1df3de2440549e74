import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../../domain/calendar/index.ts';
import type { Calendar } from '../../../domain/calendar/index.ts';
import type { Actor, Holding } from '../../../domain/case/people.ts';
import type { Rung } from '../../../domain/definition/clock.ts';
import { roundProjection } from '../../../domain/round/projection.ts';
import { PLAIN_CALENDAR } from '../../support/case-driver.ts';
import { bulletin, duty, FILER, indicator, recurring } from '../../support/round-definitions.ts';
import type { DutyInput, IndicatorInput } from '../../support/round-definitions.ts';
import { COUNTY, RoundDriver, UNITS } from '../../support/round-driver.ts';
import type { RoundOptions } from '../../support/round-driver.ts';

const [first, second, third, other] = UNITS.map(({ path }) => path) as [string, string, string, string];
const ladder: Rung[] = (['notifySuperior', 'yellowCard', 'superviseCase'] as const).map((action, index) => ({
  after: { amount: index + 1, unit: 'workingDay' },
  action,
  ...(action === 'superviseCase' ? { opens: 'supervision' } : {}),
}));

const monthly = (options: RoundOptions = {}, change: Partial<DutyInput> = {}): RoundDriver =>
  new RoundDriver(recurring({ duties: [duty({ ladder, bulletin, ...change })] }), 'monthlyReport', options);
const series = (change: Partial<IndicatorInput> = {}): RoundDriver =>
  new RoundDriver(recurring({ indicators: [indicator({ ladder, ...change })] }), 'planted');

const supervising: Holding = { role: 'supervisionGroup', organisation: COUNTY };
const personWith = (...holdings: Holding[]): Actor => ({
  kind: 'person',
  person: { id: 'supervisor', name: 'supervisor' },
  holdings,
});
const supervisor = personWith(supervising);
const revoke = (round: RoundDriver, place: number, actor = supervisor) => {
  const [card] = round.state.cards ?? [];
  const sequence = card?.sequence ?? 0;
  return round.tries({ type: 'revokeCard', actor, sequence, place, ground: '停电' });
};

const projectionOf = (round: RoundDriver) => roundProjection(round.definition, round.state, round.events);

describe('a rung of a round', () => {
  it('tells the superior of each unit that is silent', () => {
    const round = monthly();
    round.unit(second).file({ visited: 1 }).until('2026-03-27');
    const [told] = projectionOf(round).messages.filter(({ detail }) => detail['action'] === 'notifySuperior');
    expect(told?.recipients).toEqual(
      [first, third, other]
        .flatMap((path) => [`role:${FILER}@${path}`])
        .concat([first, third, other].map((path) => `superior:role:${FILER}@${path}`)),
    );
  });

  it('draws a card on each unit that is silent', () => {
    const round = monthly();
    round.unit(second).file({ visited: 1 }).until('2026-03-31');
    const { drawn } = projectionOf(round).changes.cards;
    expect(
      drawn.map(({ owner, colour, clock, clockId, dueOn }) => [
        owner.organisation,
        owner.role,
        colour,
        clock,
        clockId,
        dueOn,
      ]),
    ).toEqual(
      [first, third, other].map((path) => [
        path,
        FILER,
        'yellow',
        'monthlyReport',
        'monthlyReport#2026-03',
        '2026-03-25',
      ]),
    );
    expect(new Set(drawn.map(({ cardId }) => cardId)).size).toBe(3);
  });

  it('asks for a supervision case in each township with silent units: the unit where it is one, else who leads there', () => {
    const round = monthly({ holdEffects: true }).until('2026-04-02');
    expect(round.state.effects.map(({ request }) => request.data)).toEqual([
      {
        matter: '示例报送',
        limit: '月报 2026-03',
        overdueCase: round.state.caseId,
        dueOn: '2026-03-25',
        unit: '610429101',
        unitRole: 'townshipParty',
        units: '演示一村、演示二村、演示三村',
      },
      expect.objectContaining({ unit: other, unitRole: FILER, units: '演示四村' }),
    ]);
    expect(new Set(round.state.effects.map(({ id }) => id)).size).toBe(2);
  });

  it('shows the cases that it opened and how each was closed', () => {
    const round = monthly().until('2026-04-02');
    expect(round.linked).toEqual(['supervision@610429101', `supervision@${other}`]);
    const caseId = round.state.links[0]?.caseId ?? '';
    const answer = { type: 'linkAnswered', visitId: 1, caseId, outcome: 'completed', data: {} } as const;
    round.system(answer).system(answer);
    expect(round.all('linkAnswered')).toHaveLength(1);
    expect(round.state.links.map(({ outcome }) => outcome)).toEqual(['completed', null]);
  });

  it('of a gate that is missed draws a card and asks for supervision, once, whatever is corrected', () => {
    const round = series();
    round.until('2026-03-25');
    round.unit(first).file({ numerator: 1, denominator: 100 }, { period: '2026-03' });
    round.until('2026-05-20');
    const gates = () => round.all('gateRungReached').filter(({ units }) => units.includes(first));
    expect(gates().map(({ alarm }) => alarm)).toEqual(['r0', 'r1', 'r2']);
    const correct = (numerator: number) =>
      round.apply({
        type: 'correctItem',
        actor: {
          kind: 'person',
          person: { id: 'x', name: 'x' },
          holdings: [{ role: 'townshipGovernment', organisation: first }],
        },
        unit: first,
        period: '2026-03',
        data: { numerator, denominator: 100 },
        reason: '更正',
      });
    correct(50);
    correct(2);
    round.until('2026-06-15');
    expect(gates().map(({ alarm }) => alarm)).toEqual(['r0', 'r1', 'r2']);
    const asked = round.all('effectRequested').filter(({ effectId }) => effectId.includes(`:${gates()[2]?.sequence}:`));
    expect(asked.map(({ unit }) => unit)).toEqual(['610429101', other]);
  });

  it('of a number that is judged for all together is borne by the county', () => {
    const round = series({ judged: 'together' }).until('2026-05-20');
    const cards = projectionOf(round).changes.cards.drawn.filter(({ clockId }) => clockId.includes('byApril'));
    expect(cards.map(({ owner }) => owner)).toEqual([{ organisation: COUNTY, role: null, person: null }]);
  });
});

describe('a card of a round', () => {
  it('counts until it is revoked: the round shows the highest that is left', () => {
    const round = monthly().until('2026-03-31');
    expect(round.state.card).toBe('yellow');
    for (const place of [0, 1, 2]) expect(revoke(round, place)).toBeNull();
    expect([round.state.card, revoke(round, 0)?.code]).toEqual(['yellow', 'CARD_REVOKED']);
    expect(revoke(round, 3)).toBeNull();
    expect([round.state.card, revoke(round, 4)?.code]).toEqual(['none', 'NOT_FOUND']);
    expect(projectionOf(round).changes.cards.revoked).toHaveLength(4);
  });

  it('can be revoked when the round is over, and nothing else can be done then', () => {
    const round = monthly().until('2026-04-10');
    round.as('countyLeadership', COUNTY).send({ type: 'issueBulletin', text: '通报' });
    expect(round.status).toBe('ended');
    expect(revoke(round, 0)).toBeNull();
    expect(round.tries({ type: 'comment', actor: supervisor, text: '说明' })?.code).toBe('CASE_ENDED');
  });

  it('is not revoked by an administrator or by the unit itself', () => {
    const round = monthly().until('2026-03-31');
    const unit = personWith(supervising, { role: FILER, organisation: first });
    expect(revoke(round, 0, unit)?.code).toBe('NOT_ALLOWED');
    const administrator: Actor = { kind: 'administrator', person: { id: 'a', name: 'a' }, holdings: [] };
    expect(revoke(round, 0, administrator)?.code).toBe('NOT_ALLOWED');
  });
});

describe('every alarm of a period', () => {
  const calendarWith = (free: readonly string[]): Calendar => ({
    ...PLAIN_CALENDAR,
    years: {
      '2026': {
        year: 2026,
        provisional: false,
        source: { zh: '通知', en: 'notice' },
        daysOff: free.map((date) => ({ date, name: '测试' })),
        workingWeekends: [],
      },
    },
  });

  it('that a new calendar moves behind now rings at once', () => {
    const days = Array.from({ length: 20 }, (_, day) => addDays('2026-03-10', day));
    const round = monthly({ calendar: calendarWith(days) }, { due: { kind: 'period', amount: 8, unit: 'workingDay' } });
    round.until('2026-03-20');
    expect(round.count('dueReached')).toBe(0);
    round.system({ type: 'changeCalendar', calendar: calendarWith([]), ground: '通知' });
    expect(round.count('dueReached')).toBe(1);
    expect(round.all('rungReached').map(({ alarm, notify }) => [alarm, notify])).toEqual([
      ['r0', false],
      ['r1', false],
      ['r2', true],
    ]);
    expect(round.steps).toEqual([`countyBulletin@${COUNTY}`]);
  });

  const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-03-02', days));
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('calendar' as const), free: fc.array(day, { maxLength: 12 }) }),
      fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constant('file' as const), unit: fc.constantFrom(second, third, other) }),
    ),
    { maxLength: 14 },
  );

  test.prop([steps])('is recorded once however the calendar moves it to and fro, while a unit is silent', (todo) => {
    const round = monthly({}, { due: { kind: 'period', amount: 8, unit: 'workingDay' } });
    const filed = new Set<string>();
    for (const step of todo) {
      if (step.do === 'wait') round.until(addDays(localDateOf(round.now), step.days));
      else if (step.do === 'calendar') {
        round.system({ type: 'changeCalendar', calendar: calendarWith(step.free), ground: '通知' });
      } else if (!filed.has(step.unit)) {
        filed.add(step.unit);
        round.unit(step.unit).file({ visited: 1 });
      }
    }
    round.until('2026-07-01');
    expect(round.all('rungReached').map(({ alarm }) => alarm)).toEqual(['r0', 'r1', 'r2']);
    expect(round.count('dueReached')).toBe(1);
    expect(round.count('dueWarned')).toBe(1);
    const silent = round.all('rungReached').at(-1)?.units ?? [];
    expect(round.linked).toHaveLength(new Set(silent.map((path) => path.slice(0, 9))).size);
  });
});
