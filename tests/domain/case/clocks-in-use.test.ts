// Clocks of a case in use: extended, held and resumed by people, and moved by a new calendar.
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../domain/calendar/index.ts';
import { availableActions } from '../../../domain/case/available-actions.ts';
import type { CaseEvent } from '../../../domain/case/event.ts';
import { messagesOf } from '../../../domain/case/messages.ts';
import { projectionOf } from '../../../domain/case/projection.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import {
  CaseRun,
  COUNTY,
  TOWNSHIP,
  administrator,
  basis,
  calendar,
  clerk,
  decision,
  definitionOf,
  ended,
  person,
  system,
  text,
} from './fixtures.ts';

const reviewer = person('reviewer', ['reviewer', TOWNSHIP]);
const leader = person('leader', ['leader', COUNTY]);

const limit = { kind: 'period', amount: 60, unit: 'day' } as const;

function petition(more: object = {}): CaseForm {
  return definitionOf({
    stages: [
      decision('review', { role: 'reviewer', level: 'township' }, { approve: 'done', reject: 'refused' }),
      ended(),
      ended('refused', 'refused'),
    ],
    clocks: [
      {
        key: 'answer',
        title: text('办理期限'),
        basis,
        scope: 'case',
        start: { on: 'started' },
        stop: [{ on: 'ended' }],
        limit,
        suspendedBy: ['appraisal'],
        warnings: [{ before: { amount: 3, unit: 'day' } }],
        ladder: [{ after: { amount: 0, unit: 'day' }, action: 'notifySuperior' }],
        extension: { most: { amount: 30, unit: 'day' }, by: { role: 'leader', level: 'county' }, times: 2 },
        ...more,
      },
    ],
  });
}

const at = (date: string, time = '10:00'): string => new Date(`${date}T${time}:00+08:00`).toISOString();
const begun = (definition = petition(), date = '2026-03-02'): CaseRun => new CaseRun(definition, at(date)).start();
const dueOn = (run: CaseRun): string | null => run.state.clocks[0]?.dueOn ?? null;
const of = <Type extends CaseEvent['type']>(run: CaseRun, type: Type): Extract<CaseEvent, { type: Type }>[] =>
  run.trail.filter((event): event is Extract<CaseEvent, { type: Type }> => event.type === type);
const extend = (amount: number, actor = leader, ground = '案情复杂') =>
  ({ type: 'extendClock', actor, clockId: 'answer', amount, ground }) as const;

