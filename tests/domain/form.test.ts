import { describe, expect, it } from 'vitest';
import type { CaseData, Json } from '../../domain/case/state.ts';
import { Field } from '../../domain/definition/field.ts';
import { checkField, checkForm, jsonSchemaOf } from '../../domain/form.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const TODAY = '2026-11-20';
const DIGEST = 'a'.repeat(64);
const label = (zh: string) => ({ zh, en: zh });

const fields = [
  { key: 'name', label: label('姓名'), type: 'text', maxLength: 4 },
  { key: 'idNumber', label: label('身份证号'), type: 'text', format: 'idNumber', sensitive: 'idNumber' },
  { key: 'phone', label: label('电话'), type: 'text', format: 'phone' },
  { key: 'account', label: label('账号'), type: 'text', format: 'bankAccount' },
  { key: 'people', label: label('人数'), type: 'integer', min: 1, max: 20 },
  { key: 'subsidyFen', label: label('补助'), type: 'fen', unit: label('分'), max: 3_000_000 },
  { key: 'area', label: label('面积'), type: 'decimal', decimals: 2, min: '0.01', max: '500' },
  { key: 'startedOn', label: label('开工'), type: 'date' },
  { key: 'promisedOn', label: label('承诺'), type: 'date', future: true },
  { key: 'seenAt', label: label('发现时间'), type: 'dateTime' },
  { key: 'grade', label: label('等级'), type: 'enum', options: ['C', 'D'].map((key) => ({ key, label: label(key) })) },
  { key: 'rural', label: label('农村'), type: 'boolean' },
  { key: 'village', label: label('村'), type: 'organisation' },
  { key: 'photos', label: label('照片'), type: 'file', maxCount: 2 },
  {
    key: 'members',
    label: label('成员'),
    type: 'table',
    maxRows: 3,
    columns: [
      { key: 'name', label: label('姓名'), type: 'text' },
      { key: 'age', label: label('年龄'), type: 'integer', min: 0 },
    ],
  },
].map((field) => Field.parse(field));
const optional = fields.map((field) => ({ field: field.key, required: false }));

describe('checkField', () => {
  const right: [string, Json][] = [
    ['name', '王小一𠮷'],
    ['idNumber', '11010519491231002X'],
    ['phone', '13800001234'],
    ['account', '4111111111111111'],
    ['people', 20],
    ['subsidyFen', 0],
    ['area', '120.50'],
    ['area', '500.00'],
    ['startedOn', TODAY],
    ['promisedOn', '2027-02-28'],
    ['seenAt', '2026-11-20T23:59:59+08:00'],
    ['seenAt', '2026-11-20T15:59:59Z'],
    ['grade', 'D'],
    ['rural', false],
    ['village', '610429101200'],
    ['village', '610429/housing'],
    ['photos', [DIGEST]],
    ['members', [{ name: '王小一', age: null }, { age: 3 }]],
  ];

  it.each(right)('takes %s = %j', (key, value) => {
    expect(check(key, value)).toEqual([]);
  });

  it.each(right)('takes %s = %j by the JSON Schema too', (key, value) => {
    const validate = compile();
    expect(validate({ [key]: value }), JSON.stringify(validate.errors)).toBe(true);
  });

  const wrong: [string, Json, string, string][] = [
    ['name', '王小一二三', 'maxLength', '/data/name'],
    ['name', 5, 'text', '/data/name'],
    ['name', 'a\u0000b', 'characters', '/data/name'],
    ['name', '\ud800', 'characters', '/data/name'],
    ['idNumber', '110105194912310021', 'idNumber.checksum', '/data/idNumber'],
    ['idNumber', '11010519491331002X', 'idNumber.birthDate', '/data/idNumber'],
    ['idNumber', '110105', 'idNumber.shape', '/data/idNumber'],
    ['phone', '0910-123', 'phone', '/data/phone'],
    ['account', '4111111111111112', 'bankAccount.checksum', '/data/account'],
    ['people', 0, 'min', '/data/people'],
    ['people', 21, 'max', '/data/people'],
    ['people', 1.5, 'integer', '/data/people'],
    ['subsidyFen', 100.01, 'fen', '/data/subsidyFen'],
    ['subsidyFen', '100', 'fen', '/data/subsidyFen'],
    ['subsidyFen', -1, 'min', '/data/subsidyFen'],
    ['area', '120.5', 'decimals', '/data/area'],
    ['area', '120', 'decimals', '/data/area'],
    ['area', 120.5, 'decimals', '/data/area'],
    ['area', '01.00', 'decimals', '/data/area'],
    ['area', '0.00', 'min', '/data/area'],
    ['area', '500.01', 'max', '/data/area'],
    ['startedOn', '2026-02-30', 'date', '/data/startedOn'],
    ['startedOn', '2026-11-21', 'notInFuture', '/data/startedOn'],
    ['seenAt', '2026-11-20T09:00:00', 'dateTime', '/data/seenAt'],
    ['seenAt', '2026-11-20T16:00:00Z', 'notInFuture', '/data/seenAt'],
    ['grade', 'E', 'option', '/data/grade'],
    ['rural', 'yes', 'boolean', '/data/rural'],
    ['village', '61042', 'organisation', '/data/village'],
    ['photos', ['x'], 'file', '/data/photos'],
    ['photos', [DIGEST, DIGEST], 'file.twice', '/data/photos'],
    ['photos', ['1', '2', '3'].map((digit) => digit.repeat(64)), 'maxCount', '/data/photos'],
    ['members', 'x', 'table', '/data/members'],
    ['members', [1], 'row', '/data/members/0'],
    ['members', [{ age: 1 }, {}], 'emptyRow', '/data/members/1'],
    ['members', [{ age: 1 }, { age: -1 }], 'min', '/data/members/1/age'],
    ['members', [{ age: 1, hobby: 'x' }], 'column', '/data/members/0/hobby'],
    ['members', [{ age: 1 }, { age: 1 }, { age: 1 }, { age: 1 }], 'maxRows', '/data/members'],
  ];

  it.each(wrong)('refuses %s = %j by the rule %s at %s', (key, value, rule, pointer) => {
    expect(check(key, value)).toMatchObject([{ field: pointer, details: { rule } }]);
  });

  it('does not repeat a refused value in the sentence that people read', () => {
    const [refusal] = check('idNumber', '110105194912310021');
    expect(JSON.stringify(refusal)).not.toContain('1949');
    expect(refusal?.message).toEqual({
      zh: '「身份证号」的校验码不正确',
      en: '"身份证号" has a wrong check character (ISO 7064 MOD 11-2)',
    });
  });

  it.each(fields.map((field) => field.key))('lets %s be cleared by null, by the JSON Schema too', (key) => {
    expect(check(key, null)).toEqual([]);
    expect(compile()({ [key]: null })).toBe(true);
  });

  function check(key: string, value: Json) {
    const field = fields.find((candidate) => candidate.key === key);
    if (!field) throw new Error(`no field ${key}`);
    return checkField(field, value, TODAY);
  }
});

