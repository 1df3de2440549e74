import { describe, expect, it } from 'vitest';
import type { Rung } from '../../../domain/definition/clock.ts';
import { readCountyProfile } from '../../../domain/definition/county-profile.ts';
import { Definition } from '../../../domain/definition/forms.ts';
import { ladderFaults, orderFaults } from '../../../domain/definition/ladders.ts';
import type { CountyLadders } from '../../../domain/definition/ladders.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveActivation, proveDefinition } from '../../../domain/soundness/index.ts';
import { PROCEDURES } from '../../../procedures/index.ts';
import { PUBLISHED } from '../../support/recurring-definitions.ts';

const ID = 'dilapidated-house-renovation';
const authored = PROCEDURES.find(({ id }) => id === ID);

const rung = (amount: number, action: Rung['action'], more: Partial<Rung> = {}): Rung => ({
  after: { amount, unit: 'workingDay' },
  action,
  ...more,
});
const authority = { role: 'countyAuthority', level: 'county' } as const;
const short = [rung(0, 'remindOwner'), rung(2, 'superviseCase')];
const told = [rung(0, 'remindOwner'), rung(9, 'notifySuperior', { to: authority })];

function laddersOf(ladders: CountyLadders): Map<string, readonly Rung[]> {
  const result = resolveDefinition(authored as never, { parameters: {}, years: { default: 2026 }, ladders });
  if (!result.ok || result.definition.form !== 'case') throw new Error('it does not resolve');
  return new Map(result.definition.clocks.map(({ key, ladder }) => [key, ladder]));
}

const actions = (ladder: readonly Rung[] | undefined): string[] => (ladder ?? []).map(({ action }) => action);

describe('ladders of a county', () => {
  const own = laddersOf({});
  const reviews = [...own].filter(([, ladder]) => actions(ladder).includes('redCard')).map(([key]) => key);
  const reminders = [...own].filter(([, ladder]) => ladder.length > 0 && !actions(ladder).includes('redCard'));

  it('take the place of those that escalate, by procedure before kind before all', () => {
    expect(reviews.length).toBeGreaterThan(0);
    const kind = String(authored?.kind);
    for (const [ladders, expected] of [
      [{ default: short }, short],
      [{ default: short, [kind]: told }, told],
      [{ default: short, [kind]: short, [ID]: told }, told],
    ] as const) {
      const changed = laddersOf(ladders);
      for (const key of reviews) expect(actions(changed.get(key))).toEqual(actions(expected));
    }
  });

  it('leave procedures of another kind as they are', () => {
    expect(laddersOf({ inspection: short })).toEqual(own);
  });

  it('leave those that only remind, except where one clock is named', () => {
    const [reminder] = reminders;
    if (reminder === undefined) throw new Error('no ladder of reminders');
    const [key, before] = reminder;
    expect(laddersOf({ default: short }).get(key)).toEqual(before);
    const named = laddersOf({ [`${ID}/${key}`]: short });
    expect(actions(named.get(key))).toEqual(['remindOwner', 'superviseCase']);
    expect(named.get(reviews[0] ?? '')).toEqual(own.get(reviews[0] ?? ''));
  });

  it('and those of the release say which case a supervision is', () => {
    const all = [...own.values(), ...laddersOf({ default: short }).values()].flat();
    const supervising = all.filter(({ action }) => action === 'superviseCase');
    expect(supervising.length).toBeGreaterThan(0);
    expect(supervising.every(({ opens }) => opens === 'supervision')).toBe(true);
  });

  it('naming a role that nobody holds can not be put in force', () => {
    const ghost = [rung(0, 'notifySuperior', { to: { role: 'ghost', level: 'county' } })];
    const result = resolveDefinition(authored as never, {
      parameters: {},
      years: { default: 2026 },
      ladders: { [ID]: ghost },
    });
    if (!result.ok) throw new Error('it does not resolve');
    const proof = proveActivation(result.definition, {
      organisations: [{ path: '610429', level: 'county' }],
      holdings: [{ role: 'countyAuthority', organisation: '610429' }],
    });
    expect(proof).toMatchObject({ ready: false });
    const faults = proof.ready ? [] : proof.faults.map(({ code, path }) => [code, path.join('@')]);
    expect(faults).toContainEqual(['ROLE_UNKNOWN', 'ghost']);
  });
});

