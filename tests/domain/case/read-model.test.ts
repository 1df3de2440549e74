import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../domain/case/changes.ts';
import { messagesOf } from '../../../domain/case/messages.ts';
import { factsOf, projectionOf, uniquenessKey } from '../../../domain/case/projection.ts';
import { driver } from '../../support/case-driver.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import {
  COUNTY,
  decision,
  fourLevels,
  oneAtATime,
  testProcedure,
  TOWNSHIP,
  VILLAGE,
} from '../../support/definitions.ts';

const text = (en: string) => ({ zh: en, en });

/** What one command changed and whom it told. */
function step(one: CaseDriver, act: () => unknown) {
  const before = one.events.length;
  act();
  const events = one.events.slice(before);
  const projection = projectionOf(one.definition, one.state);
  return { projection, changes: changesOf(projection, events), messages: messagesOf(projection, events) };
}

describe('rows that a command touches', () => {
  it('are the tasks that it opened and finished, and nothing of the rest', () => {
    const one = driver(fourLevels);
    const started = step(one, () => one.start({ data: {} }));
    expect(started.changes.tasks.map((task) => task.taskId)).toEqual(['1.1']);
    expect(started.changes.openedForRoles).toEqual([{ taskId: '1.1', role: 'clerk', organisation: VILLAGE }]);
    const { changes } = step(one, () => one.as('clerk').decide('approve'));
    expect(changes.tasks.map((task) => task.taskId)).toEqual(['2.1']);
    expect(changes.finished).toMatchObject([{ taskId: '1.1', state: 'done', outcome: 'approve' }]);
    expect(changes.closedVisits).toEqual([1]);
    expect(changes.data).toBe(false);
  });

  it('include a task that was opened and done by the same command, because its decider had just decided', () => {
    const reviewer = { by: 'role', role: 'reviewer', level: 'township' };
    const skipping = testProcedure({
      id: 'skipping',
      stages: [decision('first', reviewer, 'second'), decision('second', reviewer, 'done', { skipSamePerson: true })],
    });
    const one = driver(skipping).start({ data: {} });
    const { changes, projection } = step(one, () => one.as('reviewer').decide('approve'));
    expect(projection.case.status).toBe('ended');
    expect(changes.tasks).toMatchObject([{ taskId: '2.1', stage: 'second', role: 'reviewer' }]);
    expect(changes.finished.map((task) => `${task.taskId} ${task.state}`)).toEqual(['1.1 done', '2.1 done']);
    expect(changes.openedForRoles).toEqual([]);
  });

  it('let a role in that is asked from outside the line of the case', () => {
    const field = { key: 'elsewhere', label: text('elsewhere'), type: 'organisation' };
    const asking = testProcedure({
      id: 'asking',
      filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [{ field: 'elsewhere' }] },
      fields: [field],
      stages: [decision('other', { by: 'roleAtField', role: 'clerk', field: 'elsewhere' }, 'done')],
    });
    const one = driver(asking);
    const { changes } = step(one, () => one.start({ data: { elsewhere: '610429102200' } }));
    expect(changes.grantees).toContain('role:clerk@610429102200');
  });
});

describe('the summary of a case', () => {
  it('gives a task the nearest due day of the clocks over it', () => {
    const one = driver(fourLevels).start({ data: {} });
    one.as('clerk').decide('approve');
    const { tasks, case: summary } = projectionOf(fourLevels, one.state);
    expect(tasks).toMatchObject([{ stage: 'township', dueOn: '2026-03-17', overdue: false }]);
    expect(summary).toMatchObject({ stages: ['township'], nextDueOn: '2026-03-17', card: 'none', stuck: null });
    one.days(20);
    expect(projectionOf(fourLevels, one.state).case).toMatchObject({ card: 'yellow', overdue: true });
    one.as('reviewer').decide('approve');
    expect(projectionOf(fourLevels, one.state).case).toMatchObject({ card: 'yellow', overdue: false, nextDueOn: null });
  });

  it('has a key by which only one case of a matter may be open, where the definition says so', () => {
    const subject = { id: 's', kind: 'household', name: '演示户' } as const;
    const matter = { subject, startedOn: '2026-03-02', rehearsal: false };
    expect(uniquenessKey(fourLevels, matter)).toBeNull();
    expect(uniquenessKey(oneAtATime, matter)).toBe('one-at-a-time|s');
    expect(uniquenessKey(oneAtATime, { ...matter, subject: null })).toBeNull();
    expect(uniquenessKey(oneAtATime, { ...matter, rehearsal: true })).toBe('rehearsal:one-at-a-time|s');
  });

  it('names what is sensitive and what is a file, columns by their table', () => {
    const members = {
      key: 'members',
      label: text('members'),
      type: 'table',
      columns: [
        { key: 'phone', label: text('phone'), type: 'text', sensitive: 'phone' },
        { key: 'card', label: text('card'), type: 'file' },
      ],
    };
    const fields = [
      { key: 'note', label: text('note'), type: 'text' },
      { key: 'id', label: text('id'), type: 'text', sensitive: 'idNumber' },
      members,
    ];
    const definition = testProcedure({ id: 'named', fields, stages: [decision('a', { by: 'applicant' }, 'done')] });
    expect(factsOf(definition)).toMatchObject({
      sensitive: { fields: ['id'], columns: { members: ['phone'] } },
      files: { fields: [], columns: { members: ['card'] } },
    });
  });
});

describe('messages', () => {
  it('tell applicant and filer of a return, whoever was urged, and nobody what he did himself', () => {
    const one = driver(fourLevels).start({ data: {} });
    one.as('clerk').decide('approve');
    const urged = step(one, () => one.as('clerk').send({ type: 'urge', visitId: 2, message: '请尽快' }));
    expect(urged.messages).toMatchObject([{ kind: 'urged', recipients: [`role:reviewer@${TOWNSHIP}`] }]);
    const returned = step(one, () => one.as('reviewer').decide('return', { opinion: '补正' }));
    expect(returned.messages).toMatchObject([
      {
        kind: 'returned',
        recipients: [`person:clerk@${VILLAGE}`, 'person:applicant-1'],
        detail: { stage: 'township' },
      },
    ]);
    const withdrawn = step(one, () => one.as('clerk').withdraw());
    expect(withdrawn.messages).toMatchObject([{ kind: 'ended', recipients: ['person:applicant-1'] }]);
  });

  it('tell the county’s administrator when nobody holds the role', () => {
    const one = driver(fourLevels).start({ data: {} });
    const { messages } = step(one, () => one.system({ type: 'holderMissing', taskIds: ['1.1'] }));
    expect(messages).toMatchObject([{ kind: 'stuck', recipients: [`role:systemAdministrator@${COUNTY}`] }]);
  });

  it('go to whoever has claimed the task and not to all of the role', () => {
    const one = driver(fourLevels).start({ data: {} });
    one.as('clerk').decide('approve');
    const acting = one.as('reviewer', TOWNSHIP, 'claimant');
    acting.send({ type: 'claim', ...acting.task });
    const { messages } = step(one, () => one.days(13));
    expect(messages).toMatchObject([{ kind: 'dueSoon', recipients: ['person:claimant'] }]);
  });
});
