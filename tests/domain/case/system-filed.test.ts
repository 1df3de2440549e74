import { describe, expect, it } from 'vitest';
import { driver } from '../../support/case-driver.ts';
import { decision, testProcedure, VILLAGE } from '../../support/definitions.ts';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed', note: text('测试') }];
const reviewer = { by: 'role', role: 'reviewer', level: 'township' };

/** The township may ask the applicant for more. */
const supplemented = testProcedure({
  id: 'supplemented',
  stages: [
    decision('review', reviewer, 'done', { returns: 'supplement' }),
    {
      kind: 'work',
      key: 'supplement',
      title: text('补充'),
      basis,
      assignee: { by: 'applicant' },
      outcomes: [{ key: 'submit', title: text('提交'), kind: 'complete', to: 'review' }],
    },
  ],
});

const origin = { caseId: '00000000-0000-4000-8000-00000000000a', procedure: 'other', visit: 1 };
const started = (opened: boolean) =>
  driver(supplemented)
    .start({ data: {}, ...(opened ? { origin, actor: { kind: 'system' } } : {}) })
    .as('reviewer')
    .decide('return', { opinion: '请补充' });

describe('what is asked of the applicant', () => {
  it('goes to the filer of a case that somebody filed', () => {
    expect(started(false).state.visits[0]?.tasks[0]?.to).toMatchObject({ person: { id: `clerk@${VILLAGE}` } });
  });

  it('goes to those who may file, in a case that another one opened, and is done in the applicant’s name', () => {
    const one = started(true);
    expect(one.state.visits[0]?.tasks[0]?.to).toEqual({ role: 'clerk', organisation: VILLAGE });
    one.as('clerk').decide('submit');
    expect(one.stages).toEqual(['review']);
    expect(one.events.findLast((event) => event.type === 'opinionGiven')?.opinion.onBehalfOf).toEqual({
      id: 'applicant-1',
      name: '演示申请人',
    });
  });

  it('may be done by the applicant himself', () => {
    const one = started(true);
    const [visit] = one.state.visits;
    const person = { id: 'applicant-1', name: '演示申请人' };
    one.apply({
      type: 'decide',
      actor: { kind: 'person', person, holdings: [] },
      visitId: visit?.id ?? 0,
      taskId: visit?.tasks[0]?.id ?? '',
      outcome: 'submit',
    });
    expect(one.stages).toEqual(['review']);
  });
});