describe('extending a clock', () => {
  it('adds to the limit from its last day, with ground, old and new day', () => {
    const run = begun();
    expect(dueOn(run)).toBe('2026-05-01');
    run.now = at('2026-04-20');
    run.do(extend(30));
    expect(dueOn(run)).toBe('2026-06-01');
    expect(of(run, 'clockExtended')).toMatchObject([
      { amount: 30, unit: 'day', ground: '案情复杂', old: { dueOn: '2026-05-01' }, dueOn: '2026-06-01' },
    ]);
    expect(run.state.clocks[0]?.extensions).toEqual([
      {
        amount: 30,
        unit: 'day',
        ground: '案情复杂',
        by: { id: 'leader', name: '演示leader' },
        on: '2026-04-20',
        recordedAt: at('2026-04-20'),
      },
    ]);
  });

  it('counts on from the last day itself, not from the day to which that rolls', () => {
    // 60 days end on Sunday 3 May and would roll to Monday; 90 days end on Tuesday 2 June.
    const run = begun(petition(), '2026-03-04');
    expect(dueOn(run)).toBe('2026-05-04');
    run.do(extend(30));
    expect(dueOn(run)).toBe('2026-06-02');
  });

  it('is refused beyond the limit, too often, too late, without a ground, and by another post', () => {
    const run = begun();
    expect(run.refused(extend(31))).toBe('EXTENSION_TOO_LONG');
    expect(run.refused(extend(0))).toBe('EXTENSION_TOO_LONG');
    expect(run.refused(extend(10, leader, ' '))).toBe('OPINION_REQUIRED');
    expect(run.refused(extend(10, reviewer))).toBe('NOT_ALLOWED');
    expect(run.refused(extend(10, administrator))).toBe('NOT_ALLOWED');
    expect(run.refused({ ...extend(10), clockId: 'other' })).toBe('UNKNOWN_CLOCK');
    run.do(extend(20));
    expect(run.refused(extend(11))).toBe('EXTENSION_TOO_LONG');
    run.do(extend(10));
    expect(run.refused(extend(1))).toBe('EXTENSION_USED_UP');
    const late = begun();
    late.tick(at('2026-05-06'));
    expect(late.refused(extend(10))).toBe('CLOCK_OVERDUE');
  });

  it('is refused a second time where once is allowed, and where the definition knows none', () => {
    const once = begun(
      petition({ extension: { most: { amount: 30, unit: 'day' }, by: { role: 'leader', level: 'county' } } }),
    );
    once.do(extend(5));
    expect(once.refused(extend(5))).toBe('EXTENSION_USED_UP');
    expect(begun(petition({ extension: undefined })).refused(extend(5))).toBe('COMMAND_NOT_APPLICABLE');
  });

  it('warns anew before the later day, and rings the day that it had only once', () => {
    const run = begun();
    run.tick(at('2026-04-29'));
    expect(of(run, 'clockWarned')).toHaveLength(1);
    run.do(extend(30));
    expect(run.tick(at('2026-05-20'))).toEqual([]);
    run.tick(at('2026-05-30'));
    expect(of(run, 'clockWarned')).toHaveLength(2);
    run.tick(at('2026-06-02'));
    expect(of(run, 'clockOverdue')).toHaveLength(1);
    expect(of(run, 'clockRungReached')).toHaveLength(1);
  });

  it('is told to whoever handles the case, to applicant and filer, and offered to the post alone', () => {
    const run = begun();
    const events = run.do(extend(30));
    expect(messagesOf(projectionOf(run.definition, run.state), events)).toMatchObject([
      {
        kind: 'dueMoved',
        recipients: [`role:reviewer@${TOWNSHIP}`, 'person:clerk', 'person:applicant'],
        detail: { clock: 'answer', oldDueOn: '2026-05-01', dueOn: '2026-06-01', ground: '案情复杂' },
      },
    ]);
    const fresh = begun();
    const offered = (actor: typeof leader): unknown =>
      availableActions(fresh.definition, fresh.state, actor, fresh.now).find(({ type }) => type === 'extendClock');
    expect(offered(leader)).toMatchObject({
      allowed: true,
      clock: { id: 'answer' },
      extension: { left: 30, unit: 'day' },
    });
    expect(offered(reviewer)).toBeUndefined();
  });

  it('is unsound where hours would lengthen days, or "whichever ends first" would be lengthened', () => {
    const by = { role: 'leader', level: 'county' } as const;
    const faults = (more: object): string[] => {
      const proof = proveDefinition(petition(more));
      return proof.sound ? [] : proof.faults.map((one) => one.code);
    };
    expect(faults({ extension: { most: { amount: 5, unit: 'hour' }, by } })).toContain('CLOCK_EXTENSION');
    const earliest = { kind: 'earliest', of: [limit, { kind: 'dayOfMonth', day: 25 }] };
    expect(faults({ limit: earliest, extension: { most: { amount: 5, unit: 'day' }, by } })).toContain(
      'CLOCK_EXTENSION',
    );
    expect(faults({})).not.toContain('CLOCK_EXTENSION');
  });
});

const hold = (more: object = {}, actor = administrator) =>
  ({ type: 'suspendClock', actor, clockId: 'answer', ground: 'forceMajeure', reason: '洪水断路', ...more }) as never;
const release = (more: object = {}, actor = administrator) =>
  ({ type: 'resumeClock', actor, clockId: 'answer', reason: '道路恢复', ...more }) as never;

