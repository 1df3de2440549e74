// Taking over a case from paper: the clocks, who is told, the trail, and what is refused.
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../domain/case/changes.ts';
import type { StartCommand } from '../../../domain/case/command.ts';
import { messagesOf } from '../../../domain/case/messages.ts';
import type { Actor } from '../../../domain/case/people.ts';
import { projectionOf } from '../../../domain/case/projection.ts';
import type { Refusal } from '../../../domain/case/refusal.ts';
import type { PastStep } from '../../../domain/case/taken-over.ts';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { CaseDriver } from '../../support/case-driver.ts';
import { committee, fourLevels, COUNTY, TOWNSHIP, VILLAGE } from '../../support/definitions.ts';
import { sampleDefinition } from '../../support/sample-definition.ts';

const NOW = '2026-06-01T02:00:00.000Z';
const administrator: Actor = {
  kind: 'person',
  person: { id: 'admin', name: '管理员' },
  holdings: [{ role: 'systemAdministrator', organisation: TOWNSHIP }],
};
const zhang = { id: 'zhang', name: '张三' };

const step = (row: number, stage: string, outcome: string, on: string, more: Partial<PastStep> = {}): PastStep => ({
  row,
  stage,
  outcome,
  on,
  by: [zhang],
  ...more,
});

function startOf(
  driver: CaseDriver,
  history: PastStep[],
  position: string[],
  more: Partial<StartCommand> = {},
): StartCommand {
  const takenOver = { number: '2026-17', file: '在办件.xlsx', row: 2, history, position, filer: null };
  const data = more.data ?? {};
  return driver.startCommand({ actor: administrator, businessDate: '2026-03-02', takenOver, ...more, data });
}

const on = (definition: CaseForm): CaseDriver => new CaseDriver(definition, { now: NOW });

function taken(definition: CaseForm, history: PastStep[], position: string[], data = {}): CaseDriver {
  const driver = on(definition);
  return driver.apply(startOf(driver, history, position, { data }));
}

function refusal(definition: CaseForm, history: PastStep[], position: string[], more = {}): Refusal {
  const driver = on(definition);
  const refused = driver.tries(startOf(driver, history, position, more));
  if (refused === null) throw new Error('it was accepted');
  return refused;
}

const review = sampleDefinition();
const SECTORS = [step(3, 'review', 'approve', '2026-03-05')];
const bothSectors = ['inspect@housing', 'inspect@water'];
const GIVEN = { data: { reason: '房屋漏雨' } };
const people = sampleDefinition({ filing: { ...review.filing, rules: [] } });

describe('a case taken over from paper', () => {
  it('runs its clocks from the real dates and is overdue where they are', () => {
    const driver = taken(fourLevels, [step(3, 'village', 'approve', '2026-03-04')], ['township']);
    const [clock] = driver.state.clocks;
    expect(clock).toMatchObject({ clock: 'review', state: 'running', dueOn: '2026-03-19', overdue: true });
    expect(driver.state).toMatchObject({ startedOn: '2026-03-02', status: 'open' });
    expect(driver.state.visits[0]).toMatchObject({ stage: 'township', openedOn: '2026-03-04' });
  });

  it('records every rung that it has passed and sends only the highest, and nothing of what was done on paper', () => {
    const ladder = (['remindOwner', 'notifySuperior', 'yellowCard'] as const).map((action, index) => ({
      after: { amount: index, unit: 'day' as const, roll: false },
      action,
    }));
    const [clock] = fourLevels.clocks;
    if (clock === undefined) throw new Error('the definition has a clock');
    const definition: CaseForm = { ...fourLevels, clocks: [{ ...clock, ladder }] };
    const history = [
      step(3, 'village', 'approve', '2026-03-04'),
      step(4, 'township', 'return', '2026-03-30'),
      step(5, 'village', 'approve', '2026-04-02'),
    ];
    const driver = taken(definition, history, ['township']);
    const rungs = driver.events.filter((event) => event.type === 'clockRungReached');
    expect(rungs.map(({ clockId, alarm, notify }) => [clockId, alarm, notify])).toEqual([
      ['review#4', 'r0', false],
      ['review#4', 'r1', false],
      ['review#4', 'r2', true],
    ]);
    const projection = projectionOf(definition, driver.state);
    expect(messagesOf(projection, driver.events).map(({ kind }) => kind)).toEqual(['overdue']);
    expect(changesOf(projection, driver.events).cards.drawn).toHaveLength(1);
    // the first review was late too, and says so; its rungs were climbed on paper, if at all
    expect(driver.state.clocks.find(({ id }) => id === 'review#2')).toMatchObject({ state: 'stopped', overdue: true });
  });

  it('tells of every event from which row it was taken, when it happened, and who took it over', () => {
    const driver = taken(fourLevels, [step(3, 'village', 'approve', '2026-03-04')], ['township']);
    const [first] = driver.events;
    expect(first).toMatchObject({
      type: 'caseStarted',
      businessDate: '2026-03-02',
      recordedAt: NOW,
      actor: { kind: 'administrator', person: { id: 'admin' } },
      takenOver: { number: '2026-17', file: '在办件.xlsx', row: 2 },
      paper: { row: 2, by: [] },
    });
    const opinion = driver.events.find((event) => event.type === 'opinionGiven');
    expect(opinion).toMatchObject({
      businessDate: '2026-03-04',
      paper: { row: 3, by: [zhang] },
      opinion: { by: zhang },
    });
    const late = driver.events.filter((event) => event.type === 'clockRungReached');
    expect(late.every((event) => event.paper === undefined)).toBe(true);
  });

  it('keeps who decided on paper from deciding at another level here', () => {
    const separated = {
      ...fourLevels,
      stages: fourLevels.stages.map((one) => ({ ...one, sameDeciderAllowed: false })),
    };
    const driver = taken(separated, [step(3, 'village', 'approve', '2026-03-04')], ['township']);
    expect(driver.as('reviewer', TOWNSHIP, 'zhang').refused('approve')).toBe('DECIDED_AT_OTHER_LEVEL');
    expect(driver.as('reviewer', TOWNSHIP, 'li').refused('approve')).toBe('accepted');
  });

  it('lets nobody take back a decision of which the paper names nobody', () => {
    const driver = taken(fourLevels, [step(3, 'village', 'approve', '2026-03-04', { by: [] })], ['township']);
    const back = driver.tries({ type: 'takeBack', actor: administrator, visitId: 1, reason: '误录' });
    expect(back?.code).toBe('NOT_ALLOWED');
  });

  it('asks the roster of a countersigned stage where it lies now, and takes those who signed on paper before', () => {
    const lies = taken(committee, [], ['township']);
    expect(lies.count('rosterResolved')).toBe(1);
    const signed = refusal(committee, [step(3, 'township', 'approve', '2026-03-03', { by: [zhang] })], ['township']);
    expect(signed).toMatchObject({ code: 'POSITION_NOT_REACHED', message: { zh: expect.stringContaining('已办结') } });
  });

  it('stands in every branch of a parallel, and goes on in those that are not done', () => {
    const driver = taken(
      people,
      [...SECTORS, step(4, 'inspect', 'pass', '2026-03-08', { branch: 'water' })],
      ['inspect@housing'],
      { reason: '房屋漏雨' },
    );
    const parallel = driver.state.visits.find(({ branches }) => branches !== undefined);
    expect(parallel?.branches?.map(({ key, state }) => [key, state])).toEqual([
      ['housing', 'open'],
      ['water', 'passed'],
    ]);
    driver.as('inspector', `${COUNTY}/housing`).decide('pass');
    expect(driver.stages).toEqual(['accept']);
  });
});

