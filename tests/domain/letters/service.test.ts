import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/index.ts';
import { changesOf } from '../../../domain/case/changes.ts';
import { messagesOf } from '../../../domain/case/messages.ts';
import type { Actor } from '../../../domain/case/people.ts';
import { projectionOf } from '../../../domain/case/projection.ts';
import { letterParagraphs } from '../../../domain/letters/document.ts';
import { effectiveDay, remediesFrom, SERVICE_WAYS } from '../../../domain/letters/service.ts';
import type { Service, ServiceWay } from '../../../domain/letters/service.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { remediesAtLaw } from '../../../procedures/remedies.ts';
import { driver, PLAIN_CALENDAR } from '../../support/case-driver.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { end, testProcedure, TOWNSHIP, VILLAGE } from '../../support/definitions.ts';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed', note: text('made for a test') }];
const PROOF = 'a'.repeat(64);
const NUMBER = '测试镇决字〔2026〕1号';

const refusing = (letter: object = {}) =>
  testProcedure({
    id: 'refusing',
    title: text('测试申请'),
    fields: [
      { key: 'note', label: text('说明'), type: 'text' },
      { key: 'idNumber', label: text('身份证号'), type: 'text', format: 'idNumber', sensitive: 'idNumber' },
      { key: 'costFen', label: text('金额'), type: 'fen' },
    ],
    filing: {
      level: 'village',
      by: [{ role: 'clerk', level: 'village' }],
      form: ['note', 'idNumber', 'costFen'].map((field) => ({ field, required: false })),
    },
    stages: [
      {
        key: 'review',
        kind: 'decision',
        title: text('审核'),
        basis,
        assignee: { by: 'role', role: 'reviewer', level: 'township' },
        outcomes: [
          { key: 'approve', title: text('同意'), kind: 'approve', to: 'done' },
          { key: 'reject', title: text('不同意'), kind: 'reject', to: 'inform' },
        ],
      },
      {
        key: 'inform',
        kind: 'service',
        title: text('告知'),
        basis,
        action: {
          do: 'letter',
          template: 'refusal',
          title: text('不予批准决定书'),
          fields: ['note', 'idNumber', 'costFen'],
          to: 'applicant',
          kind: 'decision',
          remedies: remediesAtLaw,
          ...letter,
        },
        to: 'refused',
      },
      end('refused', 'refused'),
    ],
  });

const holder = (role: string, organisation: string, id = role): Actor => ({
  kind: 'person',
  person: { id, name: id },
  holdings: [{ role, organisation }],
});
const clerk = holder('clerk', VILLAGE);

/** Refused on Monday 2026-03-02; the letter bears that date, and the case is over. */
function refused(): CaseDriver {
  const run = driver(refusing(), { holdEffects: ['letter'] });
  run
    .start({ data: { note: '旧屋' } })
    .as('reviewer')
    .decide('reject', { opinion: '面积不符' });
  const [effect] = run.state.effects;
  return run.system({
    type: 'effectSucceeded',
    effectId: effect?.id ?? '',
    result: { letterNumber: NUMBER, issuedOn: '2026-03-02' },
  });
}

const service = (more: Partial<Service> = {}): Service => ({
  how: 'direct',
  to: '演示申请人',
  servedOn: '2026-03-04',
  proof: [PROOF],
  ...more,
});

const serve = (run: CaseDriver, more: Partial<Service> = {}, actor = clerk) =>
  run.tries({ type: 'recordService', actor, letter: run.state.letters?.[0]?.id ?? '', service: service(more) });

