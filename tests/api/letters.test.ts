// Letters through the API, on the engine: a refusal goes out under its number, is served, and what may be done against
// it is counted from there.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { LetterView, LetterWithText } from '../../api/contracts/letters.ts';
import { letterPage } from '../../api/letter-page.ts';
import { verifyCase } from '../../db/verify.ts';
import { addDays, daysBetween, localDateOf } from '../../domain/calendar/index.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { remediesAtLaw } from '../../procedures/remedies.ts';
import { filing, startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { houseRepair } from '../support/factories.ts';

const text = (zh: string, en = zh) => ({ zh, en });
const basis = [{ kind: 'assumed', note: text('测试') }];

/** The repair of the other tests, where whoever refuses tells it by a letter. */
const repairWithLetter = CaseForm.parse({
  ...houseRepair,
  id: 'repair-with-letter',
  subject: { kind: 'household', uniqueness: 'none' },
  withdrawal: undefined,
  stages: [
    ...houseRepair.stages
      .filter(({ key }) => key !== 'withdrawn')
      .map((stage) =>
        'outcomes' in stage
          ? {
              ...stage,
              outcomes: stage.outcomes.map((one) => (one.key === 'reject' ? { ...one, to: 'inform' } : one)),
            }
          : stage,
      ),
    {
      key: 'inform',
      kind: 'service',
      title: text('告知不予批准', 'Told'),
      basis,
      action: {
        do: 'letter',
        template: 'refusal',
        title: text('不予批准决定书', 'Refusal'),
        fields: ['note', 'idNumber', 'grade'],
        to: 'applicant',
        kind: 'decision',
        remedies: remediesAtLaw,
      },
      to: 'refused',
    },
  ],
});

const ID_NUMBER = '11010519491231002X';

let api: CaseApi;
let today: string;
let proof: string;

beforeAll(async () => {
  api = await startCaseApi();
  await api.activate(repairWithLetter);
  today = localDateOf(api.deps.now());
  proof = await upload('village-cadre');
});
afterAll(() => api.close());

async function upload(as: string): Promise<string> {
  const boundary = `----${randomUUID()}`;
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="receipt.png"\r\nContent-Type: image/png\r\n\r\n`;
  const answer = await api.ask({
    method: 'POST',
    url: '/api/v1/attachments',
    as,
    payload: Buffer.concat([Buffer.from(head), png, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  return answer.json<{ digest: string }>().digest;
}

const get = async <Body>(url: string, as = 'village-cadre', headers = {}): Promise<Body> =>
  (await api.ask({ url: `/api/v1${url}`, as, headers })).json<Body>();
const list = (query: string, as?: string) => get<{ items: LetterView[]; next: string | null }>(`/letters?${query}`, as);

/** Files, refuses in the township and waits for the letter. */
async function refusedCase(opinion = '面积不符合规定'): Promise<{ caseId: string; letter: LetterView }> {
  const filed = await api.file(
    filing({
      procedure: 'repair-with-letter',
      applicant: 'villager',
      data: { grade: 'c', area: 80, idNumber: ID_NUMBER, note: '<b>旧屋</b> & "危房"' },
    }),
  );
  await api.done('town-reviewer', filed.id, { type: 'decide', ...taskOf(filed, 'town'), outcome: 'reject', opinion });
  const letter = await vi.waitFor(async () => {
    const view = await get<CaseView>(`/cases/${filed.id}`);
    expect(view.status).toBe('ended');
    const [found] = (await list(`case=${filed.id}`)).items;
    if (found === undefined) throw new Error('no letter yet');
    return found;
  }, 15_000);
  return { caseId: filed.id, letter };
}

const serve = (
  { caseId, letter }: { caseId: string; letter: LetterView },
  more: Record<string, unknown> = {},
  { as = 'village-cadre', headers = {} }: { as?: string; headers?: Record<string, string> } = {},
) =>
  api.ask({
    method: 'POST',
    url: `/api/v1/cases/${caseId}/letters/${letter.id}/service`,
    as,
    payload: { how: 'direct', to: '测试甲', servedOn: today, proof: [proof], ...more },
    headers,
  });

describe('a refusal', () => {
  it('goes out as a decision under a number of the body that refused, and is listed as not served', async () => {
    const { caseId, letter } = await refusedCase();
    expect(letter).toMatchObject({
      number: expect.stringMatching(new RegExp(`^城关镇决字〔${today.slice(0, 4)}〕\\d+号$`)),
      kind: 'decision',
      title: { zh: '不予批准决定书' },
      case: { id: caseId, procedure: { key: 'repair-with-letter' } },
      issuer: { path: '610429101', name: { zh: '城关镇' } },
      addressee: { kind: 'applicant', name: { zh: '测试甲' } },
      issuedOn: today,
      service: null,
      remedies: [
        { key: 'reconsideration', dueOn: null, daysLeft: null, lapsed: false },
        { key: 'suit', dueOn: null, daysLeft: null, lapsed: false },
      ],
    });
    expect((await list('unserved=true')).items.map(({ id }) => id)).toContain(letter.id);
    const inbox = await get<{ items: { kind: string; caseId: string; text: string }[] }>('/inbox', 'villager');
    const told = inbox.items.filter((item) => item.caseId === caseId && item.kind === 'letterIssued');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain(letter.number);
  });

  it('gives letters of one organisation consecutive numbers, also two that are written at once', async () => {
    const both = await Promise.all([refusedCase(), refusedCase()]);
    const [one = 0, other = 0] = both
      .map(({ letter }) => Number(/(\d+)号$/.exec(letter.number)?.[1]))
      .toSorted((a, b) => a - b);
    expect(other).toBe(one + 1);
  });

  it('is read with what it says, the reason in it and what is sensitive masked', async () => {
    const { letter } = await refusedCase();
    const { paragraphs } = await get<LetterWithText>(`/letters/${letter.id}`, 'villager');
    const said = paragraphs.map(({ zh }) => zh);
    expect(said).toContain('理由：面积不符合规定');
    expect(said).toContain('房屋等级：C级');
    expect(said).toContain('身份证号：110105**********2X');
    expect(said.join()).toContain('60日内');
    expect(JSON.stringify(paragraphs)).not.toContain(ID_NUMBER);
  });

  it('is shown as a page to print in the reader’s language, in which nothing that was filled in is markup', async () => {
    const { letter } = await refusedCase('<script>alert(1)</script>');
    const page = await api.ask({ url: `/api/v1/letters/${letter.id}/page`, as: 'villager' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.body).toContain('<html lang="zh-CN">');
    expect(page.body).toContain(letter.number);
    expect(page.body).toContain('&lt;b&gt;旧屋&lt;/b&gt; &amp; &quot;危房&quot;');
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.body).not.toMatch(/<(?:b|script)>/);
    const english = await api.ask({
      url: `/api/v1/letters/${letter.id}/page`,
      as: 'villager',
      headers: { 'accept-language': 'en' },
    });
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain('apply for administrative reconsideration');
  });

  it('is shown to nobody who does not see its case', async () => {
    const { caseId, letter } = await refusedCase();
    for (const path of [`/letters/${letter.id}`, `/letters/${letter.id}/page`]) {
      const answer = await api.ask({ url: `/api/v1${path}`, as: 'other-town-reviewer' });
      expect(answer.statusCode, path).toBe(404);
    }
    expect((await list(`case=${caseId}`, 'other-town-reviewer')).items).toEqual([]);
    expect((await serve({ caseId, letter }, {}, { as: 'other-town-reviewer' })).statusCode).toBe(404);
  });
});

describe('the list of letters', () => {
  it('is narrowed by case, issuer, number and service, page by page, newest first', async () => {
    const { caseId, letter } = await refusedCase();
    const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);
    expect(await ids(`case=${caseId}`)).toEqual([letter.id]);
    expect(await ids('organisation=610429101&limit=200')).toContain(letter.id);
    expect(await ids('organisation=610429101200')).toEqual([]);
    expect(await ids(`number=${encodeURIComponent(letter.number)}`)).toEqual([letter.id]);
    expect(await ids('number=%25')).toEqual([]);
    expect(await ids(`case=${caseId}&unserved=false`)).toEqual([]);
    const all = (await list('limit=200')).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect((await api.ask({ url: '/api/v1/letters?unserved=maybe', as: 'village-cadre' })).statusCode).toBe(400);
  });
});

describe('the service of a letter', () => {
  it('is recorded after the end of the case, in its trail, and starts the days of the remedies', async () => {
    const refused = await refusedCase();
    const answer = await serve(refused);
    expect(answer.statusCode, answer.body).toBe(200);
    const served = answer.json<LetterView>();
    expect(served.service).toEqual({
      how: { key: 'direct', title: { zh: '直接送达', en: 'handed over' } },
      to: '测试甲',
      servedOn: today,
      effectiveOn: today,
      proof: [proof],
      note: null,
    });
    for (const { dueOn, daysLeft, lapsed } of served.remedies) {
      expect(dueOn).not.toBeNull();
      expect([daysLeft, lapsed]).toEqual([daysBetween(today, dueOn ?? ''), false]);
    }
    expect(served.remedies[0]?.daysLeft).toBeGreaterThanOrEqual(60);
    expect((await list(`case=${refused.caseId}&unserved=true`)).items).toEqual([]);
    expect(await list(`case=${refused.caseId}&unserved=false`)).toMatchObject({ items: [{ id: refused.letter.id }] });
    const timeline = (await api.ask({ url: `/api/v1/cases/${refused.caseId}/timeline`, as: 'village-cadre' })).body;
    expect(timeline).toContain(`${refused.letter.number} 直接送达：测试甲`);
    expect(await verifyCase(api.deps.db, refused.caseId)).toBeNull();
  });

  it('by public notice counts thirty days later, and says why it was needed', async () => {
    const refused = await refusedCase();
    const silent = await serve(refused, { how: 'publicNotice' });
    expect(silent.json()).toMatchObject({ status: 422, code: 'FIELD_REQUIRED', errors: [{ field: '/note' }] });
    const served = (await serve(refused, { how: 'publicNotice', note: '本人下落不明' })).json<LetterView>();
    expect(served.service).toMatchObject({ servedOn: today, effectiveOn: addDays(today, 30), note: '本人下落不明' });
    expect(served.remedies[0]?.daysLeft).toBeGreaterThanOrEqual(90);
  });

  it('is refused before the letter, in the future, without proof, with proof that is not there, and changes nothing', async () => {
    const refused = await refusedCase();
    const before = await api.footprint();
    const english = { headers: { 'accept-language': 'en' } };
    for (const [more, status, code, field, zh, en] of [
      [
        { servedOn: addDays(today, -1) },
        422,
        'SERVICE_BEFORE_LETTER',
        '/servedOn',
        '不得早于文书日期',
        'before its date',
      ],
      [{ servedOn: addDays(today, 1) }, 422, 'BUSINESS_DATE_IN_FUTURE', '/servedOn', '不得晚于今天', 'after today'],
      [{ proof: [] }, 422, 'FIELD_REQUIRED', '/proof', '送达回证', 'receipt'],
      [{ how: 'left' }, 422, 'FIELD_REQUIRED', '/note', '原因', 'why'],
    ] as const) {
      const chinese = (await serve(refused, more)).json<{ detail: string }>();
      expect(chinese, code).toMatchObject({ status, code, errors: [{ field }] });
      expect(chinese.detail).toContain(zh);
      expect((await serve(refused, more, english)).json<{ detail: string }>().detail).toContain(en);
    }
    const unknown = await serve(refused, { proof: ['f'.repeat(64)] });
    expect(unknown.json()).toMatchObject({ errors: [{ field: '/proof/0' }] });
    expect((await serve(refused, { how: 'pigeon' })).statusCode).toBe(400);
    expect(await api.footprint()).toEqual(before);
  });

  it('is refused by somebody without the right, whether party or other body, in his language', async () => {
    const refused = await refusedCase();
    for (const as of ['villager', 'county-authority']) {
      const own = await upload(as);
      const answer = await serve(refused, { proof: [own] }, { as, headers: { 'accept-language': 'en' } });
      expect(answer.json(), as).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
      expect(answer.body).toContain('issuing organisation');
    }
  });

  it('is recorded once: a repeat gives the same answer, another is refused, of two at once one holds', async () => {
    const refused = await refusedCase();
    const headers = { 'idempotency-key': randomUUID() };
    const once = await serve(refused, {}, { headers });
    const again = await serve(refused, {}, { headers });
    expect([once.statusCode, again.statusCode, again.headers['idempotency-replayed']]).toEqual([200, 200, 'true']);
    expect(again.json()).toEqual(once.json());
    expect((await serve(refused)).json()).toMatchObject({ status: 409, code: 'LETTER_SERVED' });
    const other = await refusedCase();
    const codes = (await Promise.all([serve(other), serve(other)])).map(({ statusCode }) => statusCode);
    expect(codes.toSorted((a, b) => a - b)).toEqual([200, 409]);
    const strange = await serve({ caseId: refused.caseId, letter: other.letter });
    expect(strange.statusCode).toBe(404);
  });

  it('puts what may still be done among what falls due for the applicant, until its last day is over', async () => {
    const refused = await refusedCase();
    await serve(refused);
    const own = async (query: string, as = 'villager') =>
      (await get<{ items: { caseId: string; what: object; overdue: boolean }[] }>(`/due/list?of=remedies&${query}`, as))
        .items;
    expect((await own('within=30')).filter(({ caseId }) => caseId === refused.caseId)).toEqual([]);
    const within = (await own('within=366&limit=200')).filter(({ caseId }) => caseId === refused.caseId);
    expect(within).toMatchObject([
      { what: { key: 'reconsideration' }, overdue: false, owners: [{ person: { id: 'villager' } }] },
      { what: { key: 'suit', title: { en: 'bring an administrative suit before the court' } } },
    ]);
    const counted = await get<{ items: { key: string; overdue: number; soon: number }[] }>(
      '/due?of=remedies&by=person&within=366',
    );
    expect(counted.items).toMatchObject([{ key: 'villager', overdue: 0 }]);
    const his = await own('within=366&limit=200&by=person&key=villager', 'village-cadre');
    expect(his.map(({ caseId }) => caseId)).toContain(refused.caseId);
    expect(await own('within=366', 'other-town-reviewer')).toEqual([]);
    await api.deps.db
      .updateTable('letters')
      .set({ remedies_until: addDays(today, -1) })
      .where('case_id', '=', refused.caseId)
      .execute();
    expect((await own('within=366&limit=200')).filter(({ caseId }) => caseId === refused.caseId)).toEqual([]);
  });
});

describe('a letter of a case that is still open', () => {
  it('is served through its workflow', async () => {
    const { stages } = repairWithLetter;
    const definition = CaseForm.parse({
      ...repairWithLetter,
      id: 'letter-then-wait',
      stages: stages.map((stage) => (stage.key === 'inform' ? { ...stage, to: 'county' } : stage)),
    });
    await api.activate(definition);
    const filed = await api.file(filing({ procedure: 'letter-then-wait', applicant: 'villager' }));
    const reject = { type: 'decide', ...taskOf(filed, 'town'), outcome: 'reject', opinion: '补充核实' };
    await api.done('town-reviewer', filed.id, reject);
    const letter = await vi.waitFor(async () => {
      const view = await get<CaseView>(`/cases/${filed.id}`);
      expect(view.visits.map(({ stage }) => stage.key)).toEqual(['county']);
      const [found] = (await list(`case=${filed.id}`)).items;
      if (found === undefined) throw new Error('no letter yet');
      return found;
    }, 15_000);
    expect((await serve({ caseId: filed.id, letter })).statusCode).toBe(200);
    expect((await get<CaseView>(`/cases/${filed.id}`)).status).toBe('open');
    expect((await serve({ caseId: filed.id, letter })).json()).toMatchObject({ code: 'LETTER_SERVED' });
  });
});

describe('the printed page', () => {
  it('escapes every part that people or registers filled in', () => {
    const evil = text('<img src=x onerror="1">&\'');
    const page = letterPage(
      {
        id: `${randomUUID()}:1`,
        number: '<i>1</i>',
        kind: 'letter',
        title: evil,
        case: { id: randomUUID(), number: '1', procedure: { key: 'a', title: evil } },
        issuer: { path: '610429', name: evil },
        addressee: { kind: 'applicant', name: evil },
        issuedOn: '2026-01-05',
        service: null,
        remedies: [],
        paragraphs: [evil],
      },
      'zh',
    );
    expect(page).not.toMatch(/<(?:img|i)[ >]/);
    expect(page).toContain('2026年1月5日');
  });
});
