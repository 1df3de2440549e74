import { describe, expect, it } from 'vitest';
import { readCountyProfile } from '../../../domain/definition/county-profile.ts';
import { PUBLISHED } from '../../support/recurring-definitions.ts';

const faultsOf = (json: unknown): [string, string][] => {
  const read = readCountyProfile(json, PUBLISHED);
  return read.ok ? [] : read.faults.map(({ code, path }) => [code, path.join('/')]);
};

describe('readCountyProfile', () => {
  it('takes parameters, plan years and posts', () => {
    const profile = {
      parameters: { 'monthly-report': { reportDay: 20 } },
      years: { default: 2027, 'monthly-report': 2026 },
      posts: { default: { townshipGovernment: { role: 'townshipParty', level: 'township', body: null } } },
    };
    expect(readCountyProfile(profile, PUBLISHED)).toEqual({ ok: true, profile: { ...profile, ladders: {} } });
  });

  it('takes a file that sets nothing', () => {
    expect(readCountyProfile({}, PUBLISHED)).toEqual({
      ok: true,
      profile: { parameters: {}, years: {}, posts: {}, ladders: {} },
    });
  });

  it.each<[string, unknown, [string, string][]]>([
    ['what is no object', [], [['PROFILE_MALFORMED', '']]],
    ['a part that the file does not have', { limits: {} }, [['PROFILE_MALFORMED', '']]],
    ['a year that is none', { years: { default: 26 } }, [['PROFILE_MALFORMED', 'years/default']]],
    [
      'a value of no type',
      { parameters: { 'monthly-report': { reportDay: true } } },
      [['PROFILE_MALFORMED', 'parameters/monthly-report/reportDay']],
    ],
    [
      'a procedure that the release does not have',
      { parameters: { nothing: {} }, years: { nothing: 2026 } },
      [
        ['PROCEDURE_UNKNOWN', 'parameters/nothing'],
        ['PROCEDURE_UNKNOWN', 'years/nothing'],
      ],
    ],
    [
      'parameters for all procedures at once',
      { parameters: { default: {} } },
      [['PROCEDURE_UNKNOWN', 'parameters/default']],
    ],
    [
      'a parameter that the procedure does not have',
      { parameters: { 'monthly-report': { other: 1 } } },
      [['PARAMETER_UNKNOWN', 'parameters/monthly-report/other']],
    ],
    [
      'a value that does not fit',
      { parameters: { 'monthly-report': { reportDay: 'soon' } } },
      [['PARAMETER_VALUE', 'parameters/monthly-report/reportDay']],
    ],
    [
      'a date that does not exist',
      { parameters: { 'monthly-report': { yearEndDay: '2026-02-30' } } },
      [['PARAMETER_VALUE', 'parameters/monthly-report/yearEndDay']],
    ],
    [
      'a post in the place of no role',
      { posts: { default: { townshipGoverment: { role: 'townshipParty', level: 'township', body: null } } } },
      [['ROLE_UNKNOWN', 'posts/default/townshipGoverment']],
    ],
    [
      'a post at no level',
      { posts: { default: { townshipGovernment: { role: 'mayor', level: 'city', body: null } } } },
      [['PROFILE_MALFORMED', 'posts/default/townshipGovernment/level']],
    ],
  ])('refuses %s', (_, json, expected) => {
    expect(faultsOf(json)).toEqual(expected);
  });

  it('lists every fault at once, each in words', () => {
    const read = readCountyProfile(
      { parameters: { nothing: {}, 'monthly-report': { reportDay: 'x', other: 1 } } },
      PUBLISHED,
    );
    expect(read.ok ? [] : read.faults.map(({ message }) => message.en)).toEqual([
      'This release has no procedure nothing',
      'monthly-report has no parameter other',
      'Parameter reportDay must be a whole number',
    ]);
  });
});
