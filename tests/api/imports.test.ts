// Taking over from paper through the API: people, the register and cases, tried and taken.
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ImportRowView, ImportTried, ImportView } from '../../api/contracts/imports.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { SHEET_LIMITS } from '../../spreadsheet/sheet.ts';
import { writeXlsx } from '../../spreadsheet/write-xlsx.ts';
import { readXlsx } from '../../spreadsheet/xlsx.ts';
import { startCaseApi, type CaseApi } from '../support/app.ts';
import { idNumber } from '../support/factories.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto, now } = api.deps;
  const keepers = [
    { id: 'county-admin', organisation: '610429' },
    { id: 'town-admin', organisation: '610429101' },
    { id: 'other-town-admin', organisation: '610429102' },
  ];
  await putPeople(
    db,
    crypto,
    keepers.map(({ id }) => ({ id, name: `测试${id}` })),
    now(),
  );
  await putAccounts(
    db,
    keepers.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  const post = { role: 'systemAdministrator', validFrom: '2020-01-01' };
  await putHoldings(
    db,
    keepers.map(({ id, organisation }) => ({ personId: id, organisation, ...post })),
  );
});
afterAll(() => api.close());

let files = 0;

function upload(url: string, file: string | Buffer, as: string, key = `import-${++files}`) {
  const boundary = '----banjie-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="档案.csv"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return api.ask({
    method: 'POST',
    url: `/api/v1${url}`,
    as,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': key },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

async function tried(query: string, file: string | Buffer, as = 'county-admin'): Promise<ImportTried> {
  const answer = await upload(`/imports/dry-run?${query}`, file, as);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ImportTried>();
}

/** Takes a file in and waits until nothing waits. */
async function taken(query: string, file: string | Buffer, as = 'county-admin'): Promise<ImportView> {
  const answer = await upload(`/imports?${query}`, file, as);
  expect(answer.statusCode, answer.body).toBe(202);
  return settled(answer.json<ImportView>().id, as);
}

function settled(id: string, as = 'county-admin'): Promise<ImportView> {
  return vi.waitFor(
    async () => {
      const view = (await api.ask({ url: `/api/v1/imports/${id}`, as })).json<ImportView>();
      expect(view.state, JSON.stringify(view)).not.toBe('running');
      return view;
    },
    { timeout: 60_000, interval: 100 },
  );
}

async function rowsOf(id: string, as = 'county-admin', query = ''): Promise<ImportRowView[]> {
  const answer = await api.ask({ url: `/api/v1/imports/${id}/rows?limit=200${query}`, as });
  return answer.json<{ items: ImportRowView[] }>().items;
}

const places = (rows: ImportRowView[]) =>
  rows.flatMap(({ row, faults }) => faults.map(({ column, code }) => [row, column, code]));

const countOf = async (table: 'people' | 'organisations' | 'subjects' | 'cases' | 'holdings'): Promise<number> => {
  const { n } = await api.deps.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

describe('organisations', () => {
  const file = [
    '××县组织名单,,,',
    '组织代码,名称,设立日期,撤销日期',
    '610429103/station,示例站所,2020-01-01,',
    '６１０４２９１０３２０１,示例村,2020年1月1日,',
    ',,,',
    '610429103,示例镇,2020-01-01,',
    '610429104201,孤村,2020-01-01,',
    '610429103202,倒置村,2021-01-01,2020-01-01',
    '6104,错码,二〇二〇,',
  ].join('\n');

  it('are tried in the order of their levels, every fault of a row at once, and nothing is changed', async () => {
    const before = await countOf('organisations');
    const result = await tried('kind=organisations', file);
    expect(result).toMatchObject({ added: 3, failed: 3 });
    expect(places(result.rows)).toEqual([
      [7, 'path', 'UNKNOWN_ORGANISATION'],
      [8, 'validTo', 'PERIOD_ENDS_BEFORE_START'],
      [9, 'path', 'FIELD_INVALID'],
      [9, 'validFrom', 'FIELD_INVALID'],
    ]);
    expect(result.rows[3]?.faults[0]?.message).toContain('610429104');
    expect(await countOf('organisations')).toBe(before);
  });

  it('are taken as they were tried; the same file again changes nothing', async () => {
    const view = await taken('kind=organisations', file);
    expect(view).toMatchObject({ state: 'done', progress: { added: 3, failed: 3, waiting: 0 } });
    expect(await taken('kind=organisations', file)).toMatchObject({ progress: { same: 3, failed: 3 } });
    const renamed = await taken('kind=organisations', '组织代码,名称,设立日期\n610429103,示例街道,2020-01-01\n');
    expect(renamed.progress).toMatchObject({ changed: 1 });
  });
});

describe('people and posts', () => {
  const head = '人员编号,姓名,身份证号,手机号,职务,任职单位代码,任职日期,登录账号';

  it('are stored with their numbers sealed, and hold their posts', async () => {
    const file = `${head}\nr-1,测试新审核,${idNumber(701)},１３９００００００００,镇（街道）审核人员,610429101,2024-03-01,new-reviewer\nr-1,测试新审核,,,村民代表,610429101200,2024-03-01,\n`;
    expect(await tried('kind=people', file)).toMatchObject({ added: 2, failed: 0 });
    expect(await taken('kind=people', file)).toMatchObject({ progress: { added: 2 } });
    const me = await api.ask({ url: '/api/v1/me', as: 'new-reviewer' });
    expect(me.json()).toMatchObject({ person: { id: 'r-1' }, holdings: [{}, {}] });
    const row = await api.deps.db.selectFrom('people').selectAll().where('id', '=', 'r-1').executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(idNumber(701));
    expect(api.deps.crypto.open(row.phone_sealed ?? '', 'person:r-1')).toBe('13900000000');
    expect(await taken('kind=people', file)).toMatchObject({ progress: { same: 2 } });
  });

  it('are refused with a wrong number, an unknown post, a post of another level, or for another person', async () => {
    const result = await tried(
      'kind=people',
      [
        head,
        `x-1,测试甲甲,610429190001010039,123,审核,610429101,2024-13-01,`,
        `x-2,测试乙乙,,,县级核查（审定）人员,610429101200,2024-01-01,`,
        `r-1,另一人,,,村民代表,610429101200,2024-01-01,`,
        `,测试丙丙,,,村民代表,610429101200,2024-01-01,`,
        `x-3,测试丁丁,,,村民代表,610429101200,2024-01-01,town-reviewer`,
      ].join('\n'),
    );
    expect(places(result.rows)).toEqual([
      [2, 'idNumber', 'FIELD_INVALID'],
      [2, 'phone', 'FIELD_INVALID'],
      [2, 'role', 'FIELD_INVALID'],
      [2, 'validFrom', 'FIELD_INVALID'],
      [3, 'organisation', 'ORGANISATION_WRONG_LEVEL'],
      [4, 'name', 'FIELD_INVALID'],
      [5, 'idNumber', 'FIELD_REQUIRED'],
      [6, 'login', 'FIELD_INVALID'],
    ]);
  });

  it('lets an administrator of a town give posts and accounts in his town alone', async () => {
    const file = [
      head,
      't-1,测试镇员,,,村民代表,610429102201,2024-01-01,',
      'county-authority,测试县审定,,,镇（街道）审核人员,610429101,2024-01-01,stolen',
    ].join('\n');
    const result = await tried('kind=people', file, 'town-admin');
    expect(places(result.rows)).toEqual([
      [2, 'organisation', 'NOT_ALLOWED'],
      [3, 'login', 'NOT_ALLOWED'],
    ]);
    expect((await upload('/imports?kind=people&region=610429', file, 'town-admin')).statusCode).toBe(403);
    expect((await upload('/imports/dry-run?kind=people', file, 'village-cadre')).statusCode).toBe(403);
  });
});

describe('the subject register', () => {
  it('takes households with their members, who never decide about them', async () => {
    const file = [
      '类别,编号,所在地代码,姓名或名称,与户主关系,身份证号',
      `农户,H-901,610429101200,测试九,配偶,${idNumber(902)}`,
      `农户,H-901,610429101200,测试八,,${idNumber(901)}`,
      `农户,,610429101200,测试七,,${idNumber(903).slice(0, 17)}Y`,
      `房屋,F-1,610429101200,东关村旧宅,,`,
      `项目,,610429101200,无号项目,,`,
    ].join('\n');
    const view = await taken('kind=subjects', file);
    expect(view.progress).toMatchObject({ added: 3, failed: 2 });
    expect(places(await rowsOf(view.id))).toEqual([
      [4, 'idNumber', 'FIELD_INVALID'],
      [6, 'number', 'FIELD_REQUIRED'],
    ]);
    const subject = await api.ask({ url: '/api/v1/subjects/H-901', as: 'village-cadre' });
    expect(subject.json()).toMatchObject({ name: '测试八户', person: { name: '测试八' } });
    const relatives = await api.deps.db
      .selectFrom('relatives')
      .select('relation')
      .where('subject_id', '=', 'H-901')
      .execute();
    expect(relatives).toEqual([{ relation: '配偶' }]);
    expect(await taken('kind=subjects', file)).toMatchObject({ progress: { same: 3, failed: 2 } });
  });

  it('deletes the cells of what is taken, keeps those of what is refused sealed, and deletes them on request', async () => {
    const right = `农户,H-911,610429101200,测试一一,,${idNumber(911)}`;
    const file = `类别,编号,所在地代码,姓名或名称,与户主关系,身份证号\n${right}\n农户,H-912,610429109,测试一二,,${idNumber(912)}\n`;
    const view = await taken('kind=subjects', file);
    const cells = () =>
      api.deps.db
        .selectFrom('import_rows')
        .select(['row', 'cells_sealed'])
        .where('import_id', '=', view.id)
        .orderBy('row')
        .execute();
    const [done, failed] = await cells();
    expect(done?.cells_sealed).toBeNull();
    expect(failed?.cells_sealed).not.toBeNull();
    expect(JSON.stringify(failed)).not.toContain(idNumber(912));
    const answer = await api.ask({ method: 'POST', url: `/api/v1/imports/${view.id}/discard`, as: 'county-admin' });
    expect(answer.statusCode, answer.body).toBe(202);
    await vi.waitFor(async () => expect((await cells()).map((one) => one.cells_sealed)).toEqual([null, null]));
    const late = await api.ask({ url: `/api/v1/imports/${view.id}/faults`, as: 'county-admin' });
    expect(late.statusCode).toBe(422);
  });

  it('gives the refused rows as a workbook with the faults marked, which is taken when they are corrected', async () => {
    const file = `类别,编号,所在地代码,姓名或名称\n房屋,F-21,610429199,旧宅\n房屋,F-22,610429101200,新宅\n`;
    const view = await taken('kind=subjects', file);
    const answer = await api.ask({ url: `/api/v1/imports/${view.id}/faults`, as: 'county-admin' });
    const sheet = await readXlsx(answer.rawPayload, SHEET_LIMITS);
    expect(sheet.head.cells).toEqual(['类别', '编号', '所在地代码', '姓名或名称', '导入问题']);
    expect(sheet.rows).toHaveLength(1);
    expect(String(sheet.rows[0]?.cells[4])).toContain('610429199');
    const xml = strFromU8(unzipSync(answer.rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toMatch(/r="C2" s="3"/);
    const cells = [sheet.head, ...sheet.rows].map((row) =>
      row.cells.map((cell) => ({ text: cell === '610429199' ? '610429101200' : String(cell ?? '') })),
    );
    const corrected = Buffer.from(writeXlsx([{ name: '更正', widths: [], rows: cells }]));
    expect(await taken('kind=subjects', corrected)).toMatchObject({ progress: { added: 1, failed: 0 } });
  });

  it('takes refused rows again when what they lacked is there', async () => {
    const view = await taken('kind=subjects', '类别,编号,所在地代码,姓名或名称\n房屋,F-31,610429105201,山上旧宅\n');
    expect(view.progress).toMatchObject({ failed: 1 });
    const lacked = '组织代码,名称,设立日期\n610429105,后补镇,2020-01-01\n610429105201,后补村,2020-01-01\n';
    await taken('kind=organisations', lacked);
    await api.ask({ method: 'POST', url: `/api/v1/imports/${view.id}/resume`, as: 'county-admin' });
    await vi.waitFor(async () => {
      const now = (await api.ask({ url: `/api/v1/imports/${view.id}`, as: 'county-admin' })).json<ImportView>();
      expect(now.progress).toMatchObject({ added: 1, failed: 0 });
    });
  });
});

describe('cases under way', () => {
  const HEAD = '原编号,组织代码,主体,申报日期,目前环节,房屋等级,面积,办理环节,办理结果,办理日期,办理人,办理意见';
  const query = 'kind=cases&procedure=house-repair';
  const rowsFor = (number: string, household: number): string[] => [
    `${number},610429101200,household-${household},2026-03-02,县审定,C级,８０,镇审核,同意,2026-03-05,张三,同意上报`,
    `${number},,,,,,,县审定,退回,2026-03-10,测试县审定,补照片`,
    `,,,,,,,镇审核,同意,2026-03-20,town-reviewer,`,
  ];

  it('lie where their history leads, with clocks that run from the real dates, and go on from there', async () => {
    const file = [HEAD, ...rowsFor('2026-1', 41)].join('\n');
    expect(await tried(query, file)).toMatchObject({ added: 3, failed: 0 });
    const view = await taken(query, file);
    expect(view).toMatchObject({ progress: { added: 3, failed: 0 } });
    const [row] = await rowsOf(view.id);
    const caseId = row?.target ?? '';
    const found = (await api.ask({ url: `/api/v1/cases/${caseId}`, as: 'county-authority' })).json<CaseView>();
    expect(found.visits.map(({ stage }) => stage.key)).toEqual(['county']);
    expect(found.data).toMatchObject({ grade: 'c', area: 80 });
    const timeline = await api.ask({ url: `/api/v1/cases/${caseId}/timeline?limit=200`, as: 'county-authority' });
    expect(timeline.statusCode, timeline.body).toBe(200);
    expect(timeline.body).toContain('由纸质档案接管在办件，原编号 2026-1，来源文件 档案.csv');
    expect(timeline.body).toContain('据纸质档案，表第 3 行');
    const visit = found.visits[0];
    const done = await api.done('county-authority', caseId, {
      type: 'decide',
      visitId: visit?.id,
      taskId: visit?.tasks[0]?.id,
      outcome: 'approve',
    });
    expect(done.status).toBe('ended');
  });

  it('that are overdue show so, with one message for the highest rung and none for what is past', async () => {
    const file = `${HEAD}\n2026-2,610429101200,household-42,2026-03-02,镇审核,C级,80,,,,,\n`;
    const view = await taken(query, file);
    const [row] = await rowsOf(view.id);
    const { overdue, card } = await api.deps.db
      .selectFrom('cases')
      .select(['overdue', 'card'])
      .where('case_id', '=', row?.target ?? '')
      .executeTakeFirstOrThrow();
    expect([overdue, card]).toEqual([true, 'yellow']);
    const told = await api.deps.db
      .selectFrom('outbox')
      .select('topic')
      .where('case_id', '=', row?.target ?? '')
      .execute();
    expect(told.map(({ topic }) => topic)).toEqual(['overdue']);
  });

  it('are taken over once, however often and by however many the file is sent', async () => {
    const file = [HEAD, ...rowsFor('2026-3', 43), ...rowsFor('2026-4', 44)].join('\n');
    const before = await countOf('cases');
    const both = await Promise.all([taken(query, file), taken(query, file)]);
    expect(await countOf('cases')).toBe(before + 2);
    expect(both.map(({ progress }) => progress.failed)).toEqual([0, 0]);
    expect(await taken(query, file)).toMatchObject({ progress: { same: 6 } });
    expect(await countOf('cases')).toBe(before + 2);
    const answers = await Promise.all([
      upload(`/imports?${query}`, file, 'county-admin', 'same'),
      upload(`/imports?${query}`, file, 'county-admin', 'same'),
    ]);
    expect(new Set(answers.map((one) => one.json<ImportView>().id)).size).toBe(1);
  });

  it('that are wrong hold up no others, and say what is wrong in which row and column', async () => {
    const file = [
      HEAD,
      '2026-5,610429101200,household-45,2026-03-02,县审定,C级,80,镇审核,批准,2026-03-01,,',
      ...rowsFor('2026-6', 46),
      '2026-7,610429101200,household-47,2026-03-02,镇审核,C级,80,镇审核,同意,2026-03-05,,',
      '2026-8,610429102201,household-48,2999-03-02,镇审核,危险,,,,,,',
      '2026-9,610429101200,household-46,2026-03-02,镇审核,C级,80,,,,,',
    ].join('\n');
    const result = await tried(query, file);
    const expected = [
      [2, 'outcome', 'FIELD_INVALID'],
      [6, 'position', 'POSITION_NOT_REACHED'],
      [7, 'data.grade', 'FIELD_INVALID'],
      [7, 'subject', 'UNKNOWN_SUBJECT'],
    ];
    expect(places(result.rows)).toEqual([...expected, [8, 'number', 'SUBJECT_HAS_OPEN_CASE']]);
    const view = await taken(query, file);
    expect(view.progress).toMatchObject({ added: 3, failed: 4 });
    expect(places(await rowsOf(view.id))).toEqual([...expected, [8, 'subject', 'SUBJECT_HAS_OPEN_CASE']]);
    const english = await api.ask({
      url: `/api/v1/imports/${view.id}/rows?state=failed`,
      as: 'county-admin',
      headers: { 'accept-language': 'en' },
    });
    expect(english.json<{ items: ImportRowView[] }>().items[1]?.faults[0]?.message).toContain('the case is now at: ');
  });

  it('goes on after the worker was away', async () => {
    await api.stopWork();
    const file = [HEAD, ...rowsFor('2026-20', 50), ...rowsFor('2026-21', 51)].join('\n');
    const answer = await upload(`/imports?${query}`, file, 'county-admin');
    expect(answer.json<ImportView>()).toMatchObject({ state: 'running', progress: { waiting: 6 } });
    await api.work();
    expect(await settled(answer.json<ImportView>().id)).toMatchObject({ progress: { added: 6, failed: 0 } });
  });
});

describe('imports', () => {
  it('offer a template with head, hints and lists', async () => {
    const answer = await api.ask({ url: '/api/v1/imports/templates/cases?procedure=house-repair', as: 'county-admin' });
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const parts = unzipSync(answer.rawPayload);
    const xml = (name: string): string => strFromU8(parts[`xl/worksheets/${name}.xml`] ?? new Uint8Array());
    expect(xml('sheet1')).toContain('原编号');
    expect(xml('sheet1')).toContain('造价（元）');
    expect(xml('sheet3')).toContain('县审定');
    expect((await api.ask({ url: '/api/v1/imports/templates/cases', as: 'county-admin' })).statusCode).toBe(422);
    expect((await api.ask({ url: '/api/v1/imports/templates/people', as: 'village-cadre' })).statusCode).toBe(403);
  });

  it('of one town are not there for the administrator of another', async () => {
    const view = await taken(
      'kind=subjects',
      '类别,编号,所在地代码,姓名或名称\n房屋,F-91,610429101200,旧宅\n',
      'town-admin',
    );
    const seen = async (as: string): Promise<[number, boolean]> => {
      const one = await api.ask({ url: `/api/v1/imports/${view.id}`, as });
      const all = (await api.ask({ url: '/api/v1/imports?limit=200', as })).json<{ items: ImportView[] }>();
      return [one.statusCode, all.items.some(({ id }) => id === view.id)];
    };
    expect(await seen('town-admin')).toEqual([200, true]);
    expect(await seen('county-admin')).toEqual([200, true]);
    expect(await seen('other-town-admin')).toEqual([404, false]);
    for (const path of ['rows', 'faults']) {
      expect((await api.ask({ url: `/api/v1/imports/${view.id}/${path}`, as: 'other-town-admin' })).statusCode).toBe(
        404,
      );
    }
  });

  it('refuse a file as a whole for its head, a formula, or its size, and leave nothing', async () => {
    const before = await countOf('organisations');
    const unknown = await upload(
      '/imports?kind=organisations',
      '组织代码,名称,设立日期,邮编\n1,2,3,4\n',
      'county-admin',
    );
    expect(unknown.json()).toMatchObject({ code: 'SHEET_INVALID', cell: 'D1' });
    const missing = await upload('/imports?kind=organisations', '组织代码,名称\n1,2\n', 'county-admin');
    expect(missing.json<{ detail: string }>().detail).toContain('设立日期');
    const lines = Array.from({ length: 5001 }, (_, index) => `610429${index},名,2020-01-01`);
    const long = await upload(
      '/imports?kind=organisations',
      ['组织代码,名称,设立日期', ...lines].join('\n'),
      'county-admin',
    );
    expect(long.json()).toMatchObject({ code: 'SHEET_TOO_LARGE' });
    expect(await countOf('organisations')).toBe(before);
  });

  it('answers the same request again with the first import, and another file under its key with a refusal', async () => {
    const file = '类别,编号,所在地代码,姓名或名称\n房屋,F-95,610429101200,旧宅\n';
    const first = await upload('/imports?kind=subjects', file, 'county-admin', 'once');
    const again = await upload('/imports?kind=subjects', file, 'county-admin', 'once');
    expect(again.json<ImportView>().id).toBe(first.json<ImportView>().id);
    const other = await upload('/imports?kind=subjects', file.replace('旧', '新'), 'county-admin', 'once');
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