describe('taking over is refused', () => {
  it('to whoever does not run the system there', () => {
    const elsewhere = { ...administrator, holdings: [{ role: 'systemAdministrator', organisation: '610429102' }] };
    const cadre = { ...administrator, holdings: [{ role: 'clerk', organisation: VILLAGE }] };
    for (const actor of [elsewhere, cadre]) {
      expect(refusal(fourLevels, [], ['village'], { actor })).toMatchObject({ code: 'NOT_ALLOWED' });
    }
  });

  it('at one branch of a parallel without the others', () => {
    expect(refusal(people, SECTORS, ['inspect@housing'], GIVEN)).toMatchObject({
      code: 'POSITION_NOT_REACHED',
      field: '/position',
      message: { zh: '按所列经过，案件现在：inspect@housing、inspect@water。' },
      details: { row: 2 },
    });
    expect(taken(people, SECTORS, bothSectors, GIVEN.data).stages).toEqual(['sectors', 'inspect', 'inspect']);
  });

  it('without the branch where a stage is open in several', () => {
    const unnamed = [...SECTORS, step(4, 'inspect', 'pass', '2026-03-08')];
    expect(refusal(people, unnamed, ['accept'], GIVEN)).toMatchObject({ field: '/branch', details: { row: 4 } });
  });

  it('with days that lie ahead, rows out of order, unknown stages and outcomes: all faults at once', () => {
    const {
      code,
      others = [],
      ...first
    } = refusal(
      fourLevels,
      [
        step(3, 'village', 'approve', '2026-03-10'),
        step(4, 'township', 'passed', '2026-03-08'),
        step(5, 'town', 'approve', '2026-03-12'),
        step(6, 'county', 'approve', '2026-06-02'),
      ],
      ['confirm'],
    );
    expect([{ code, ...first }, ...others].map((one) => [one.code, one.field, one.details?.['row']])).toEqual([
      ['UNKNOWN_OUTCOME', '/outcome', 4],
      ['BUSINESS_DATE_BEFORE_STAGE', '/on', 4],
      ['UNKNOWN_STAGE', '/stage', 5],
      ['BUSINESS_DATE_IN_FUTURE', '/on', 6],
    ]);
  });

  it('with a step before the filing, at a stage that was not open, and with a filing that lies ahead', () => {
    const early = [step(3, 'village', 'approve', '2026-03-01')];
    expect(refusal(fourLevels, early, ['township'])).toMatchObject({
      code: 'BUSINESS_DATE_BEFORE_STAGE',
      field: '/on',
    });
    const skipped = [step(3, 'county', 'approve', '2026-03-05')];
    expect(refusal(fourLevels, skipped, ['confirm'])).toMatchObject({ code: 'STAGE_NOT_OPEN', field: '/stage' });
    const ahead = { businessDate: '2026-06-02' };
    expect(refusal(fourLevels, [], ['village'], ahead)).toMatchObject({ code: 'BUSINESS_DATE_IN_FUTURE' });
  });

  it('with data that the forms refuse, that are missing, or that belong to a stage ahead', () => {
    expect(refusal(people, SECTORS, bothSectors)).toMatchObject({ code: 'FIELD_REQUIRED', field: '/data/reason' });
    const ahead = { data: { ...GIVEN.data, people: 3 } };
    expect(refusal(people, SECTORS, bothSectors, ahead)).toMatchObject({
      code: 'FIELD_NOT_WRITABLE',
      field: '/data/people',
    });
    expect(refusal(review, [], ['review'], GIVEN)).toMatchObject({ code: 'RULE_UNDECIDED' });
  });
});
