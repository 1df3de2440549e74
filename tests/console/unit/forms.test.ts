// Forms as the console reads them: what is shown and sent again must be what the service gave.
import { describe, expect, it } from 'vitest';
import { placeFaults } from '../../../console/src/parts/form/fault-places.ts';
import { fieldsOf } from '../../../console/src/parts/form/form-schema.ts';
import { shown, toData, toInputs, type Data } from '../../../console/src/parts/form/form-values.ts';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { jsonSchemaOf } from '../../../domain/form-schema.ts';
import { releasedDefinitions } from '../../support/released.ts';

const cases = releasedDefinitions().filter((definition): definition is CaseForm => definition.form === 'case');
const renovation = cases.find(({ id }) => id === 'dilapidated-house-renovation') as CaseForm;

/** A value of each kind that the service takes. */
function valueOf(field: CaseForm['fields'][number]): Data[string] {
  switch (field.type) {
    case 'text':
      return field.format === 'idNumber' ? '61042919800101123X' : '内容';
    case 'integer':
      return 12;
    case 'fen':
      return 1_234_567;
    case 'decimal':
      return (40).toFixed(field.decimals);
    case 'date':
      return '2026-11-20';
    case 'dateTime':
      return '2026-11-20T09:30:00+08:00';
    case 'enum':
      return field.options[0]?.key ?? '';
    case 'boolean':
      return false;
    case 'person':
    case 'household':
    case 'organisation':
      return 'one';
    case 'file':
      return ['a'.repeat(64)];
    case 'table':
      return [Object.fromEntries(field.columns.map((column) => [column.key, valueOf(column)]))];
  }
}

describe('a form', () => {
  it.each(cases.map((definition) => [definition.id, definition] as const))(
    'of %s sends again what it was given',
    (_, definition) => {
      const every = definition.fields.map(({ key }) => ({ field: key, required: true }));
      const fields = fieldsOf(jsonSchemaOf(definition.fields, every, 'zh'));
      const data = Object.fromEntries(definition.fields.map((field) => [field.key, valueOf(field)]));
      expect(fields.map(({ key }) => key)).toEqual(definition.fields.map(({ key }) => key));
      expect(toData(fields, toInputs(fields, data))).toEqual(data);
    },
  );

  it('shows money in yuan and sends it in fen, to the fen', () => {
    const fields = fieldsOf(jsonSchemaOf(renovation.fields, [{ field: 'subsidyFen', required: true }], 'zh'));
    expect(toData(fields, { subsidyFen: '12345.67' })).toEqual({ subsidyFen: 1_234_567 });
    expect(toData(fields, { subsidyFen: '0.29' })).toEqual({ subsidyFen: 29 });
    expect(shown(fields[0] as never, 1_234_567, { yes: '是', no: '否', yuan: '元' })).toBe('12,345.67 元');
  });

  it('leaves out what was never filled in, and clears with null what was', () => {
    const fields = fieldsOf(jsonSchemaOf(renovation.fields, renovation.filing.form, 'zh'));
    expect(toData(fields, { remarks: '  ', members: undefined })).toEqual({});
    expect(toData(fields, { remarks: '' }, { remarks: '旧' })).toEqual({ remarks: null });
  });

  it('puts each refusal beside its field, and keeps the others for the top', () => {
    const faults = [
      { field: '/data/members', message: '超出范围' },
      { field: '/data/clauses/1/text', message: '必填' },
      { field: '/subject', message: '该户已有在办案件' },
      { field: '/data/unknown', message: '没有这个字段' },
    ];
    expect(placeFaults(faults, ['members', 'clauses'])).toEqual({
      placed: [
        { name: ['members'], errors: ['超出范围'] },
        { name: ['clauses', 1, 'text'], errors: ['必填'] },
      ],
      others: ['该户已有在办案件', '没有这个字段'],
    });
  });
});
