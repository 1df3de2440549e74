// What a search in the catalogue of procedures finds.
import { describe, expect, it } from 'vitest';
import { byField, catalogueSearch, matches } from '../../../console/src/features/start/catalogue.ts';
import { fineRows } from '../../../console/src/features/start/import-count.ts';
import { templateOf } from '../../../console/src/features/start/template.ts';
import { fieldsOf } from '../../../console/src/parts/form/form-schema.ts';
import type { ProcedureShort } from '../../../console/src/features/start/catalogue.ts';

function procedure(id: string, field: string, zh: string, en: string): ProcedureShort {
  const title = { zh, en };
  return {
    id,
    form: 'case',
    field,
    fieldTitle: title,
    kind: 'approvalChain',
    tier: 1,
    title,
    version: '',
    filing: null,
  };
}

const house = procedure('house', 'housing', '农村危房改造', 'Rural dilapidated-house renovation');
const initials = (): string => 'ncwfgz';

describe('a search in the catalogue', () => {
  it('finds a part of the title in either language, whatever the case and blanks', () => {
    for (const q of ['', '  ', '危房', 'rural', 'Dilapidated-House ren']) expect(matches(house, q, null), q).toBe(true);
    expect(matches(house, '低保', null)).toBe(false);
  });

  it('finds initials of the pinyin once they are known, and only for letters', () => {
    expect(matches(house, 'wfgz', null)).toBe(false);
    expect(matches(house, 'WFGZ', initials)).toBe(true);
    expect(matches(house, 'dibao', initials)).toBe(false);
  });
});

describe('the catalogue', () => {
  it('groups by field in the order of the service', () => {
    const other = procedure('vote', 'governance', '村规民约', 'Village rules');
    expect(byField([house, other, house]).map((group) => group.map((one) => one.id))).toEqual([
      ['house', 'house'],
      ['vote'],
    ]);
  });

  it('keeps its filters in its address and drops what it does not know', () => {
    expect(catalogueSearch({ q: 'wf', field: 'housing', mine: true, x: 1 })).toEqual({
      q: 'wf',
      field: 'housing',
      mine: true,
    });
    expect(catalogueSearch({ q: '', mine: 'yes' })).toEqual({});
  });
});

describe('the sheet for many filings', () => {
  it('has a head that the service knows: its own columns, the titles of the fields, money in yuan, no files', () => {
    const field = (type: string, title: string) => fieldsOf({ properties: { a: { 'x-banjie-type': type, title } } });
    const fields = [
      ...field('text', '姓名'),
      ...field('fen', '金额'),
      ...field('file', '报告'),
      ...field('text', 'a,"b'),
    ];
    expect(templateOf(fields)).toBe('\uFEFF组织代码,主体,业务日期,姓名,金额（元）,"a,""b"\r\n');
  });
});

it('a checked sheet offers the rows that were not refused, though nothing of it has been started', () => {
  expect(fineRows({ rows: [{}, {}, {}], refused: 2 })).toBe(1);
  expect(fineRows({ rows: [{}], refused: 1 })).toBe(0);
  expect(fineRows(undefined)).toBe(0);
});
