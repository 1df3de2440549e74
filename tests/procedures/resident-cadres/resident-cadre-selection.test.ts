import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';

const ID = 'resident-cadre-selection';
const definition = resolved(ID);
const DIGEST = 'a'.repeat(64);

const nomination = {
  cadreName: '演示干部',
  post: 'firstSecretary',
  unitName: '演示单位',
  politicallySound: true,
  able: true,
};
const term = { startsOn: '2026-03-10', endsOn: '2028-03-09' };

const chosen = (form = definition): CaseDriver => driver(form).start({ data: { villageKind: 'weakParty' } });
const nominated = (form = definition): CaseDriver =>
  chosen(form).as('dispatchingUnit').decide('done', { data: nomination });
const serving = (form = definition): CaseDriver =>
  nominated(form)
    .as('countyAuthority')
    .decide('approve', { data: term })
    .as('residentFirstSecretary')
    .decide('done', { data: { arrivedOn: '2026-03-02' } })
    .as('townshipParty')
    .decide('done', { data: { responsibility: [DIGEST] } });

describe('the selection of a resident cadre', () => {
  it('goes from the chosen village over nomination, approval, service and binding to the end of the term', () => {
    const run = serving();
    expect(run.stages).toEqual(['tenure']);
    run.as('countyAuthority').decide('termEnded');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('takes villages of the four kinds that the document names, and no other', () => {
    const kinds = definition.fields.find(({ key }) => key === 'villageKind');
    expect(kinds?.type === 'enum' ? kinds.options.map(({ key }) => key) : []).toHaveLength(4);
    const run = driver(definition);
    expect(run.tries(run.startCommand({ data: { villageKind: 'rich' } }))?.code).toBe('FIELD_INVALID');
  });

  it.each(['politicallySound', 'able'])('takes no nomination of somebody who is not %s', (quality) => {
    const run = chosen();
    const data = { ...nomination, [quality]: false };
    expect(run.as('dispatchingUnit').refused('done', { data })).toBe('RULE_NOT_MET');
  });

  it('returns a nomination to the unit, which nominates another', () => {
    const run = nominated().as('countyAuthority').decide('return', { opinion: '人选不合适' });
    expect(run.stages).toEqual(['nominate']);
    run.as('dispatchingUnit').decide('done', { data: { ...nomination, cadreName: '演示干部二' } });
    expect(run.stages).toEqual(['approve']);
  });

  it('approves no term that ends before it begins', () => {
    const data = { startsOn: '2026-03-10', endsOn: '2026-03-10' };
    expect(nominated().as('countyAuthority').refused('approve', { data })).toBe('RULE_NOT_MET');
  });

  it('recalls who is unfit, with a reason, and has another nominated in the same case', () => {
    const run = serving();
    expect(run.as('countyAuthority').refused('unfit')).toBe('OPINION_REQUIRED');
    run.as('countyAuthority').decide('unfit', { opinion: '长期不在岗' });
    expect(run.stages).toEqual(['recall']);
    expect(run.as('countyAuthority').refused('done')).toBe('FIELD_REQUIRED');
    run.as('countyAuthority').decide('done', { data: { recallReason: '长期不在岗', recalledOn: '2026-03-02' } });
    expect(run.stages).toEqual(['nominate']);
  });

  it('tells the county when the term is over and nobody has ended it', () => {
    const run = serving().until('2028-03-12');
    const reached = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));
    expect(reached).toContain('tenureLimit');
  });

  it('D139: sets no days for the recall at once until the county does, and then counts them', () => {
    expect(definition.clocks.map(({ key }) => key)).not.toContain('recallLimit');
    const run = serving(resolved(ID, { recallDays: 3 }))
      .as('countyAuthority')
      .decide('unfit', { opinion: '不胜任' });
    run.until('2026-03-07');
    const reached = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));
    expect(reached).toContain('recallLimit');
  });

  it('reminds a unit that does not nominate within its limit', () => {
    const run = chosen().until('2026-03-18');
    const rungs = run.events.flatMap((event) =>
      event.type === 'clockRungReached' && event.clock === 'nominateLimit' ? [event.action] : [],
    );
    expect(rungs[0]).toBe('remindOwner');
  });
});
