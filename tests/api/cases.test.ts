import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import { filing, startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { idNumber } from '../support/factories.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
});
afterAll(() => api.close());

const start = (payload: object, more: { as?: string; key?: string } = {}) =>
  api.ask({
    method: 'POST',
    url: '/api/v1/cases',
    as: more.as ?? 'village-cadre',
    payload,
    ...(more.key === undefined ? {} : { headers: { 'idempotency-key': more.key } }),
  });

const get = async <Body>(url: string, as = 'village-cadre') => (await api.ask({ url, as })).json<Body>();

describe('filing a case', () => {
  it('answers 201 with the case, its address and what the caller may do', async () => {
    const answer = await start(filing());
    expect(answer.statusCode, answer.body).toBe(201);
    const view = answer.json<CaseView>();
    expect(answer.headers.location).toBe(`/api/v1/cases/${view.id}`);
    expect(answer.headers.etag).toBe(`"${view.sequence}"`);
    expect(view).toMatchObject({
      status: 'open',
      procedure: { key: 'house-repair', title: { zh: '测试修缮' } },
      organisation: { path: '610429101200', name: { zh: '东关村' } },
      stages: [{ key: 'town', title: { zh: '镇审核' } }],
      filer: { id: 'village-cadre' },
      rehearsal: false,
    });
    expect(view.number).toMatch(/^610429101-\d{4}-\d+$/);
    expect(view.actions.find((one) => one.type === 'decide')).toMatchObject({
      allowed: false,
      refusal: { code: 'NOT_ALLOWED' },
    });
    expect(view.actions.find((one) => one.type === 'withdraw')).toMatchObject({ allowed: true });
  });

  it('finds the subject by its national id number', async () => {
    const answer = await start(filing({ subject: { idNumber: idNumber(100) } }));
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json<CaseView>().subject).toMatchObject({ id: 'household-100' });
  });

  it('has one effect when the answer was lost and it is sent again under the same key', async () => {
    const payload = filing();
    const first = await start(payload, { key: 'lost-answer-1' });
    const before = await api.footprint();
    const second = await start(payload, { key: 'lost-answer-1' });
    expect(second.statusCode, second.body).toBe(201);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json<CaseView>().id).toBe(first.json<CaseView>().id);
    expect(await api.footprint()).toEqual(before);
  });

  it('has one effect when it is sent twice at the same instant', async () => {
    const payload = filing();
    const [one, other] = await Promise.all([
      start(payload, { key: 'at-once-1' }),
      start(payload, { key: 'at-once-1' }),
    ]);
    expect([one.statusCode, other.statusCode], one.body + other.body).toEqual([201, 201]);
    expect(one.json<CaseView>().id).toBe(other.json<CaseView>().id);
  });

  it('refuses a key that was used for another filing', async () => {
    await start(filing(), { key: 'used-before' });
    const answer = await start(filing(), { key: 'used-before' });
    expect(answer.json()).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('refuses a second open case about the same household, naming the first', async () => {
    const first = await api.file({ subject: { id: 'household-101' } });
    const before = await api.footprint();
    const answer = await start(filing({ subject: { id: 'household-101' } }));
    expect(answer.json()).toMatchObject({
      status: 409,
      code: 'SUBJECT_HAS_OPEN_CASE',
      caseNumber: first.number,
      errors: [{ field: '/subject' }],
    });
    expect(await api.footprint()).toEqual(before);
  });

  it('lets one of two filings about the same household win when they come at once', async () => {
    const answers = await Promise.all([
      start(filing({ subject: { id: 'household-102' } })),
      start(filing({ subject: { id: 'household-102' } })),
    ]);
    expect(
      answers.map((one) => one.statusCode).sort((a, b) => a - b),
      answers.map((one) => one.body).join(),
    ).toEqual([201, 409]);
    expect(answers.find((one) => one.statusCode === 409)?.json()).toMatchObject({ code: 'SUBJECT_HAS_OPEN_CASE' });
  });
});