describe('a letter of decision', () => {
  it('goes out in the name of who decided, with the reason given, and stands in the state with its number', () => {
    const run = refused();
    const request = run.events.find((event) => event.type === 'effectRequested')?.request;
    expect(request).toMatchObject({ kind: 'letter', stage: 'inform', issuer: TOWNSHIP, reason: '面积不符' });
    expect(run.state.letters).toEqual([
      expect.objectContaining({ stage: 'inform', number: NUMBER, issuer: TOWNSHIP, served: null }),
    ]);
    expect(run.state.status).toBe('ended');
  });

  it('is told to applicant and filer, with its number', () => {
    const run = refused();
    const told = messagesOf(projectionOf(run.definition, run.state), run.events);
    expect(told.filter(({ kind }) => kind === 'letterIssued')).toEqual([
      expect.objectContaining({
        recipients: [`person:clerk@${VILLAGE}`, 'person:applicant-1'],
        detail: { stage: 'inform', letter: NUMBER },
      }),
    ]);
  });

  it('says what it is about, with sensitive fields masked, the reason and what may be done against it', () => {
    const words = letterParagraphs(refusing(), text('不予批准决定书'), {
      stage: 'inform',
      fields: { note: '{{idNumber}}', idNumber: '610429199001011234', costFen: 1_234_500 },
      reason: '面积不符',
    });
    expect(words.map(({ zh }) => zh)).toEqual([
      '关于“测试申请”，经审查，作出如下决定：不予批准决定书。',
      '说明：{{idNumber}}',
      '身份证号：610429**********34',
      '金额：12345.00元',
      '理由：面积不符',
      '如不服本决定，可以自送达之日起60日内向有管辖权的行政复议机关申请行政复议。',
      '如不服本决定，可以自送达之日起6个月内向有管辖权的人民法院提起行政诉讼。',
    ]);
    expect(words[3]?.en).toBe('金额: CNY 12345.00');
  });

  it('may have words of its own, filled from its fields', () => {
    const own = refusing({ body: text('{{procedure}}：{{note}}（{{idNumber}}）') });
    const [first] = letterParagraphs(own, text('书'), {
      stage: 'inform',
      fields: { note: '旧屋', idNumber: '610429199001011234' },
    });
    expect(first?.zh).toBe('测试申请：旧屋（610429**********34）');
  });
});

