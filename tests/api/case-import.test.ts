import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { ImportResult } from '../../api/contracts/case-import.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { startCaseApi, type CaseApi } from '../support/app.ts';
import { idNumber } from '../support/factories.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
});
afterAll(() => api.close());

let files = 0;

/** Sends one file as a browser does. */
function send(file: string | Buffer, query = '', key = `import-key-${++files}`, as = 'village-cadre') {
  const boundary = '----banjie-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="申请.csv"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return api.ask({
    method: 'POST',
    url: `/api/v1/cases/import?procedure=house-repair&organisation=610429101200${query}`,
    as,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': key },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

function workbook(rows: unknown[][]): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  return writeExcelFile(cells as never).toBuffer();
}

/** A file that must be refused as a whole, leaving nothing. */
async function refused(file: string | Buffer, expected: object): Promise<void> {
  const before = await api.footprint();
  expect((await send(file)).json()).toMatchObject(expected);
  expect(await api.footprint()).toEqual(before);
}

describe('importing filings from a spreadsheet', () => {
  it('starts a case for each right row and names row, cell, field and rule of each wrong one', async () => {
    const answer = await send(
      [
        '主体,房屋等级,面积,身份证号,造价（元）,建成日期,脱贫户,比例,备注',
        `household-1,C级,80,${idNumber(1)},12345.60,1999年5月1日,是,0.5,=1+1`,
        `${idNumber(2)},d,95,,,,,,`,
        `household-3,危险,80,,,,,,`,
        `household-4,c,八十,,,,,,`,
        `household-5,c,80,610429190001010039,,,,,`,
        `no-such-household,c,80,,,,,,`,
        `household-7,c,0,,,,,,`,
        `household-8,c,80,,1.234,,,,`,
        `household-9,c,80,,,2999-01-01,,,`,
        `household-1,c,80,,,,,,`,
      ].join('\n'),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const result = answer.json<ImportResult>();
    expect(result).toMatchObject({ dryRun: false, started: 2, refused: 8 });
    expect(result.rows.map(({ row, status, code, cell, field }) => ({ row, status, code, cell, field }))).toEqual([
      { row: 2, status: 201, code: null, cell: null, field: null },
      { row: 3, status: 201, code: null, cell: null, field: null },
      { row: 4, status: 422, code: 'FIELD_INVALID', cell: 'B4', field: '/data/grade' },
      { row: 5, status: 422, code: 'FIELD_INVALID', cell: 'C5', field: '/data/area' },
      { row: 6, status: 422, code: 'FIELD_INVALID', cell: 'D6', field: '/data/idNumber' },
      { row: 7, status: 422, code: 'UNKNOWN_SUBJECT', cell: 'A7', field: '/subject/id' },
      { row: 8, status: 422, code: 'RULE_NOT_MET', cell: null, field: null },
      { row: 9, status: 422, code: 'FIELD_INVALID', cell: 'E9', field: '/data/costFen' },
      { row: 10, status: 422, code: 'FIELD_INVALID', cell: 'F10', field: '/data/builtOn' },
      { row: 11, status: 409, code: 'SUBJECT_HAS_OPEN_CASE', cell: 'A11', field: '/subject' },
    ]);
    expect(result.rows[2]?.detail?.zh).toContain('C级、D级');
    // A row with several faults tells all of them, so that it is corrected once.
    const many = await send(`主体,房屋等级,面积,身份证号\nhousehold-12,危险,八十,610429190001010039`, '&dryRun=true');
    expect(many.json<ImportResult>().rows[0]?.faults.map(({ cell, field }) => [cell, field])).toEqual([
      ['B2', '/data/grade'],
      ['C2', '/data/area'],
      ['D2', '/data/idNumber'],
    ]);
    const [first] = result.rows;
    expect(first?.caseNumber).toMatch(/^610429101-/);
    const view = (await api.ask({ url: `/api/v1/cases/${first?.caseId}`, as: 'village-cadre' })).json<CaseView>();
    expect(view.data).toMatchObject({
      grade: 'c',
      area: 80,
      costFen: 1_234_560,
      builtOn: '1999-05-01',
      poor: true,
      share: '0.50',
      note: '=1+1',
    });
  });

  it('does nothing twice when the same file is sent again under the same key', async () => {
    const file = `主体,房屋等级,面积\nhousehold-20,c,80\nhousehold-21,d,90\n`;
    const first = (await send(file, '', 'file-again-1')).json<ImportResult>();
    const before = await api.footprint();
    const second = (await send(file, '', 'file-again-1')).json<ImportResult>();
    expect(second).toEqual(first);
    expect(await api.footprint()).toEqual(before);
    const changed = (await send(file.replace('90', '91'), '', 'file-again-1')).json<ImportResult>();
    expect(changed.rows.map((row) => row.code)).toEqual([null, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('checks every row and starts nothing on a dry run', async () => {
    const before = await api.footprint();
    const result = (
      await send('主体,房屋等级,面积\nhousehold-30,c,80\nhousehold-30,c,80\n', '&dryRun=true')
    ).json<ImportResult>();
    expect(result.rows.map(({ status, code }) => ({ status, code })).toSorted((a, b) => a.status - b.status)).toEqual([
      { status: 200, code: null },
      { status: 409, code: 'SUBJECT_HAS_OPEN_CASE' },
    ]);
    expect(await api.footprint()).toEqual(before);
  });

  it('reads workbooks with numbers, booleans, dates and field keys', async () => {
    const answer = await send(
      await workbook([
        ['subject', 'grade', 'area', 'costFen', 'poor'],
        ['household-40', 'd', 66, 1000.5, true],
      ]),
    );
    const [row] = answer.json<ImportResult>().rows;
    const view = (await api.ask({ url: `/api/v1/cases/${row?.caseId}`, as: 'village-cadre' })).json<CaseView>();
    expect(view.data).toMatchObject({ grade: 'd', area: 66, costFen: 100_050, poor: true });
  });

  it('refuses a file with a column that the form does not have, naming its cell', async () => {
    await refused('主体,房屋等级,门牌号\nhousehold-50,c,1\n', {
      status: 422,
      code: 'SHEET_INVALID',
      cell: 'C1',
      detail: expect.stringContaining('门牌号'),
      errors: [{ field: '/file/C1' }],
    });
  });

  it('refuses a workbook with a formula, naming its cell', async () => {
    const parts = unzipSync(
      await workbook([
        ['主体', '房屋等级', '面积'],
        ['household-50', 'c', 80],
      ]),
    );
    const name = 'xl/worksheets/sheet1.xml';
    const xml = new TextDecoder().decode(parts[name]).replace(/(<c r="C2"[^>]*>)/, '$1<f>40*2</f>');
    await refused(Buffer.from(zipSync({ ...parts, [name]: strToU8(xml) })), {
      status: 422,
      code: 'SHEET_INVALID',
      cell: 'C2',
    });
  });

  it('refuses 100,000 rows before it has read them', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `household-${index},c,80`);
    await refused(`主体,房屋等级,面积\n${rows.join('\n')}\n`, { status: 422, code: 'SHEET_TOO_LARGE' });
  });

  it('refuses another encoding than UTF-8, and an empty file', async () => {
    await refused(Buffer.from([0xd6, 0xf7, 0xcc, 0xe5, 0x0a, 0x31, 0x0a]), { status: 422, code: 'SHEET_INVALID' });
    await refused('', { status: 422, code: 'SHEET_INVALID' });
  });

  it('refuses a procedure that is not in force', async () => {
    const answer = await api.ask({
      method: 'POST',
      url: '/api/v1/cases/import?procedure=none-such',
      as: 'village-cadre',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(answer.statusCode).toBe(415);
  });

  it('leaves rows of another village to those who may file there', async () => {
    const answer = await send(
      '主体,房屋等级,面积\nhousehold-60,c,80\n',
      '',
      'other-village-import',
      'other-village-cadre',
    );
    expect(answer.json<ImportResult>().rows).toMatchObject([{ status: 422, code: 'UNKNOWN_SUBJECT' }]);
  });
});