describe('reading cases', () => {
  it('shows the case to its village, its town and its county, and not to the neighbours', async () => {
    const { id } = await api.file();
    const statuses = await Promise.all(
      [
        'village-cadre',
        'town-reviewer',
        'county-authority',
        'other-town-reviewer',
        'other-village-cadre',
        'villager',
      ].map(async (as) => (await api.ask({ url: `/api/v1/cases/${id}`, as })).statusCode),
    );
    expect(statuses).toEqual([200, 200, 200, 404, 404, 404]);
  });

  it('answers outside the scope exactly as for a case that does not exist', async () => {
    const { id } = await api.file();
    const none = '00000000-0000-8000-8000-000000000000';
    const [hidden, missing] = await Promise.all(
      [id, none].map(async (one) =>
        (await api.ask({ url: `/api/v1/cases/${one}`, as: 'other-town-reviewer' })).json<object>(),
      ),
    );
    expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' });
  });

  it('shows on the picture of its procedure what is passed, where it stands and what comes next', async () => {
    const { id, visits } = await api.file();
    interface Picture {
      nodes: { id: string; state?: string }[];
    }
    const marked = async (): Promise<Record<string, string[]>> => {
      const { nodes } = await get<Picture>(`/api/v1/cases/${id}/picture?format=graph`);
      const of = (state: string): string[] => nodes.filter((node) => node.state === state).map((node) => node.id);
      return { done: of('done'), now: of('now'), next: of('next') };
    };
    expect(await marked()).toMatchObject({ done: [], now: ['town'] });
    const drawn = await api.ask({ url: `/api/v1/cases/${id}/picture`, as: 'village-cadre' });
    expect(drawn.headers['content-type']).toContain('image/svg+xml');
    expect(drawn.body).toContain('data-node="town"');
    const [visit] = visits;
    const opinion = '材料属实，同意';
    const on = { visitId: visit?.id, taskId: visit?.tasks[0]?.id };
    await api.done('town-reviewer', id, { type: 'decide', ...on, outcome: 'approve', opinion });
    const after = await marked();
    expect(after['done']).toContain('town');
    expect(after['now']).not.toContain('town');
    const hidden = await api.ask({ url: `/api/v1/cases/${id}/picture`, as: 'other-town-reviewer' });
    expect(hidden.statusCode).toBe(404);
  });

  it('gives pages that together hold every case once, newest first', async () => {
    await api.file();
    await api.file();
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get<{ items: { id: string }[]; next: string | null }>(`/api/v1/cases?limit=2${cursor}`);
      seen.push(...page.items.map((one) => one.id));
      cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    const rows = await api.deps.db.selectFrom('cases').select('case_id').execute();
    expect(new Set(seen)).toEqual(new Set(rows.map((row) => row.case_id)));
  });

  it('filters by procedure, region, stage, status, subject and words', async () => {
    const { id, number, subject } = await api.file();
    const found = async (query: string) =>
      (await get<{ items: { id: string }[] }>(`/api/v1/cases?limit=200&${query}`, 'county-authority')).items.some(
        (one) => one.id === id,
      );
    const name = encodeURIComponent(subject?.name ?? '');
    for (const query of [
      'procedure=house-repair',
      'organisation=610429101',
      'stage=town',
      'status=open',
      'overdue=false',
      `subject=${subject?.id}`,
      `q=${name}`,
      `q=${number}`,
      'dueBefore=2100-01-01',
      'startedFrom=2020-01-01',
      'startedTo=2100-01-01',
    ]) {
      expect(await found(query), query).toBe(true);
    }
    for (const query of [
      'procedure=two-sectors',
      'organisation=610429102',
      'stage=county',
      'status=ended',
      'overdue=true',
      'subject=household-119',
      'q=nobody',
      'dueBefore=2000-01-01',
      'card=red',
      'startedFrom=2100-01-01',
      'startedTo=2020-01-01',
      'rehearsal=true',
      'problems=true',
    ]) {
      expect(await found(query), query).toBe(false);
    }
  });

  it('refuses a cursor that is not its own', async () => {
    const answer = await api.ask({ url: '/api/v1/cases?cursor=nonsense', as: 'village-cadre' });
    expect(answer.json()).toMatchObject({ status: 400, code: 'CURSOR_INVALID' });
  });

  it('masks what is sensitive for everybody, and shows it in clear only to the role that may see it, on record', async () => {
    const { id } = await api.file({ data: { grade: 'c', area: 80, idNumber: idNumber(5), phone: '13800000000' } });
    const view = await get<CaseView>(`/api/v1/cases/${id}`, 'town-reviewer');
    expect(view.data['idNumber']).toBe(`610429${'*'.repeat(10)}${idNumber(5).slice(-2)}`);
    expect(view.masked).toEqual(['idNumber', 'phone']);
    const reveal = (as: string, field: string) =>
      api.ask({
        method: 'POST',
        url: `/api/v1/cases/${id}/reveals`,
        as,
        payload: { field, reason: '核对身份' },
      });
    expect((await reveal('town-reviewer', 'idNumber')).json()).toEqual({ field: 'idNumber', value: idNumber(5) });
    expect((await reveal('village-cadre', 'idNumber')).json()).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await reveal('town-reviewer', 'phone')).json()).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await reveal('town-reviewer', 'grade')).json()).toMatchObject({ code: 'COMMAND_NOT_APPLICABLE' });
    expect((await reveal('other-town-reviewer', 'idNumber')).statusCode).toBe(404);
    const looks = await api.deps.db.selectFrom('reveals').selectAll().where('case_id', '=', id).execute();
    expect(looks).toMatchObject([{ field: 'idNumber', person_id: 'town-reviewer', ground: '核对身份' }]);
    const kept = await api.deps.db.selectFrom('idempotency_keys').select('answer').execute();
    expect(JSON.stringify(kept)).not.toContain(idNumber(5));
  });

  it('calls the people and files in its data by their names, and what stays masked or unknown by none', async () => {
    const photo = new FormData();
    photo.append('file', new Blob([Buffer.from('%PDF-1.4\n%%EOF\n')]), '现场照片.pdf');
    const upload = new Response(photo);
    const sent = await api.ask({
      method: 'POST',
      url: '/api/v1/attachments',
      as: 'village-cadre',
      payload: Buffer.from(await upload.arrayBuffer()),
      headers: { 'content-type': upload.headers.get('content-type') ?? '', 'idempotency-key': 'photo-of-names' },
    });
    const { digest } = sent.json<{ digest: string }>();
    const { person } = await get<{ person: { id: string; name: string } }>('/api/v1/me', 'town-reviewer');
    const data = { grade: 'c', area: 80, helper: person.id, photos: [digest], idNumber: idNumber(6) };
    const { id } = await api.file({ data });
    const { names } = await get<CaseView>(`/api/v1/cases/${id}`);
    expect(names).toEqual({
      [person.id]: { zh: person.name, en: person.name },
      [digest]: { zh: '现场照片.pdf', en: '现场照片.pdf' },
    });
  });

  it('tells the trail in both languages, with both dates', async () => {
    const { id } = await api.file({ businessDate: '2026-01-05' });
    const { items } = await get<{ items: { type: string; text: object; businessDate: string; recordedAt: string }[] }>(
      `/api/v1/cases/${id}/timeline`,
    );
    expect(items[0]).toMatchObject({
      type: 'caseStarted',
      text: { zh: '提出申请，立案', en: 'Application filed, case opened' },
      businessDate: '2026-01-05',
    });
    expect(items[0]?.recordedAt.slice(0, 10)).not.toBe('2026-01-05');
    expect(items.find((one) => one.type === 'visitOpened')?.text).toEqual({
      zh: '进入镇审核',
      en: 'Entered Town review',
    });
    // Posts are told by their names, never by a code.
    expect(items.find((one) => one.type === 'taskOpened')?.text).toEqual({
      zh: '审批任务交 镇（街道）审核人员（城关镇）',
      en: 'Task "decision" for Township government reviewer (Chengguan Town)',
    });
  });

  it('tells of the trail only what was said, where that is asked', async () => {
    const { id, visits } = await api.file();
    const on = { visitId: visits[0]?.id, taskId: visits[0]?.tasks[0]?.id };
    await api.done('town-reviewer', id, { type: 'decide', ...on, outcome: 'approve', opinion: '材料属实' });
    const { items, next } = await get<{ items: object[]; next: string | null }>(
      `/api/v1/cases/${id}/timeline?type=opinionGiven,voteRecorded&limit=1`,
    );
    expect(items).toMatchObject([
      {
        type: 'opinionGiven',
        stage: { key: 'town' },
        opinion: { outcome: { zh: '同意', en: 'approve' }, text: '材料属实' },
      },
    ]);
    expect(next).toBeNull();
  });

  it('explains each clock: the last day, and how it was counted', async () => {
    const { id } = await api.file();
    const { items } = await get<{ items: { clock: object; dueOn: string; working: { zh: string }[] }[] }>(
      `/api/v1/cases/${id}/clocks`,
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ clock: { key: 'townReview', title: { zh: '镇审核时限' } }, state: 'running' });
    expect(items[0]?.working.at(0)?.zh).toContain('当日不计入');
    expect(items[0]?.working.at(-1)?.zh).toContain(items[0]?.dueOn ?? '-');
  });
});

