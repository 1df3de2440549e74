// What the wizard of repairs sends, and what it still asks for.
import { describe, expect, it } from 'vitest';
import { KIND_ORDER } from '../../../console/src/features/repairs/kinds.ts';
import { bodyOf, draftOf, lacks, readOrderSearch } from '../../../console/src/features/repairs/order.ts';
import { pictureRows } from '../../../console/src/features/repairs/picture-rows.ts';

const CASE = '484d6949-a123-8cc1-b622-78a6db9f9924';

describe('the wizard of repairs', () => {
  it('opens with what a stuck entry suggests, and asks for the reason alone', () => {
    const search = readOrderSearch({ repair: { kind: 'retryEffect', visitId: 4 }, cases: [CASE, 7], other: 1 });
    const draft = draftOf(search, KIND_ORDER);
    expect(lacks(draft)).toEqual(['reason']);
    expect(bodyOf({ ...draft, reason: ' 银行接口已恢复 ' })).toEqual({
      repair: { kind: 'retryEffect', visitId: 4 },
      cases: [CASE],
      reason: '银行接口已恢复',
      evenIfChanged: false,
    });
  });

  it('sends a filter without its empty conditions, and the digest of what was shown', () => {
    const draft = draftOf(
      { repair: { kind: 'jump', stage: 'accept', note: '' }, filter: { procedure: 'roof', region: '' } },
      KIND_ORDER,
    );
    expect(bodyOf({ ...draft, reason: 'x' }, 'd'.repeat(64))).toMatchObject({
      repair: { kind: 'jump', stage: 'accept' },
      cases: { procedure: 'roof' },
      dryRun: 'd'.repeat(64),
    });
    expect(bodyOf({ ...draft, reason: 'x' }).repair).not.toHaveProperty('note');
  });

  it('asks for what each kind cannot do without, and names no cases for a message', () => {
    expect(lacks(draftOf({}, KIND_ORDER))).toEqual(['kind']);
    expect(lacks(draftOf({ repair: { kind: 'revert' }, filter: { overdue: true } }, KIND_ORDER))).toEqual([
      'oneCase',
      'parameters',
      'reason',
    ]);
    expect(lacks(draftOf({ repair: { kind: 'cancel' } }, KIND_ORDER))).toEqual(['cases', 'reason']);
    const resend = draftOf({ repair: { kind: 'resend', deliveryId: '12' }, cases: [CASE] }, KIND_ORDER);
    expect(lacks(resend)).toEqual(['reason']);
    expect(bodyOf({ ...resend, reason: 'x' })).not.toHaveProperty('cases');
  });
});

describe('before and after', () => {
  const title = { zh: '镇级审核', en: 'Township review' };
  const actor = { zh: '镇级审核人员', en: 'Township reviewers' };

  it('names who has a task, marks what changes and leaves out what neither side says', () => {
    const before = {
      status: 'open',
      stages: [{ title, stuck: 'noHolder' }],
      tasks: [{ title, stage: 'review', to: { role: 'townshipReviewer', organisation: '610429101' }, claimedBy: null }],
      clocks: [],
    };
    const after = { ...before, tasks: [{ title, stage: 'review', to: { person: { id: 'p', name: '王敏' } } }] };
    const rows = pictureRows(before, after, { actorOf: () => actor });
    expect(rows.map(({ key, changed }) => [key, changed])).toEqual([
      ['status', false],
      ['stages', false],
      ['tasks', true],
    ]);
    expect(rows[1]?.before[0]?.zh).toBe('镇级审核 · 无人可办');
    expect(rows[2]).toMatchObject({ before: [{ zh: '镇级审核 · 镇级审核人员' }], after: [{ zh: '镇级审核 · 王敏' }] });
  });

  it('says of rebuilt rows how many columns were wrong', () => {
    const wrong = { cases: { rows: 1, columns: ['sequence'] }, tasks: { rows: 2, columns: [] } };
    const right = { cases: { rows: 1, columns: [] }, tasks: { rows: 2, columns: [] } };
    const rows = pictureRows(wrong, right, { actorOf: () => null });
    expect(rows.find(({ key }) => key === 'cases')).toMatchObject({
      changed: true,
      before: [{ zh: '1 行，1 处不一致' }],
      after: [{ zh: '1 行' }],
    });
    expect(rows.find(({ key }) => key === 'tasks')).toMatchObject({ changed: false, name: { zh: '任务行' } });
  });
});
