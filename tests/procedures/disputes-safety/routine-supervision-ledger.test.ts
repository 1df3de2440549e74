import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, holder, rungs } from '../trail.ts';

const definition = resolved('routine-supervision-ledger');
const county = '610429';
const UNIT = '610429101';
const ENTRY = { data: { ledgerNumber: '督-001', responsibleUnit: UNIT } };
const LIST = { data: { listNumber: '清单-001', requirements: '限期整改', deadline: '2026-03-20' } };

const found = (): CaseDriver =>
  driver(definition).start({
    organisation: county,
    actor: holder('supervisionGroup', county),
    data: { problem: '台账不实' },
  });
const listed = (): CaseDriver =>
  found().as('supervisionGroup').decide('open', ENTRY).as('supervisionGroup').decide('done', LIST);
const rectified = (): CaseDriver =>
  listed()
    .as('responsibleUnit')
    .decide('done', { data: { result: '已核实更正' } });
const checked = (): CaseDriver =>
  rectified()
    .as('supervisionGroup')
    .decide('pass', { data: { recheck: '属实' } });

describe('a problem that the county’s supervision found', () => {
  it('is listed, rectified by the unit named, checked and struck off', () => {
    const run = checked().as('supervisionGroup').decide('pass');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(entries(run)).toEqual(['supervisionLedger:struckOff']);
  });

  it('goes to the unit in the list and to no other', () => {
    const run = listed();
    const { visitId, taskId } = run.as('responsibleUnit').task;
    const other = run.as('responsibleUnit', '610429102');
    expect(other.refusal({ type: 'decide', visitId, taskId, outcome: 'done', data: { result: '已改' } })).toBe(
      'NOT_ALLOWED',
    );
  });

  it('is rectified again from the check and from the striking off', () => {
    expect(rectified().as('supervisionGroup').decide('fail', { opinion: '未到位' }).stages).toEqual(['rectify']);
    expect(checked().as('supervisionGroup').decide('fail', { opinion: '抽查又现' }).stages).toEqual(['rectify']);
  });

  it('is no problem where the supervision says so, and merged where it is known', () => {
    expect(found().as('supervisionGroup').decide('unfounded', { opinion: '已解决' }).state.outcome).toBe(
      'notEstablished',
    );
    const data = { mergedInto: '督-000' };
    expect(found().as('supervisionGroup').decide('merge', { opinion: '重复', data }).state.outcome).toBe('referred');
  });

  it('climbs every rung on the limit of its list, unless the supervision grants a later one', () => {
    expect(rungs(listed().until('2026-04-30'), 'deadline')).toContain('superviseCase');
    const run = listed().as('responsibleUnit').decide('extend', { opinion: '需招标' });
    run.as('supervisionGroup').decide('approve', { data: { deadline: '2026-06-01' } });
    expect(clockOf(run, 'deadline')?.dueOn).toBe('2026-06-01');
  });
});

describe('unannounced visits', () => {
  it('D193: have no interval of their own; they are owed once the county sets a day', () => {
    expect(definition.duties).toEqual([]);
    const set = resolvedAny('routine-supervision-ledger', { visitDay: 12 });
    expect(set.duties.map(({ opens }) => opens)).toEqual([{ every: 'month', day: 12 }]);
  });
});
