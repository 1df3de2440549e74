import { describe, expect, it } from 'vitest';
import { ownerInRecipient, partyText, superiorFault, superiorOf, superiorRecipient } from '../../domain/superiors.ts';
import type { Owner, PostAt, SuperiorRule } from '../../domain/superiors.ts';

const VILLAGE = '610429101200';
const TOWNSHIP = '610429101';
const COUNTY = '610429';
const DAY = '2026-03-02';

const post = (role: string, organisation: string): PostAt => ({ role, organisation });
const cadre = post('townshipVillageCadre', VILLAGE);
const secretary = post('villagePartySecretary', VILLAGE);
const party = post('townshipParty', TOWNSHIP);
const deputy = post('countyDeputyLeaders', COUNTY);
const principal = post('countyPrincipalLeaders', COUNTY);

const HELD: Record<string, string[]> = {
  [partyText(cadre)]: ['cadre'],
  [partyText(secretary)]: ['secretary'],
  [partyText(party)]: ['party'],
  [partyText(deputy)]: ['deputy'],
  [partyText(principal)]: ['principal'],
};

const rule = (of: SuperiorRule['of'], superior: SuperiorRule['superior'], more: Partial<SuperiorRule> = {}) => ({
  of,
  superior,
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
});

function superior(owner: Owner, rules: SuperiorRule[] = [], held = HELD): [string, string] | null {
  const found = superiorOf(owner, DAY, { rules, holders: (one) => held[partyText(one)] ?? [] });
  return found === null ? null : [partyText(found.party), found.because];
}

describe('the superior of an owner for whom nothing is set', () => {
  it.each([
    ['a village cadre', cadre, partyText(secretary), 'leader'],
    ['a village secretary', secretary, partyText(party), 'above'],
    ['a township reviewer', post('townshipGovernment', TOWNSHIP), partyText(party), 'leader'],
    ['a township station', post('townshipStation', `${TOWNSHIP}/station`), partyText(party), 'leader'],
    ['the township committee', party, partyText(deputy), 'above'],
    ['a county department', post('countyHousingDept', `${COUNTY}/housing`), partyText(deputy), 'leader'],
    ['a deputy leader of the county', deputy, partyText(principal), 'leader'],
  ])('of %s leads the same organisation or the division above', (_, owner, told, because) => {
    expect(superior({ post: owner })).toEqual([told, because]);
  });

  it('is the head of a department before the leaders of the county', () => {
    const head = post('departmentHead', `${COUNTY}/housing`);
    const held = { ...HELD, [partyText(head)]: ['head'] };
    const clerk = post('countyHousingDept', `${COUNTY}/housing`);
    expect(superior({ post: clerk }, [], held)).toEqual([partyText(head), 'leader']);
    expect(superior({ post: head }, [], held)).toEqual([partyText(deputy), 'leader']);
  });

  it('is nobody above the principal leaders, nor above a person of whom no post is known', () => {
    expect(superior({ post: principal })).toBeNull();
    expect(superior({ person: 'cadre' })).toBeNull();
  });

  it('passes over a post that nobody holds, or only the owner himself', () => {
    const { [partyText(secretary)]: _, ...vacant } = HELD;
    expect(superior({ post: cadre }, [], vacant)).toEqual([partyText(party), 'above']);
    const both = { ...HELD, [partyText(secretary)]: ['cadre'] };
    expect(superior({ post: cadre }, [], both)).toEqual([partyText(party), 'above']);
    expect(superior({ person: 'secretary', post: cadre })).toEqual([partyText(party), 'above']);
  });

  it('is the highest post where all are vacant, so that the vacancy shows', () => {
    expect(superior({ post: cadre }, [], {})).toEqual([partyText(principal), 'above']);
  });
});

describe('a superior that the county has named', () => {
  it('goes before the leader, and one of the person before one of the post', () => {
    const ofPost = rule(cadre, party);
    const ofPerson = rule({ person: 'cadre' }, { person: 'mentor' });
    expect(superior({ post: cadre }, [ofPost, ofPerson])).toEqual([partyText(party), 'named']);
    expect(superior({ person: 'cadre', post: cadre }, [ofPost, ofPerson])).toEqual(['person:mentor', 'named']);
  });

  it('holds from its first day and not on its last', () => {
    for (const [period, told] of [
      [{ validFrom: DAY }, 'person:mentor'],
      [{ validFrom: '2026-03-03' }, partyText(secretary)],
      [{ validTo: DAY }, partyText(secretary)],
      [{ validTo: '2026-03-03' }, 'person:mentor'],
    ] as const) {
      expect(superior({ post: cadre }, [rule(cadre, { person: 'mentor' }, period)])?.[0]).toBe(told);
    }
  });

  it('is passed over while nobody holds the post that is named', () => {
    expect(superior({ post: cadre }, [rule(cadre, post('caseLeader', TOWNSHIP))])).toEqual([
      partyText(secretary),
      'leader',
    ]);
  });
});

describe('setting a superior', () => {
  const others = [rule(cadre, secretary, { validTo: '2026-07-01' }), rule(secretary, party)];

  it('is refused where the owner has one in that time, also for a part of it', () => {
    expect(superiorFault(rule(cadre, party, { validFrom: '2026-06-30' }), others)).toBe('overlaps');
    expect(superiorFault(rule(cadre, party, { validFrom: '2026-07-01' }), others)).toBeNull();
  });

  it('is refused where somebody would be above himself, directly or through others', () => {
    expect(superiorFault(rule(party, party), others)).toBe('ownSuperior');
    expect(superiorFault(rule(party, cadre), others)).toBe('circle');
    expect(superiorFault(rule(party, cadre, { validFrom: '2026-07-01' }), others)).toBeNull();
  });

  it('is refused for a time that ends before it begins', () => {
    expect(superiorFault(rule(party, deputy, { validTo: '2026-01-01' }), [])).toBe('emptyPeriod');
  });
});

it('writes an owner into an address and reads him out of it', () => {
  const owners: Owner[] = [{ post: cadre }, { person: 'p-1' }, { person: 'p-1', post: post('a', `${COUNTY}/housing`) }];
  for (const owner of owners) expect(ownerInRecipient(superiorRecipient(owner))).toEqual(owner);
  expect(ownerInRecipient('role:a@610429')).toBeNull();
});
