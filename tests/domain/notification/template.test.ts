import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { defaultTemplate, KNOWN_KINDS } from '../../../domain/notification/default-templates.ts';
import { digestInWords, inWords } from '../../../domain/notification/rendering.ts';
import { isStatutory } from '../../../domain/notification/statutory.ts';
import { filled, MessageTemplate, templateFaults } from '../../../domain/notification/template.ts';
import type { MessageFacts } from '../../../domain/notification/values.ts';
import { messageValues } from '../../../domain/notification/values.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { houseRepair } from '../../support/factories.ts';

const template = (more: Record<string, unknown> = {}) =>
  MessageTemplate.parse({
    kind: 'dueSoon',
    channel: 'email',
    language: 'zh',
    subject: '提醒',
    body: '{{dueOn}}',
    ...more,
  });

const facts: MessageFacts = {
  caseId: '0198d6a2-0000-7000-8000-000000000001',
  number: '610429101-2026-0001',
  organisation: { zh: '东关村', en: 'Dongguan Village' },
  subject: '测试户一',
  startedOn: '2026-03-02',
  definition: houseRepair,
  data: { grade: 'c', area: 80, idNumber: '61042919000101001X', phone: '13912345678', costFen: 1234567 },
};
const message = { kind: 'dueSoon', detail: { clock: 'townReview', dueOn: '2026-03-17' }, facts };
const saying = { channel: 'email', language: 'zh', templates: [], publicUrl: null } as const;

describe('a template that is saved', () => {
  it('may name the fields of every message, and those of its procedure', () => {
    expect(templateFaults(template({ body: '{{case.number}}{{#reason}}：{{reason}}{{/reason}}' }), null)).toEqual([]);
    expect(templateFaults(template({ body: '{{data.grade}}' }), houseRepair.fields)).toEqual([]);
  });

  it('is refused when it names an unknown field, with the place', () => {
    const faults = templateFaults(
      template({ subject: '{{case.nummer}}', body: '{{data.grade}}{{data.secret}}' }),
      null,
    );
    expect(faults.map(({ code, field }) => [code, field])).toEqual([
      ['UNKNOWN_FIELD', '/subject'],
      ['UNKNOWN_FIELD', '/body'],
      ['UNKNOWN_FIELD', '/body'],
    ]);
    expect(templateFaults(template({ body: '{{toString}}' }), null)).toHaveLength(1);
  });

  it('is refused when a file or a table stands for a text', () => {
    expect(templateFaults(template({ body: '{{data.photos}}' }), houseRepair.fields)).toHaveLength(1);
  });

  it.each(['{{#reason}}x', '{{/reason}}', '{{#reason}}{{/message}}', 'x {{ dueOn'])(
    'is refused as unbalanced: %s',
    (body) => {
      expect(templateFaults(template({ body }), null).map(({ code }) => code)).toContain('FIELD_INVALID');
    },
  );

  it('needs the vendor’s template for a text message, whose parameters are fields too', () => {
    expect(templateFaults(template({ channel: 'sms' }), null).map(({ code }) => code)).toEqual(['FIELD_REQUIRED']);
    const vendor = { code: 'SMS_1', parameters: [{ name: 'no', field: 'case.nr' }] };
    expect(templateFaults(template({ channel: 'sms', vendor }), null).map(({ field }) => field)).toEqual([
      '/vendor/parameters/0/field',
    ]);
  });
});

describe('the words of a message', () => {
  it('name the case, its limit and its day, with the subject masked', () => {
    expect(inWords(message, saying)).toEqual({
      subject: '【即将到期】测试修缮',
      body: '测试修缮（610429101-2026-0001，测**）“镇审核时限”将于 2026-03-17 到期，请及时办理。',
      vendor: null,
    });
    expect(inWords(message, { ...saying, language: 'en', publicUrl: 'https://banjie.example/' }).body).toBe(
      `Test repair (610429101-2026-0001, 测**) is due on 2026-03-17 by "Town review limit".\nOpen it: https://banjie.example/cases/${facts.caseId}`,
    );
  });

  it('never hold a sensitive value in clear', () => {
    const values = messageValues(message, 'zh', null);
    expect(values['data.idNumber']).toBe('610429**********1X');
    expect(values['data.phone']).toBe('139****5678');
    expect(values['data.costFen']).toBe('12345.67元');
    expect(values['data.grade']).toBe('C级');
    expect(JSON.stringify(values)).not.toContain('13912345678');
  });

  it('are the nearest template’s: of the kind and procedure, of the kind, of any kind', () => {
    const templates = [
      template({ kind: 'any', body: '任意' }),
      template({ body: '全部' }),
      template({ procedure: 'house-repair', body: '{{data.grade}}' }),
    ];
    const body = (of: typeof templates) => inWords(message, { ...saying, templates: of }).body;
    expect(body(templates)).toBe('C级');
    expect(body(templates.slice(0, 2))).toBe('全部');
    expect(body(templates.slice(0, 1))).toBe('任意');
    expect(inWords(message, { ...saying, channel: 'sms', templates }).vendor).toBeNull();
  });

  it('fill the vendor’s template in its order', () => {
    const vendor = {
      code: 'SMS_1',
      parameters: [
        { name: 'no', field: 'case.number' },
        { name: 'day', field: 'dueOn' },
      ],
    };
    const words = inWords(message, { ...saying, channel: 'sms', templates: [template({ channel: 'sms', vendor })] });
    expect(words.vendor).toEqual({ template: vendor, values: ['610429101-2026-0001', '2026-03-17'] });
  });

  it('stand in one line each in a digest', () => {
    const { subject, body } = digestInWords(
      [message, { ...message, kind: 'urged', detail: { stage: 'town', message: '请\n快办' } }],
      saying,
    );
    expect(subject).toBe('今日消息汇总（2）');
    expect(body.split('\n')).toHaveLength(2);
    expect(body).toContain('请 快办');
  });

  it('leave no place unfilled, whatever a message lacks', () => {
    for (const kind of [...KNOWN_KINDS, 'kindOfTomorrow']) {
      for (const language of ['zh', 'en'] as const) {
        const { subject, body } = inWords({ kind, detail: {}, facts }, { ...saying, language });
        expect(subject + body).not.toMatch(/[{}]|undefined|null/);
        const words = defaultTemplate(kind, language);
        const faults = templateFaults(template({ kind, ...words, language }), null).map(({ field }) => field);
        expect(faults).toEqual(KNOWN_KINDS.includes(kind) ? [] : ['/kind']);
      }
    }
  });

  test.prop([fc.string(), fc.string()])('a value is never read as a template', (value, other) => {
    fc.pre(value !== '');
    expect(filled('a{{message}}b{{#reason}}c{{/reason}}', { message: `{{reason}}${value}`, reason: other })).toBe(
      `a{{reason}}${value}b${other === '' ? '' : 'c'}`,
    );
  });
});

describe('a statutory notice', () => {
  const withClock = (more: Record<string, unknown>) =>
    CaseForm.parse({ ...houseRepair, clocks: houseRepair.clocks.map((clock) => ({ ...clock, ...more })) });

  it('is one about a statutory limit, or a limit of hours', () => {
    const detail = { clock: 'townReview' };
    expect(isStatutory(houseRepair, detail)).toBe(false);
    expect(isStatutory(withClock({ statutory: true }), detail)).toBe(true);
    expect(isStatutory(withClock({ limit: { kind: 'period', amount: 2, unit: 'hour' } }), detail)).toBe(true);
    expect(isStatutory(withClock({ statutory: true }), { stage: 'town' })).toBe(false);
  });
});
