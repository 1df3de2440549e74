import { describe, expect, it } from 'vitest';
import type { Actor, Holding } from '../../domain/case/people.ts';
import { assigneeGrant, maySee, personGrant, roleGrant, scopeOf } from '../../domain/scope.ts';

const actor = (...holdings: Holding[]): Actor => ({ kind: 'person', person: { id: 'me', name: '我' }, holdings });
const at = (role: string, organisation: string): Holding => ({ role, organisation });
const facts = (organisation: string, departments: string[] = [], grantees: string[] = []) => ({
  organisation,
  departments,
  grantees,
});
const sees = (who: Actor, ...args: Parameters<typeof facts>) => maySee(scopeOf(who), facts(...args));

describe('a holder at a division', () => {
  it('sees the cases of its region and no others', () => {
    const reviewer = actor(at('reviewer', '610429101'));
    expect(sees(reviewer, '610429101200')).toBe(true);
    expect(sees(reviewer, '610429101')).toBe(true);
    expect(sees(reviewer, '610429102200')).toBe(false);
    expect(sees(reviewer, '610429')).toBe(false);
  });

  it('sees only the own village from a village', () => {
    expect(sees(actor(at('clerk', '610429101200')), '610429101201')).toBe(false);
  });
});

describe('a department', () => {
  const housing = actor(at('verifier', '610429/housing'));

  it('sees a case of any township if and only if the definition names it at that level', () => {
    expect(sees(housing, '610429101200', ['county/housing'])).toBe(true);
    expect(sees(housing, '610429102200', ['county/housing', 'county/civil'])).toBe(true);
    expect(sees(housing, '610429101200', ['county/civil'])).toBe(false);
    expect(sees(housing, '610429101200', ['township/housing'])).toBe(false);
    expect(sees(housing, '610430101200', ['county/housing'])).toBe(false);
  });

  it('of a township sees the cases of that township that name it there', () => {
    const office = actor(at('mediator', '610429101/judicial-office'));
    expect(sees(office, '610429101200', ['township/judicial-office'])).toBe(true);
    expect(sees(office, '610429102200', ['township/judicial-office'])).toBe(false);
  });
});

describe('a person', () => {
  it('without any post sees what is his own', () => {
    expect(sees(actor(), '610429101200', [], [personGrant('me')])).toBe(true);
    expect(sees(actor(), '610429101200', [], [assigneeGrant('me')])).toBe(true);
    expect(sees(actor(), '610429101200', ['county/housing'], [personGrant('other')])).toBe(false);
  });

  it('who acts for another sees what that one was asked to do, not what he applied for', () => {
    const agent = actor({ role: 'clerk', organisation: '610429101200', agencyOf: { id: 'boss', name: '领导' } });
    expect(sees(agent, '610429102200', [], [assigneeGrant('boss')])).toBe(true);
    expect(sees(agent, '610429102200', [], [personGrant('boss')])).toBe(false);
  });

  it('sees a case elsewhere when a task there is for a role that he holds', () => {
    const clerk = actor(at('clerk', '610429102200'));
    expect(sees(clerk, '610429101200', [], [roleGrant('clerk', '610429102200')])).toBe(true);
    expect(sees(clerk, '610429101200', [], [roleGrant('head', '610429102200')])).toBe(false);
  });
});

it('lets an administrator see the region of his division', () => {
  expect(sees(actor(at('systemAdministrator', '610429')), '610429102200')).toBe(true);
});

it('lets the system see everything', () => {
  expect(maySee(scopeOf({ kind: 'system' }), facts('999999'))).toBe(true);
});

it('a representative of a village has a voice in its meetings and sees nothing of its cases', () => {
  const representative = actor({ role: 'villageRepresentatives', organisation: '610429101200' });
  expect(sees(representative, '610429101200')).toBe(false);
  expect(sees(actor({ role: 'villageCommittee', organisation: '610429101200' }), '610429101200')).toBe(true);
});
