import { describe, expect, it } from 'vitest';
import type { Actor, PersonRef } from '../../../domain/case/people.ts';
import type { Handover } from '../../../domain/handover.ts';
import { bulletin, check, consolidation, duty, FILER, recurring } from '../../support/round-definitions.ts';
import { RoundDriver } from '../../support/round-driver.ts';

const [ONE, TWO] = ['610429101200', '610429101201'];
const leaver: PersonRef = { id: 'leaver', name: '演示调离人' };
const successor: PersonRef = { id: 'successor', name: '演示接任人' };
const agent: PersonRef = { id: 'agent', name: '演示代理人' };
const post = (organisation: string) => ({ role: FILER, organisation });

const order = (change: Partial<Handover> = {}) => ({
  type: 'handOver' as const,
  actor: { kind: 'administrator', person: { id: 'admin', name: '管理员' }, holdings: [] } satisfies Actor,
  handover: {
    id: 'h1',
    from: leaver,
    to: successor,
    day: '2026-03-02',
    ground: '调任',
    leaves: [post(ONE), post(TWO)],
    keeps: [],
    successorHolds: [post(ONE), post(TWO)],
    wasCopied: false,
    ...change,
  },
});

const monthly = () =>
  new RoundDriver(recurring({ duties: [duty({ check, consolidation, bulletin })] }), 'monthlyReport');

describe('a handover in a round', () => {
  it('names every open item of the posts that are left, and none that is handed in, in one event', () => {
    const round = monthly();
    round.unit(TWO).file({ visited: 1 });
    round.apply(order());
    const [event] = round.all('handedOver');
    expect(event?.items).toEqual([
      expect.objectContaining({ kind: 'item', unit: ONE, stage: 'reportItem', moved: true }),
    ]);
    expect(event).toMatchObject({ from: leaver, to: successor, ground: '调任' });
    round.apply(order());
    expect(round.all('handedOver')).toHaveLength(1);
  });

  it('lists checks and steps of his post too, and what stays with a post that the successor does not get', () => {
    const round = monthly();
    round.unit(ONE).file({ visited: 1 });
    const town = { role: 'townshipGovernment', organisation: '610429101' };
    round.apply(order({ leaves: [town, post(TWO)], successorHolds: [town] }));
    const items = round.all('handedOver')[0]?.items ?? [];
    expect(items.map((one) => [one.stage, one.unit, one.moved, one.reason?.code ?? null])).toEqual([
      ['townshipCheck', ONE, true, null],
      ['reportItem', TWO, false, 'SUCCESSOR_LACKS_POST'],
    ]);
  });

  it('sends on what he was sent, and records nothing where he holds nothing', () => {
    const round = monthly();
    round.apply(order({ leaves: [{ role: 'clerk', organisation: ONE }] }));
    expect(round.all('handedOver')).toEqual([]);
    round.apply(order({ leaves: [], wasCopied: true }));
    expect(round.all('copied')[0]).toMatchObject({ to: [successor] });
  });
});

describe('a delegate in a round', () => {
  const holder: PersonRef = { id: 'holder', name: '演示村干部' };
  const asAgent = (role: string, organisation: string): Actor => ({
    kind: 'person',
    person: agent,
    holdings: [{ role, organisation, agencyOf: holder }],
  });

  it('does not check what his principal, or he in his principal’s name, has handed in', () => {
    const round = monthly();
    const person = (who: PersonRef, role: string, organisation: string): Actor => ({
      kind: 'person',
      person: who,
      holdings: [{ role, organisation }],
    });
    const checks = (unit: string, actor: Actor) =>
      round.tries({ type: 'checkItem', unit, accept: true, actor })?.code ?? 'accepted';
    round.apply({ type: 'fileItem', unit: ONE, data: { visited: 1 }, actor: person(holder, FILER, ONE) });
    round.apply({ type: 'fileItem', unit: TWO, data: { visited: 1 }, actor: asAgent(FILER, TWO) });
    expect(checks(ONE, asAgent('townshipGovernment', '610429101'))).toBe('FILER_MAY_NOT_DECIDE');
    expect(checks(TWO, person(agent, 'townshipGovernment', '610429101'))).toBe('FILER_MAY_NOT_DECIDE');
    expect(checks(TWO, person(holder, 'townshipGovernment', '610429101'))).toBe('FILER_MAY_NOT_DECIDE');
    expect(checks(TWO, person(successor, 'townshipGovernment', '610429101'))).toBe('accepted');
  });

  it('comments and excuses in his principal’s name, and in his own where he sees the round himself', () => {
    const round = monthly();
    round.apply({ type: 'comment', text: '已催', actor: asAgent(FILER, ONE) });
    expect(round.all('commented')[0]?.actor).toMatchObject({ person: agent, onBehalfOf: holder });
    const lead = asAgent('countyLeadership', '610429');
    round.apply({ type: 'excuseItem', unit: ONE, ground: '受灾', actor: lead });
    expect(round.all('itemExcused')[0]?.actor).toMatchObject({ person: agent, onBehalfOf: holder });
    round.apply({
      type: 'comment',
      text: '本人',
      actor: { kind: 'person', person: agent, holdings: [post(TWO), { ...post(ONE), agencyOf: holder }] },
    });
    expect(round.all('commented')[1]?.actor.onBehalfOf).toBeUndefined();
  });
});