describe('a ladder', () => {
  it('may have rungs at one instant, and days before as many working days', () => {
    const ladder = [
      rung(0, 'remindOwner'),
      rung(0, 'yellowCard'),
      { ...rung(3, 'redCard'), after: { amount: 3, unit: 'day' } },
      rung(3, 'superviseCase'),
    ];
    expect(ladderFaults(ladder as Rung[], [])).toEqual([]);
  });

  it.each<[string, Rung[], [string, string][]]>([
    ['goes back in time', [rung(5, 'redCard'), rung(3, 'superviseCase')], [['LADDER_ORDER', '1']]],
    [
      'goes back in time in other units',
      [{ ...rung(1, 'remindOwner'), after: { amount: 49, unit: 'hour' } }, rung(2, 'superviseCase')],
      [['LADDER_ORDER', '1']],
    ],
    [
      'draws yellow after red',
      [rung(1, 'redCard'), rung(2, 'yellowCard'), rung(3, 'superviseCase')],
      [['LADDER_ORDER', '1']],
    ],
    ['ends with a card', [rung(0, 'remindOwner'), rung(3, 'redCard')], [['LADDER_WITHOUT_END', '']]],
    [
      'ends with somebody at the township',
      [rung(0, 'notifySuperior', { to: { role: 'townshipParty', level: 'township' } })],
      [['LADDER_WITHOUT_END', '']],
    ],
  ])('that %s is refused', (_, ladder, faults) => {
    expect(ladderFaults(ladder, []).map(({ code, path }) => [code, path.join('/')])).toEqual(faults);
  });

  it('out of order makes a definition unsound', () => {
    const resolution = resolveDefinition(authored as never, { parameters: {}, years: { default: 2026 } });
    if (!resolution.ok) throw new Error('it does not resolve');
    const broken = Definition.parse(JSON.parse(JSON.stringify(resolution.definition)));
    if (broken.form !== 'case') throw new Error('no case');
    broken.clocks.find(({ ladder }) => ladder.length > 1)?.ladder.reverse();
    const proof = proveDefinition(broken);
    expect(proof.sound ? [] : proof.faults.map(({ code }) => code)).toContain('LADDER_ORDER');
  });

  it('of every procedure of the release is in order', () => {
    const faults = PROCEDURES.flatMap((one) =>
      [...(one.form === 'case' ? (one.clocks ?? []) : []), ...(one.duties ?? []), ...(one.indicators ?? [])].flatMap(
        ({ key, ladder }) => orderFaults((ladder ?? []) as Rung[], [one.id, key]),
      ),
    );
    expect(faults).toEqual([]);
  });
});

describe('ladders in the file of a profile', () => {
  const faultsOf = (ladders: unknown): [string, string][] => {
    const read = readCountyProfile({ ladders }, PUBLISHED);
    return read.ok ? [] : read.faults.map(({ code, path }) => [code, path.join('/')]);
  };

  it('are taken for all, a kind, a procedure, and one part of it', () => {
    const [procedure] = PUBLISHED;
    const part = PUBLISHED.flatMap(({ id, duties = [] }) => duties.map(({ key }) => `${id}/${key}`))[0] ?? '';
    expect(faultsOf({ default: short, periodicReport: told, [String(procedure?.id)]: short, [part]: told })).toEqual(
      [],
    );
  });

  it.each<[string, unknown, [string, string][]]>([
    ['for what the release does not know', { nothing: short }, [['LADDER_UNKNOWN', 'ladders/nothing']]],
    [
      'for a part that the procedure does not have',
      { 'monthly-report/nothing': short },
      [['LADDER_UNKNOWN', 'ladders/monthly-report/nothing']],
    ],
    ['without a last rung', { default: [rung(0, 'remindOwner')] }, [['LADDER_WITHOUT_END', 'ladders/default']]],
    ['without any rung', { default: [] }, [['PROFILE_MALFORMED', 'ladders/default']]],
    [
      'that say themselves what a supervision opens',
      { default: [{ ...rung(0, 'superviseCase'), opens: 'monthly-report' }] },
      [['PROFILE_MALFORMED', 'ladders/default/0']],
    ],
    [
      'with an action that there is not',
      { default: [{ after: { amount: 0, unit: 'day' }, action: 'blackCard' }] },
      [['PROFILE_MALFORMED', 'ladders/default/0/action']],
    ],
  ])('%s are refused', (_, ladders, faults) => {
    expect(faultsOf(ladders)).toEqual(faults);
  });
});