describe('a worklist', () => {
  it('holds a task for whoever holds the role, until it is done', async () => {
    const view = await api.file();
    const tasks = async (query: string, as: string) =>
      (await get<{ items: { caseId: string }[] }>(`/api/v1/tasks?limit=200&${query}`, as)).items.filter(
        (one) => one.caseId === view.id,
      );
    expect(await tasks('view=mine', 'town-reviewer')).toMatchObject([
      {
        taskId: taskOf(view, 'town').taskId,
        stage: { title: { zh: '镇审核' } },
        kind: { key: 'decide' },
        to: { role: 'townshipGovernment', organisation: '610429101' },
        caseNumber: view.number,
      },
    ]);
    expect(await tasks('view=mine', 'other-town-reviewer')).toEqual([]);
    expect(await tasks('view=unit', 'county-authority')).toHaveLength(1);
    expect(await tasks('view=dueBefore&dueBefore=2100-01-01', 'town-reviewer')).toHaveLength(1);
    expect(await tasks('view=overdue', 'town-reviewer')).toEqual([]);
    await api.done('town-reviewer', view.id, { type: 'decide', ...taskOf(view, 'town'), outcome: 'approve' });
    expect(await tasks('view=mine', 'town-reviewer')).toEqual([]);
    expect(await tasks('view=done', 'town-reviewer')).toMatchObject([{ outcome: { title: { zh: '同意' } } }]);
    expect(await tasks('view=mine', 'county-authority')).toHaveLength(1);
  });

  it('lets a task be claimed and given back by its own addresses', async () => {
    const view = await api.file();
    const { taskId } = taskOf(view, 'town');
    const put = (verb: string, as: string) =>
      api.ask({ method: 'POST', url: `/api/v1/tasks/${view.id}/${taskId}/${verb}`, as });
    const claimed = await put('claim', 'town-reviewer');
    expect(claimed.statusCode, claimed.body).toBe(200);
    expect(claimed.json<CaseView>().visits[0]?.tasks[0]?.claimedBy).toEqual({
      id: 'town-reviewer',
      name: '测试镇审核',
    });
    const released = await put('release', 'town-reviewer');
    expect(released.json<CaseView>().visits[0]?.tasks[0]?.claimedBy).toBeNull();
  });
});
