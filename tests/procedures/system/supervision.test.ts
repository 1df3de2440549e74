import { describe, expect, it } from 'vitest';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { PROCEDURES, RELEASE, SYSTEM_PROCEDURES } from '../../../procedures/index.ts';
import { supervision } from '../../../procedures/system/supervision.ts';
import { driver } from '../../support/case-driver.ts';
import type { CaseDriver } from '../../support/case-driver.ts';

const COUNTY = '610429';
const UNIT = '610429101';

function resolved(): CaseForm {
  const result = resolveDefinition(supervision, { parameters: {} });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return CaseForm.parse(result.definition);
}

const opened = (): CaseDriver =>
  driver(resolved()).start({
    actor: { kind: 'system' },
    applicant: null,
    data: {
      matter: '农村危房改造',
      limit: '镇级审核',
      dueOn: '2026-02-27',
      overdueCase: '00000000-0000-4000-8000-00000000000a',
      unit: UNIT,
      unitRole: 'townshipGovernment',
    },
  });

const issued = (): CaseDriver =>
  opened()
    .as('supervisionGroup')
    .decide('issued', { data: { requirement: '三日内审结' } });

/** Whom the rungs of a clock name, with the action. */
const rungs = (run: CaseDriver, clock: string): [string, string | null][] =>
  run.events.flatMap((event) =>
    event.type === 'clockRungReached' && event.clock === clock ? [[event.action, event.to?.role ?? null]] : [],
  );

describe('supervision of what is late', () => {
  it('is sound, published before the others, and counted apart from the procedures of the handbook', () => {
    expect(proveDefinition(resolved())).toMatchObject({ sound: true, notes: [] });
    expect(PROCEDURES.map(({ id }) => id)).not.toContain('supervision');
    expect(SYSTEM_PROCEDURES.map(({ id }) => id)).toEqual(['supervision']);
    expect(RELEASE).toHaveLength(PROCEDURES.length + 1);
    expect(RELEASE[0]?.id).toBe('supervision');
  });

  it('is ordered, answered by the very post that is late, checked and closed', () => {
    const run = issued();
    expect(run.stages).toEqual(['answer']);
    const [task] = run.state.visits[0]?.tasks ?? [];
    expect(task?.to).toEqual({ role: 'townshipGovernment', organisation: UNIT });
    run.as('townshipGovernment').decide('answered', { data: { measures: '已审结' } });
    run.as('supervisionGroup').decide('accepted', { data: { finding: '属实' } });
    expect([run.state.status, run.state.outcome]).toEqual(['ended', 'completed']);
  });

  it('goes back to the unit with an opinion when the check finds it undone', () => {
    const run = issued();
    run.as('townshipGovernment').decide('answered', { data: { measures: '正在办' } });
    const check = { data: { finding: '未办结' } };
    expect(run.as('supervisionGroup').refused('returned', check)).toBe('OPINION_REQUIRED');
    run.as('supervisionGroup').decide('returned', { ...check, opinion: '限两日办结' });
    expect(run.stages).toEqual(['answer']);
  });

  it('is not issued without saying what is required, and is dropped only with an opinion', () => {
    const run = opened();
    expect(run.as('supervisionGroup').refused('issued', {})).toBe('RULE_NOT_MET');
    expect(run.as('supervisionGroup').refused('notNeeded', {})).toBe('OPINION_REQUIRED');
    run.as('supervisionGroup').decide('notNeeded', { opinion: '当日已办结' });
    expect(run.state.outcome).toBe('notEstablished');
  });

  it('falls to the responsible unit where no post is known', () => {
    const run = driver(resolved()).start({ data: { matter: '领导交办', unit: UNIT } });
    run.as('supervisionGroup').decide('issued', { data: { requirement: '办理' } });
    expect(run.state.visits[0]?.tasks[0]?.to).toEqual({ role: 'responsibleUnit', organisation: UNIT });
  });

  it('climbs to the principal leaders when those who supervise are silent, and opens no supervision of its own', () => {
    const run = opened().until('2026-04-30');
    expect(rungs(run, 'orderLimit')).toEqual([
      ['remindOwner', null],
      ['notifySuperior', null],
      ['notifySuperior', 'countyPrincipalLeaders'],
    ]);
    expect(run.count('effectRequested')).toBe(0);
  });

  it('draws cards on the unit that does not answer and tells the principal leaders', () => {
    const run = issued().until('2026-04-30');
    expect(rungs(run, 'answerLimit')).toEqual([
      ['remindOwner', null],
      ['notifySuperior', null],
      ['yellowCard', null],
      ['redCard', null],
      ['notifySuperior', 'countyPrincipalLeaders'],
    ]);
    expect(run.state.cards?.map(({ colour, owners }) => [colour, owners[0]?.organisation])).toEqual([
      ['yellow', UNIT],
      ['red', UNIT],
    ]);
    expect(run.state.organisation).toBe(COUNTY);
  });
});
