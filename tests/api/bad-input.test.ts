import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putSubject } from '../../db/subjects.ts';
import { filing, startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { idNumber, OTHER_HOUSEHOLD } from '../support/factories.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
  await putSubject(api.deps.db, api.deps.crypto, OTHER_HOUSEHOLD, '2020-01-01T00:00:00.000Z');
});
afterAll(() => api.close());

let keys = 0;

/** Refused with this, and nothing changed: no row, and no workflow under the id that the filing would have had. */
async function refused(payload: unknown, expected: object, as = 'village-cadre'): Promise<void> {
  const before = await api.footprint();
  const key = `bad-input-${++keys}`;
  const answer = await api.ask({
    method: 'POST',
    url: '/api/v1/cases',
    as,
    payload: payload as object,
    headers: { 'idempotency-key': key },
  });
  expect(answer.json(), answer.body).toMatchObject(expected);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(await api.footprint()).toEqual(before);
  expect(await api.hasWorkflow(as, key)).toBe(false);
}

const withData = (data: object) => filing({ data: { grade: 'c', area: 80, ...data } });

describe('a filing that nothing stands against', () => {
  it('leaves the workflow that the refused ones do not leave', async () => {
    const headers = { 'idempotency-key': 'good-input-1' };
    await api.ask({ method: 'POST', url: '/api/v1/cases', as: 'village-cadre', payload: filing(), headers });
    expect(await api.hasWorkflow('village-cadre', 'good-input-1')).toBe(true);
  });
});

