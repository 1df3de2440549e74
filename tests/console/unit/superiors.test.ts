import { expect, it } from 'vitest';
import { askedParty, periodState, superiorSearch } from '../../../console/src/features/superiors/superior-search.ts';

it('asks about a person, or about a whole post, and keeps which rules are shown', () => {
  expect(superiorSearch({ person: 'demo-housing1', now: true })).toEqual({ person: 'demo-housing1', now: true });
  expect(superiorSearch({ role: 'townshipParty', organisation: 610429101 })).toEqual({
    role: 'townshipParty',
    organisation: '610429101',
  });
  expect(superiorSearch({ role: 'townshipParty', now: 'yes' })).toEqual({});
  expect(superiorSearch({ role: '../x', organisation: '610429' })).toEqual({});
});

it('names whom the address asks about', () => {
  expect(askedParty({ person: '17' })).toEqual({ person: '17' });
  expect(askedParty({ role: 'departmentHead', organisation: '610429/housing', now: true })).toEqual({
    role: 'departmentHead',
    organisation: '610429/housing',
  });
  expect(askedParty({ now: true })).toBeNull();
});

it('counts the first day of a rule and not the day on which it ends', () => {
  const rule = { validFrom: '2026-03-01', validTo: '2026-04-01' };
  expect(periodState(rule, '2026-02-28')).toBe('planned');
  expect(periodState(rule, '2026-03-01')).toBe('now');
  expect(periodState(rule, '2026-03-31')).toBe('now');
  expect(periodState(rule, '2026-04-01')).toBe('over');
  expect(periodState({ ...rule, validTo: null }, '2036-01-01')).toBe('now');
});
