import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { agencyFault, covers, sharesDay } from '../../domain/agency.ts';
import type { AgencyTerm } from '../../domain/agency.ts';
import { addDays } from '../../domain/calendar/index.ts';

const POST = { role: 'reviewer', organisation: '610429101' };
const held = [POST, { role: 'clerk', organisation: '610429101200' }];

const term = (change: Partial<AgencyTerm> = {}): AgencyTerm => ({
  principal: 'boss',
  agent: 'deputy',
  role: null,
  organisation: null,
  from: '2026-03-10',
  until: '2026-03-20',
  ...change,
});

const fault = (wanted: AgencyTerm, others: AgencyTerm[] = [], more: object = {}) => {
  const found = agencyFault(wanted, { held, agentHeld: held, others, today: '2026-03-05', ...more });
  return found === null ? null : [found.code, found.field];
};

describe('an agency', () => {
  it('stands for an official who is away, for all of his posts or one', () => {
    expect(fault(term())).toBeNull();
    expect(fault(term(POST))).toBeNull();
    expect(fault(term({ from: '2026-03-05' }))).toBeNull();
  });

  it('is refused to oneself, into the past, backwards, and without a post on either side, with the field', () => {
    expect(fault(term({ agent: 'boss' }))).toEqual(['AGENCY_TO_ONESELF', '/agent']);
    expect(fault(term({ from: '2026-03-04' }))).toEqual(['DAY_IN_PAST', '/from']);
    expect(fault(term({ until: '2026-03-10' }))).toEqual(['PERIOD_ENDS_BEFORE_START', '/to']);
    expect(fault(term({ role: 'mayor', organisation: '610429' }))).toEqual(['POST_NOT_HELD', '/role']);
    expect(fault(term(), [], { held: [] })).toEqual(['POST_NOT_HELD', '/principal']);
    expect(fault(term(), [], { agentHeld: [] })).toEqual(['POST_NOT_HELD', '/agent']);
  });

  it('does not overlap another of the same posts, to the day', () => {
    const other = term({ agent: 'third', from: '2026-03-20', until: '2026-03-25' });
    expect(fault(term(), [other])).toBeNull();
    expect(fault(term({ until: '2026-03-21' }), [other])).toEqual(['AGENCY_OVERLAPS', '/from']);
    expect(fault(term({ from: '2026-03-24', until: '2026-03-30' }), [other])).toEqual(['AGENCY_OVERLAPS', '/from']);
    expect(fault(term({ from: '2026-03-25', until: '2026-03-30' }), [other])).toBeNull();
  });

  it('may stand beside one of another post, and not beside one of all', () => {
    const clerk = { role: 'clerk', organisation: '610429101200' };
    expect(fault(term(POST), [term({ ...clerk, agent: 'third' })])).toBeNull();
    expect(fault(term(POST), [term({ ...POST, agent: 'third' })])).toEqual(['AGENCY_OVERLAPS', '/from']);
    expect(fault(term(), [term({ ...POST, agent: 'third' })])).toEqual(['AGENCY_OVERLAPS', '/from']);
  });

  it('makes no chain: who is represented represents nobody, and an agent gives nothing on', () => {
    expect(fault(term(), [term({ principal: 'deputy', agent: 'third' })])).toEqual(['AGENCY_CHAIN', '/agent']);
    expect(fault(term(), [term({ principal: 'third', agent: 'boss' })])).toEqual(['AGENCY_CHAIN', '/principal']);
    const before = term({ principal: 'deputy', agent: 'third', from: '2026-03-01', until: '2026-03-10' });
    expect(fault(term(), [before])).toBeNull();
  });

  it('that was ended before it began stands in nobody’s way', () => {
    expect(fault(term(), [term({ agent: 'third', until: '2026-03-10' })])).toBeNull();
  });
});

const days = fc.integer({ min: 0, max: 30 }).map((day) => addDays('2026-03-01', day));
const periods = fc
  .tuple(days, days)
  .map(([from, until]) => (from <= until ? { from, until } : { from: until, until: from }));

describe('two periods', () => {
  it.prop([periods, periods])('share a day exactly when some day lies in both', (one, other) => {
    const all = Array.from({ length: 32 }, (_, day) => addDays('2026-03-01', day));
    const inBoth = all.some((day) => [one, other].every(({ from, until }) => from <= day && day < until));
    expect(sharesDay(one, other)).toBe(inBoth);
    expect(sharesDay(other, one)).toBe(inBoth);
  });
});

describe('the posts that an agency covers', () => {
  it('are all where it names none', () => {
    expect(covers({ role: null, organisation: null }, POST)).toBe(true);
    expect(covers(POST, POST)).toBe(true);
    expect(covers({ ...POST, role: 'clerk' }, POST)).toBe(false);
  });
});
