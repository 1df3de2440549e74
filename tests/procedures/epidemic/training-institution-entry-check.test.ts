import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { holder } from '../trail.ts';

const definition = resolved('training-institution-entry-check');
const gate = holder('trainingInstitution', '610429101/training-institution');
const person = { personName: '演示学员', institutionName: '演示培训机构', riskAreaDays: 0, entryOn: '2026-03-02' };
const learner = { ...person, entrant: 'newWinterLearner', healthReport: ['a'.repeat(64)] };
const atTheDoor = { temperatureNormal: true, codeGreen: true, maskOn: true, onSlotList: true };
const asVisitor = {
  visitNeeded: true,
  visitorRegistered: true,
  codeGreen: true,
  temperatureNormal: true,
  visitTime: '上午九时至十时',
  visitScope: '一楼会客室',
  visitContacts: '教务负责人',
};

const filed = (data: CaseData): CaseDriver =>
  driver(definition).start({ data, organisation: '610429101', actor: gate });
const cleared = (data: CaseData): CaseDriver => filed(data).as('trainingInstitution').decide('done');

describe('the check of learners at entry', () => {
  it.each([
    ['newWinterLearner', 'checkEntry', atTheDoor],
    ['springLearner', 'checkEntry', atTheDoor],
    ['outsideLearner', 'checkOutside', { identityChecked: true, codeGreen: true, temperatureNormal: true }],
    ['visitor', 'visitor', asVisitor],
  ])('checks a %s at the stage %s and admits', (entrant, stage, data) => {
    const run = cleared({ ...learner, entrant });
    expect(run.stages).toEqual([stage]);
    expect(run.as('trainingInstitution').decide('done', { data }).state).toMatchObject({ outcome: 'completed' });
  });

  it.each(['newWinterLearner', 'springLearner'])(
    'D411: takes no filing of a %s without the health report',
    (entrant) => {
      const run = driver(definition);
      const { healthReport: _report, ...data } = { ...learner, entrant };
      const command = run.startCommand({ data, organisation: '610429101', actor: gate });
      expect(run.tries(command)?.code).toBe('RULE_NOT_MET');
    },
  );

  it('D416: receives nobody who was in a risk area, not for a day', () => {
    const run = filed({ ...learner, riskAreaDays: 1 });
    expect(run.as('trainingInstitution').refused('done')).toBe('RULE_NOT_MET');
    run.as('trainingInstitution').decide('refuse', { opinion: '来自中风险地区' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
  });

  it('D419: admits nobody who is not on the list of the class slot', () => {
    const run = cleared(learner);
    const data = { ...atTheDoor, onSlotList: false };
    expect(run.as('trainingInstitution').refused('done', { data })).toBe('RULE_NOT_MET');
    run.as('trainingInstitution').decide('refuse', { opinion: '不属该时段', data });
    expect(run.state.outcome).toBe('refused');
  });

  it.each(['temperatureNormal', 'codeGreen', 'maskOn'])('admits no learner without %s', (check) => {
    const run = cleared(learner);
    expect(run.as('trainingInstitution').refused('done', { data: { ...atTheDoor, [check]: false } })).toBe(
      'RULE_NOT_MET',
    );
  });

  it.each(['visitNeeded', 'visitorRegistered', 'codeGreen', 'temperatureNormal'])(
    'admits no visitor without %s, nor without limits of time, place and people',
    (check) => {
      const run = cleared({ ...learner, entrant: 'visitor' });
      expect(run.as('trainingInstitution').refused('done', { data: { ...asVisitor, [check]: false } })).toBe(
        'RULE_NOT_MET',
      );
      const { visitScope: _scope, ...rest } = asVisitor;
      expect(run.as('trainingInstitution').refused('done', { data: rest })).toBe('FIELD_REQUIRED');
    },
  );
});
