// Everything that is wrong in what is handed in is told at once, each fault with its place.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../domain/case/decide.ts';
import type { CaseCommand } from '../../../domain/case/command.ts';
import type { Refusal } from '../../../domain/case/refusal.ts';
import type { CaseData } from '../../../domain/case/state.ts';
import { CaseRun, TOWNSHIP, decision, definitionOf, ended, person, text } from './fixtures.ts';

const reviewer = person('t', ['reviewer', TOWNSHIP]);
const definition = definitionOf({
  fields: [
    { key: 'name', type: 'text', label: text('姓名'), maxLength: 4 },
    { key: 'roofs', type: 'integer', label: text('屋顶数'), min: 1 },
    { key: 'walls', type: 'integer', label: text('墙面数') },
    {
      key: 'rooms',
      type: 'table',
      label: text('房间'),
      maxRows: 400,
      columns: [{ key: 'area', type: 'integer', label: text('面积') }],
    },
    { key: 'found', type: 'text', label: text('核实情况') },
  ],
  filing: {
    level: 'village',
    by: [{ role: 'clerk', level: 'village' }],
    form: [
      { field: 'name' },
      { field: 'roofs' },
      { field: 'walls', required: false },
      { field: 'rooms', required: false },
    ],
    rules: [
      { when: 'roofs < 9', otherwise: text('屋顶数须少于九') },
      { when: 'name != "甲"', otherwise: text('甲不能申请') },
    ],
  },
  stages: [
    decision(
      'review',
      { role: 'reviewer', level: 'township' },
      { approve: 'done', reject: 'refused' },
      {
        form: [{ field: 'found' }, { field: 'roofs' }],
      },
    ),
    ended(),
    ended('refused', 'refused'),
  ],
});

function refusalOf(run: CaseRun, command: CaseCommand): Refusal {
  const answer = decide(run.definition, run.current, command, { now: run.now });
  if (answer.ok) throw new Error('nothing was refused');
  return answer.refusal;
}

function filing(data: CaseData): Refusal {
  const run = new CaseRun(definition);
  let found: Refusal | null = null;
  run.do = (command) => {
    found = refusalOf(run, command);
    return [];
  };
  run.start({ data });
  return found ?? refusalOf(run, { type: 'comment', actor: reviewer, text: '未申请' });
}

const places = ({ others = [], ...first }: Refusal): unknown[] =>
  [first, ...others].map(({ code, field }) => [code, field]);

describe('a filing', () => {
  it('is refused with every fault of its form, in the order of the form', () => {
    expect(places(filing({ name: '一二三四五', walls: '三', rooms: [{ area: 1 }, { area: 'x' }] }))).toEqual([
      ['FIELD_INVALID', '/data/name'],
      ['FIELD_REQUIRED', '/data/roofs'],
      ['FIELD_INVALID', '/data/walls'],
      ['FIELD_INVALID', '/data/rooms/1/area'],
    ]);
  });

  it('with one fault is refused with that fault alone', () => {
    expect(filing({ name: '乙' })).toEqual({
      code: 'FIELD_REQUIRED',
      field: '/data/roofs',
      message: { zh: '「屋顶数」必须填写', en: '"屋顶数" is required' },
    });
  });

  it('is refused with every rule that it breaks once its form is in order', () => {
    const { others = [], ...first } = filing({ name: '甲', roofs: 9 });
    expect([first, ...others].map(({ message }) => message.zh)).toEqual(['屋顶数须少于九', '甲不能申请']);
  });

  it('does not tell more faults than one message carries', () => {
    const rooms = Array.from({ length: 300 }, () => ({ area: 'x' }));
    expect(places(filing({ name: '乙', roofs: 1, rooms }))).toHaveLength(100);
  });
});

describe('a decision', () => {
  it('without the opinion that it needs and with wrong data is refused with both', () => {
    const run = new CaseRun(definition).start({ data: { name: '乙', roofs: 1 } });
    const on = run.on('review', reviewer);
    expect(places(refusalOf(run, { type: 'decide', ...on, outcome: 'reject', data: { roofs: 0 } }))).toEqual([
      ['OPINION_REQUIRED', '/opinion'],
      ['FIELD_INVALID', '/data/roofs'],
    ]);
    expect(places(refusalOf(run, { type: 'decide', ...on, outcome: 'approve', data: { roofs: 0 } }))).toEqual([
      ['FIELD_REQUIRED', '/data/found'],
      ['FIELD_INVALID', '/data/roofs'],
    ]);
  });
});