describe('checkForm', () => {
  const form = [
    { field: 'name', required: true },
    { field: 'photos', required: true },
    { field: 'grade', required: false },
  ];
  const faultsOf = (data: CaseData, existing: CaseData = {}) =>
    checkForm(fields, form, data, existing, TODAY).map(({ code, field }) => [code, field]);

  it('asks for what is required and not there yet', () => {
    expect(faultsOf({ name: ' ', photos: [] })).toEqual([
      ['FIELD_REQUIRED', '/data/name'],
      ['FIELD_REQUIRED', '/data/photos'],
    ]);
    expect(faultsOf({ photos: [DIGEST] }, { name: '王' })).toEqual([]);
  });

  it('lets nobody clear a required value that is there', () => {
    expect(faultsOf({ name: null }, { name: '王', photos: [DIGEST] })).toEqual([['FIELD_REQUIRED', '/data/name']]);
  });

  it('lets an optional value be cleared', () => {
    expect(faultsOf({ grade: null }, { name: '王', photos: [DIGEST], grade: 'C' })).toEqual([]);
  });

  it('tells an unknown field from one that is filled in elsewhere', () => {
    expect(faultsOf({ name: '王', photos: [DIGEST], 'a/b~c': 1, rural: true })).toEqual([
      ['UNKNOWN_FIELD', '/data/a~1b~0c'],
      ['FIELD_NOT_WRITABLE', '/data/rural'],
    ]);
  });

  it('is not deceived by keys of the prototype', () => {
    const data = JSON.parse('{"__proto__": {"x": 1}, "constructor": 1, "name": "王"}') as CaseData;
    expect(faultsOf(data, { photos: [DIGEST] })).toEqual([
      ['UNKNOWN_FIELD', '/data/__proto__'],
      ['UNKNOWN_FIELD', '/data/constructor'],
    ]);
  });

  it('names every fault at once', () => {
    expect(faultsOf({ name: '王小一二三', grade: 'E' })).toEqual([
      ['FIELD_INVALID', '/data/name'],
      ['FIELD_REQUIRED', '/data/photos'],
      ['FIELD_INVALID', '/data/grade'],
    ]);
  });
});

describe('jsonSchemaOf', () => {
  it('is a valid schema of draft 2020-12 that refuses unknown and missing fields', () => {
    const validate = compile([{ field: 'name', required: true }]);
    expect(validate({ name: '王' })).toBe(true);
    expect(validate({})).toBe(false);
    expect(validate({ name: '' })).toBe(false);
    expect(validate({ name: '王', rural: true })).toBe(false);
  });

  it('carries titles, options, units and what is sensitive in the language asked for', () => {
    const schema = jsonSchemaOf(fields, optional, 'zh');
    expect(schema['properties']).toMatchObject({
      idNumber: { title: '身份证号', 'x-banjie-type': 'text', 'x-sensitive': 'idNumber' },
      subsidyFen: { 'x-banjie-type': 'fen', 'x-unit': '分' },
      grade: {
        oneOf: [
          { const: 'C', title: 'C' },
          { const: 'D', title: 'D' },
          { const: null, title: '（无）' },
        ],
      },
      members: { items: { properties: { age: { title: '年龄', minimum: 0 } } } },
    });
  });
});

function compile(form = optional) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(jsonSchemaOf(fields, form, 'zh'));
}