describe('making one clock stand still', () => {
  it('leaves out its days over the end of a month, and keeps business and record time', () => {
    const run = begun();
    run.now = at('2026-04-10');
    run.do(hold({ from: '2026-03-28', to: '2026-04-03' }));
    expect(dueOn(run)).toBe('2026-05-08');
    expect(of(run, 'clockHeld')[0]).toMatchObject({
      businessDate: '2026-03-28',
      recordedAt: at('2026-04-10'),
      from: at('2026-03-28', '00:00'),
      to: at('2026-04-04', '00:00'),
      old: { dueOn: '2026-05-01' },
    });
    expect(run.state.clocks[0]?.state).toBe('running');
  });

  it('leaves out its days over the end of a year', () => {
    const run = begun(petition(), '2026-12-01');
    expect(dueOn(run)).toBe('2027-02-01');
    run.now = at('2026-12-31');
    run.do(hold({ from: '2026-12-28', to: '2027-01-06' }));
    // ten days more than 30 January, a Saturday: 9 February
    expect(dueOn(run)).toBe('2027-02-09');
  });

  it('has no due day until it is resumed, rings nothing meanwhile, and goes on with its remainder', () => {
    const run = begun();
    run.now = at('2026-04-20');
    run.do(hold());
    expect(run.state.clocks[0]).toMatchObject({ state: 'suspended', dueOn: null, dueAt: null });
    expect(run.tick(at('2026-06-30'))).toEqual([]);
    run.now = at('2026-07-01');
    run.do(release());
    expect(run.state.clocks[0]).toMatchObject({ state: 'running', dueOn: '2026-07-13' });
    expect(of(run, 'clockReleased')[0]).toMatchObject({ old: { dueOn: null }, dueOn: '2026-07-13' });
  });

  it('stays held while stages and the case are suspended and resumed around it', () => {
    const run = begun();
    run.do(hold());
    run.do({ type: 'suspend', actor: administrator, ground: 'suspension', reason: '停' });
    run.do({ type: 'resume', actor: administrator, reason: '复' });
    expect(run.state.clocks[0]).toMatchObject({ state: 'suspended', heldBy: 'forceMajeure' });
    run.do(release());
    expect(run.state.clocks[0]).toMatchObject({ state: 'running' });
    expect(run.state.clocks[0]).not.toHaveProperty('heldBy');
  });

  it('resumed at once is as if nothing had been', () => {
    const run = begun();
    const before = run.state.clocks[0];
    run.do(hold());
    run.do(release());
    const { suspensions: _none, ...after } = run.state.clocks[0] ?? { suspensions: [] };
    const { suspensions: _nothing, ...same } = before ?? { suspensions: [] };
    expect(after).toEqual(same);
  });

  it('may be ended before its last day', () => {
    const run = begun();
    run.do(hold({ to: '2026-03-31' }));
    const long = dueOn(run);
    run.now = at('2026-03-10');
    run.do(release());
    expect((dueOn(run) ?? '') < (long ?? '')).toBe(true);
    expect(run.refused(release())).toBe('CLOCK_NOT_SUSPENDED');
  });

  it('brings an overdue clock back where the days left out reach beyond today, and rings when it is due again', () => {
    const run = begun();
    run.tick(at('2026-05-06'));
    expect(run.state.clocks[0]?.overdue).toBe(true);
    run.do(hold({ from: '2026-04-01', to: '2026-04-20' }));
    expect(run.state.clocks[0]).toMatchObject({ overdue: false, dueOn: '2026-05-21' });
    run.tick(at('2026-05-22'));
    expect(of(run, 'clockOverdue')).toHaveLength(2);
    expect(of(run, 'clockRungReached')).toHaveLength(1);
  });

  it('is refused when it ends before it begins, begins in the future or before the clock, or stands still already', () => {
    const run = begun();
    run.now = at('2026-03-20');
    expect(run.refused(hold({ from: '2026-03-10', to: '2026-03-09' }))).toBe('SUSPENSION_ENDS_BEFORE_START');
    expect(run.refused(hold({ from: '2026-03-21' }))).toBe('BUSINESS_DATE_IN_FUTURE');
    expect(run.refused(hold({ from: '2026-03-01' }))).toBe('BUSINESS_DATE_BEFORE_STAGE');
    run.do(hold());
    expect(run.refused(hold())).toBe('CLOCK_NOT_RUNNING');
    expect(run.refused(release({ businessDate: '2026-03-19' }))).toBe('SUSPENSION_ENDS_BEFORE_START');
  });

  it('refuses to resume a whole case before it was suspended', () => {
    const run = begun();
    run.now = at('2026-03-20');
    run.do({ type: 'suspend', actor: administrator, ground: 'suspension', reason: '停' });
    const resume = { type: 'resume', actor: administrator, reason: '复' } as const;
    expect(run.refused({ ...resume, businessDate: '2026-03-19' })).toBe('SUSPENSION_ENDS_BEFORE_START');
    run.do(resume);
  });

  it('is for administrators on any ground, for whoever handles the case on those that the clock names', () => {
    const run = begun();
    expect(run.refused(hold({}, reviewer as never))).toBe('NOT_ALLOWED');
    expect(run.refused(hold({ ground: 'appraisal' }, clerk as never))).toBe('NOT_ALLOWED');
    run.do(hold({ ground: 'appraisal' }, reviewer));
    run.do(release({}, reviewer));
    run.do(hold());
  });
});