describe('a filing is refused, naming the place and the rule, and leaves nothing', () => {
  it('of a procedure that does not exist', async () => {
    await refused(filing({ procedure: 'none-such' }), {
      status: 422,
      code: 'UNKNOWN_PROCEDURE',
      errors: [{ field: '/procedure' }],
    });
  });

  it('at an organisation that does not exist, or of another level', async () => {
    await refused(filing({ organisation: '610429101999' }), {
      code: 'UNKNOWN_ORGANISATION',
      errors: [{ field: '/organisation' }],
    });
    await refused(filing({ organisation: '610429101' }), {
      code: 'ORGANISATION_WRONG_LEVEL',
      errors: [{ field: '/organisation' }],
    });
    await refused(filing({ organisation: 'the village' }), {
      status: 400,
      code: 'MALFORMED_REQUEST',
      errors: [{ field: '/organisation' }],
    });
  });

  it('by a role that does not file, or in a village that is not his', async () => {
    await refused(
      filing(),
      { status: 403, code: 'NOT_ALLOWED', errors: [{ field: '/organisation' }] },
      'town-reviewer',
    );
    await refused(filing({ organisation: '610429102201', subject: { id: 'other-household' } }), {
      code: 'UNKNOWN_SUBJECT',
      errors: [{ field: '/subject/id' }],
    });
  });

  it('about a subject that does not exist, lives elsewhere or is of another kind', async () => {
    for (const id of ['nobody', 'other-household']) {
      await refused(filing({ subject: { id } }), { code: 'UNKNOWN_SUBJECT', errors: [{ field: '/subject/id' }] });
    }
    await refused(filing({ subject: { idNumber: idNumber(800) } }), {
      code: 'UNKNOWN_SUBJECT',
      errors: [{ field: '/subject/idNumber' }],
    });
    await refused(filing({ subject: null }), { code: 'UNKNOWN_SUBJECT', errors: [{ field: '/subject' }] });
  });

  it('with an id number whose check character is wrong, in the form and for the subject', async () => {
    const right = idNumber(7);
    const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0');
    await refused(withData({ idNumber: wrong }), {
      code: 'FIELD_INVALID',
      errors: [{ field: '/data/idNumber', rule: 'idNumber.checksum' }],
    });
    await refused(filing({ subject: { idNumber: wrong } }), {
      code: 'FIELD_INVALID',
      errors: [{ field: '/subject/idNumber', rule: 'idNumber.checksum' }],
    });
  });

  it('with a date in the future', async () => {
    await refused(filing({ businessDate: '2999-01-01' }), {
      code: 'BUSINESS_DATE_IN_FUTURE',
      errors: [{ field: '/businessDate' }],
    });
    await refused(withData({ builtOn: '2999-01-01' }), {
      code: 'FIELD_INVALID',
      errors: [{ field: '/data/builtOn', rule: 'notInFuture' }],
    });
    await refused(filing({ businessDate: '2026-02-30' }), { status: 400, errors: [{ field: '/businessDate' }] });
  });

  it('with a field that is not on the form, is missing, or breaks its rule', async () => {
    await refused(withData({ colour: 'red' }), { code: 'UNKNOWN_FIELD', errors: [{ field: '/data/colour' }] });
    await refused(filing({ data: { area: 80 } }), { code: 'FIELD_REQUIRED', errors: [{ field: '/data/grade' }] });
    await refused(withData({ area: 501 }), { code: 'FIELD_INVALID', errors: [{ field: '/data/area', rule: 'max' }] });
    await refused(withData({ area: '80' }), {
      code: 'FIELD_INVALID',
      errors: [{ field: '/data/area', rule: 'integer' }],
    });
    await refused(withData({ grade: 'x' }), { code: 'FIELD_INVALID', errors: [{ field: '/data/grade' }] });
    await refused(withData({ note: '长'.repeat(51) }), { errors: [{ field: '/data/note', rule: 'maxLength' }] });
    await refused(withData({ costFen: 1.5 }), { errors: [{ field: '/data/costFen', rule: 'fen' }] });
  });

  it('with several faults, all of which are told at once, each with its place', async () => {
    await refused(filing({ data: { colour: 'red', area: 501, note: '长'.repeat(51) } }), {
      status: 422,
      code: 'UNKNOWN_FIELD',
      errors: [
        { field: '/data/colour', code: 'UNKNOWN_FIELD' },
        { field: '/data/grade', code: 'FIELD_REQUIRED' },
        { field: '/data/area', code: 'FIELD_INVALID', rule: 'max' },
        { field: '/data/note', code: 'FIELD_INVALID', rule: 'maxLength' },
      ],
    });
  });

  it('that a rule of the procedure forbids, in its own words', async () => {
    await refused(withData({ area: 0 }), { code: 'RULE_NOT_MET', detail: '面积须大于零' });
  });

  it('naming people or files that do not exist', async () => {
    await refused(withData({ helper: 'nobody' }), { code: 'UNKNOWN_PERSON', errors: [{ field: '/data/helper' }] });
    await refused(filing({ applicant: 'nobody' }), { code: 'UNKNOWN_PERSON', errors: [{ field: '/applicant' }] });
    await refused(withData({ photos: ['b'.repeat(64)] }), {
      code: 'UNKNOWN_ATTACHMENT',
      errors: [{ field: '/data/photos' }],
    });
  });

  it('with members that it does not have, or of a wrong shape', async () => {
    await refused(filing({ actor: { kind: 'system' } }), {
      status: 400,
      code: 'MALFORMED_REQUEST',
      errors: [{ field: '/actor', rule: 'unrecognized_keys' }],
    });
    await refused(filing({ rehearsal: true }), { status: 400, errors: [{ field: '/rehearsal' }] });
    await refused([], { status: 400, code: 'MALFORMED_REQUEST' });
  });

  it('as JSON that is none', async () => {
    const before = await api.footprint();
    const answer = await api.ask({
      method: 'POST',
      url: '/api/v1/cases',
      as: 'village-cadre',
      headers: { 'content-type': 'application/json' },
      payload: '{"procedure": "house-repair"',
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    expect(await api.footprint()).toEqual(before);
  });
});

describe('a command is refused, and nothing changes', () => {
  it('naming a stage, an outcome, a visit or a field that does not exist', async () => {
    const filed = await api.file();
    const task = taskOf(filed, 'town');
    const before = await api.footprint();
    for (const [body, expected] of [
      [{ type: 'decide', ...task, outcome: 'perhaps' }, { code: 'UNKNOWN_OUTCOME' }],
      [
        { type: 'returnTo', ...task, stage: 'nowhere', opinion: '退' },
        { code: expect.stringMatching(/^(UNKNOWN_STAGE|RETURN_TARGET_INVALID)$/) },
      ],
      [{ type: 'decide', visitId: 99, taskId: '99.1', outcome: 'approve' }, { errors: [{ field: '/visitId' }] }],
      [
        { type: 'decide', ...task, outcome: 'approve', data: { colour: 'red' } },
        { code: 'UNKNOWN_FIELD', errors: [{ field: '/data/colour' }] },
      ],
      [
        { type: 'decide', ...task, outcome: 'approve', data: { area: 90 } },
        { code: 'FIELD_NOT_WRITABLE', errors: [{ field: '/data/area' }] },
      ],
      [{ type: 'decide', ...task, outcome: 'reject' }, { code: 'OPINION_REQUIRED' }],
      [{ type: 'correct', field: 'colour', value: 'red', reason: '误' }, { code: 'NOT_ALLOWED' }],
      [
        { type: 'correct', field: 'area', reason: '误' },
        { status: 400, errors: [{ field: '/value' }] },
      ],
    ] as const) {
      const answer = await api.command(
        body.type === 'correct' && body.field === 'colour' ? 'county-authority' : 'town-reviewer',
        filed.id,
        body,
      );
      expect(answer.json(), answer.body).toMatchObject(expected);
    }
    expect(await api.footprint()).toEqual(before);
  });

  it('on a case whose id is none, as on one that does not exist', async () => {
    for (const id of ['not-an-id', '00000000-0000-8000-8000-000000000000']) {
      const answer = await api.command('town-reviewer', id, { type: 'comment', text: '?' });
      expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
  });

  it('in the language that the caller reads', async () => {
    const english = { 'accept-language': 'en' };
    const answer = await api.ask({
      method: 'POST',
      url: '/api/v1/cases',
      as: 'village-cadre',
      payload: withData({ area: 0 }),
      headers: english,
    });
    expect(answer.json()).toMatchObject({ detail: 'The area must be above zero' });
    expect(answer.headers['content-language']).toBe('en');
  });
});