describe('the service of a letter', () => {
  it('starts what may be done against a refusal on its own day, not on that of the decision, after the end', () => {
    const run = refused().until('2026-03-20');
    expect(serve(run)).toBeNull();
    expect(run.events.at(-1)).toMatchObject({
      type: 'letterServed',
      number: NUMBER,
      how: 'direct',
      servedOn: '2026-03-04',
      effectiveOn: '2026-03-04',
      businessDate: '2026-03-04',
      // sixty days from 4 March end on Sunday 3 May and roll; six months end on 4 September
      remedies: [
        { key: 'reconsideration', dueOn: '2026-05-04' },
        { key: 'suit', dueOn: '2026-09-04' },
      ],
    });
    expect(run.state.letters?.[0]?.served).toBe('2026-03-04');
    expect(run.state.status).toBe('ended');
  });

  it('by public notice counts when the thirty days of the notice are over', () => {
    const run = refused().until('2026-03-20');
    expect(serve(run, { how: 'publicNotice', note: '下落不明' })).toBeNull();
    expect(run.events.at(-1)).toMatchObject({
      servedOn: '2026-03-04',
      effectiveOn: '2026-04-03',
      remedies: [{ dueOn: '2026-06-02' }, { dueOn: '2026-10-05' }],
    });
  });

  it('keeps its proof among the attachments of the case', () => {
    const run = refused().until('2026-03-20');
    serve(run);
    const served = run.events.slice(-1);
    const { attachments } = changesOf(projectionOf(run.definition, run.state), served);
    expect(attachments).toEqual([{ digest: PROOF, name: null, sequence: served[0]?.sequence }]);
  });

  it.each<[string, Partial<Service>, string, string | undefined]>([
    ['before the date of the letter', { servedOn: '2026-03-01' }, 'SERVICE_BEFORE_LETTER', '/servedOn'],
    ['in the future', { servedOn: '2026-03-21' }, 'BUSINESS_DATE_IN_FUTURE', '/servedOn'],
    ['without proof', { proof: [] }, 'FIELD_REQUIRED', '/proof'],
    ['to nobody', { to: ' ' }, 'FIELD_REQUIRED', '/to'],
    ['left without a word why', { how: 'left' }, 'FIELD_REQUIRED', '/note'],
    ['by public notice without a word why', { how: 'publicNotice' }, 'FIELD_REQUIRED', '/note'],
  ])('is refused %s', (_name, more, code, field) => {
    const run = refused().until('2026-03-20');
    const before = run.state.sequence;
    expect(serve(run, more)).toMatchObject({ code, field });
    expect(run.state.sequence).toBe(before);
  });

  it('is recorded on the day of the letter and today, but never twice', () => {
    const run = refused();
    expect(serve(run, { servedOn: '2026-03-02' })).toBeNull();
    expect(serve(run, { servedOn: '2026-03-02' })).toMatchObject({ code: 'LETTER_SERVED' });
  });

  it('is recorded by the issuer, the village and the township, and by nobody else', () => {
    const party: Actor = { kind: 'person', person: { id: 'applicant-1', name: '' }, holdings: [] };
    const cadreHimself: Actor = { ...clerk, kind: 'person', person: { id: 'applicant-1', name: '' } } as Actor;
    const strangers = [
      party,
      cadreHimself,
      holder('clerk', '610429102201'),
      holder('reviewer', '610429102'),
      holder('director', '610429'),
      holder('villageRepresentatives', VILLAGE),
      holder('station', `${TOWNSHIP}/station`),
    ];
    for (const actor of strangers) {
      expect(serve(refused().until('2026-03-20'), {}, actor)).toMatchObject({ code: 'NOT_ALLOWED' });
    }
    const administrator: Actor = { kind: 'administrator', person: { id: 'admin', name: 'admin' }, holdings: [] };
    for (const actor of [clerk, holder('party', TOWNSHIP), administrator]) {
      expect(serve(refused().until('2026-03-20'), {}, actor)).toBeNull();
    }
  });

  it('of a letter that the case never sent is refused', () => {
    const run = refused().until('2026-03-20');
    expect(run.tries({ type: 'recordService', actor: clerk, letter: 'other:1', service: service() })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

const days = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2020-01-01', count));
const ways = fc.constantFrom(...(Object.keys(SERVICE_WAYS) as ServiceWay[]));

describe('the days of a service', () => {
  test.prop([days, ways])('never count before it happened, and remedies end after it', (servedOn, how) => {
    const effectiveOn = effectiveDay({ how, servedOn });
    expect(effectiveOn >= servedOn).toBe(true);
    for (const { dueOn } of remediesFrom(effectiveOn, remediesAtLaw, PLAIN_CALENDAR)) {
      expect(dueOn > effectiveOn).toBe(true);
    }
  });

  test.prop([days, days])('give who was served later no less time', (one, other) => {
    const [early, late] = one < other ? [one, other] : [other, one];
    const last = (day: string) => remediesFrom(day, remediesAtLaw, PLAIN_CALENDAR).map(({ dueOn }) => dueOn);
    expect(last(late).every((dueOn, index) => dueOn >= (last(early)[index] ?? ''))).toBe(true);
  });
});

describe('the proof of a definition', () => {
  const codesOf = (letter: object): string[] => {
    const proof = proveDefinition(refusing(letter));
    return proof.sound ? [] : proof.faults.map(({ code }) => code);
  };

  it('takes a decision with its remedies', () => expect(codesOf({})).toEqual([]));

  it('refuses words that name a field which the letter does not bear', () =>
    expect(codesOf({ fields: ['note'], body: text('{{procedure}} {{note}} {{costFen}}') })).toEqual([
      'LETTER_FIELD_UNKNOWN',
    ]));

  it('refuses the same remedy twice, and one against what is no decision or goes to an organisation', () => {
    expect(codesOf({ remedies: [...remediesAtLaw, ...remediesAtLaw.slice(0, 1)] })).toEqual(['REMEDY_TWICE']);
    expect(codesOf({ kind: undefined })).toEqual(['REMEDY_WITHOUT_DECISION']);
    expect(codesOf({ to: 'organisation' })).toEqual(['REMEDY_WITHOUT_DECISION']);
  });
});