const announced = (...days: string[]): Calendar => ({
  ...calendar,
  years: {
    '2026': {
      year: 2026,
      provisional: false,
      source: text('放假通知'),
      daysOff: days.map((date) => ({ date, name: '示例假' })),
      workingWeekends: [],
    },
  },
});

describe('a new calendar', () => {
  const change = (...days: string[]) =>
    ({ type: 'changeCalendar', actor: system, calendar: announced(...days), ground: '放假通知' }) as const;

  it('moves open clocks with old and new day, keeps the other years and the switches, and changes nothing twice', () => {
    const run = begun();
    run.do(change('2026-05-01', '2026-05-04'));
    expect(dueOn(run)).toBe('2026-05-05');
    expect(of(run, 'clockRecomputed')).toMatchObject([{ old: { dueOn: '2026-05-01' }, dueOn: '2026-05-05' }]);
    expect(Object.keys(run.state.calendar.years)).toEqual(['2024', '2025', '2026', '2027']);
    expect(run.do(change('2026-05-04', '2026-05-01'))).toEqual([]);
  });

  it('moves the end of a public notice and of a wait', () => {
    const definition = definitionOf({
      fields: [{ key: 'result', label: text('结果'), type: 'text' }],
      stages: [
        {
          kind: 'notice',
          key: 'publicity',
          title: text('公示'),
          basis,
          assignee: { by: 'role', role: 'reviewer', level: 'township' },
          publishes: ['result'],
          period: { kind: 'period', amount: 5, unit: 'workingDay' },
          inquiry: { assignee: { by: 'role', role: 'reviewer', level: 'township' } },
          undisputed: 'wait',
          upheld: 'refused',
        },
        {
          kind: 'wait',
          key: 'wait',
          title: text('等候'),
          basis,
          until: { kind: 'limit', limit: { kind: 'period', amount: 5, unit: 'workingDay' } },
          to: 'done',
        },
        ended(),
        ended('refused', 'refused'),
      ],
    });
    const run = begun(definition, '2026-04-27');
    run.do({ type: 'post', ...run.on('publicity', reviewer) });
    expect(run.visit('publicity').notice?.dueOn).toBe('2026-05-04');
    const events = run.do(change('2026-05-01', '2026-05-04'));
    expect(run.visit('publicity').notice?.dueOn).toBe('2026-05-06');
    expect(of(run, 'visitMoved')).toMatchObject([{ old: { dueOn: '2026-05-04' }, dueOn: '2026-05-06' }]);
    expect(messagesOf(projectionOf(definition, run.state), events).map((one) => one.kind)).toEqual(['dueMoved']);
    run.tick(at('2026-05-07', '09:00'));
    expect(run.stages()).toEqual(['wait']);
    expect(run.visit('wait').until).toBe(at('2026-05-14', '00:00'));
    run.do(change('2026-05-01', '2026-05-04', '2026-05-11'));
    expect(run.visit('wait').until).toBe(at('2026-05-15', '00:00'));
  });

  it('says nothing where a day only stops being provisional, and marks what still is', () => {
    const unknown = { ...calendar, years: {} };
    const run = new CaseRun(petition(), at('2026-03-02')).start({ calendar: unknown });
    expect(run.state.clocks[0]?.provisional).toBe(true);
    const warned = run.tick(at('2026-04-29'));
    expect(messagesOf(projectionOf(run.definition, run.state), warned)[0]?.detail).toMatchObject({ provisional: true });
    const events = run.do(change());
    expect(of(run, 'clockRecomputed')[0]).toMatchObject({ dueOn: '2026-05-01', provisional: false });
    expect(messagesOf(projectionOf(run.definition, run.state), events)).toEqual([]);
  });
});
