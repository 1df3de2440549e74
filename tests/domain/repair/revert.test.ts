import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../../domain/case/command.ts';
import type { CaseEvent } from '../../../domain/case/event.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { PROCEDURES } from '../../../procedures/index.ts';
import { resolvedForDemo } from '../../procedures/resolved.ts';
import { CaseDriver, driver } from '../../support/case-driver.ts';
import { committee, decision, fourLevels, grant, referring, TOWNSHIP } from '../../support/definitions.ts';
import { walk } from '../../support/walker.ts';
import { migration, reversion, stageIn, version } from './ordering.ts';

const atCounty = () => {
  const one = driver(fourLevels).start({ data: { note: '原样' } });
  one.as('clerk').decide('approve');
  const point = one.state.sequence;
  one.as('reviewer').decide('approve', { opinion: '看错了' });
  return { one, point };
};

const requests = (one: CaseDriver, kind: string): string[] =>
  one.events.flatMap((event) =>
    event.type === 'effectRequested' && event.request.kind === kind ? [event.effectId] : [],
  );

const PAID = { payee: '演示', account: '6222021234567890128', amount: 12_300 };

/** A grant that is checked when it is paid, entered and told. */
const paying = version(grant, (copy) => {
  stageIn(copy, 'pay', 'service').to = 'check';
  const check = decision(
    'check',
    { by: 'role', role: 'director', level: 'county' },
    'done',
  ) as (typeof copy.stages)[number];
  copy.stages.splice(copy.stages.length - 1, 0, check);
});

describe('a revert', () => {
  it('stands the case up again as it was, under numbers that were never given before', () => {
    const { one, point } = atCounty();
    const then = one.events.slice(0, point);
    one.apply(reversion(one.events, point));
    expect(one.events.slice(0, point)).toEqual(then);
    expect(one.stages).toEqual(['township']);
    expect(one.state.decided.map(({ stage }) => stage)).toEqual(['village']);
    expect(one.state.closed).toMatchObject([{ id: 1 }, { id: 3, reverted: true, next: null }]);
    one.as('reviewer').decide('return', { opinion: '补充材料' });
    expect(one.state.visits).toMatchObject([{ id: 4, stage: 'village' }]);
  });

  it('tells a click on what was reverted that it came late', () => {
    const { one, point } = atCounty();
    const late = one.as('director');
    const { task } = late;
    one.apply(reversion(one.events, point));
    expect(late.refusal({ type: 'decide', ...task, outcome: 'approve' })).toBe('VISIT_CLOSED');
  });

  it('is refused for a point that is none, for a case that has moved on, and on an ended case', () => {
    const { one, point } = atCounty();
    const early = reversion(one.events, point);
    one.as('director').send({ type: 'comment', text: '在看' });
    expect(one.tries(early)?.code).toBe('CHANGED_SINCE');
    const command = reversion(one.events, point);
    if (command.repair.kind !== 'revert') throw new Error('no revert');
    const elsewhere = { ...command, repair: { ...command.repair, toSequence: point - 1 } };
    expect(one.tries(elsewhere)?.code).toBe('REVERT_POINT_INVALID');
    one.as('director').decide('approve');
    one.as('reviewer', undefined, 'another').decide('approve');
    expect(one.tries(reversion(one.events, point))?.code).toBe('CASE_ENDED');
  });

  it('brings data and suspension back, and keeps comments and cards', () => {
    const { one, point } = atCounty();
    one.asAdministrator().send({ type: 'correct', field: 'note', value: '改动', reason: '误改' });
    one.asAdministrator().send({ type: 'suspend', ground: 'suspension', reason: '等待' });
    one.apply(reversion(one.events, point));
    expect(one.state).toMatchObject({ data: { note: '原样' }, status: 'open', suspension: null });
    const late = driver(fourLevels).start({ data: {} });
    late.as('clerk').decide('approve');
    const before = late.state.sequence;
    late.days(20);
    const { cards } = late.state;
    expect(cards).toHaveLength(1);
    late.as('reviewer').decide('approve');
    late.apply(reversion(late.events, before));
    expect(late.state.cards).toEqual(cards);
    late.days(60);
    expect(late.count('clockRungReached')).toBe(1);
  });

  it('counts for a clock the time in which it ran, and none in which nobody was asked to act', () => {
    const { one, point } = atCounty();
    const due = one.state.clocks.find((run) => run.id === 'review#2')?.dueOn ?? '';
    one.days(10);
    one.apply(reversion(one.events, point));
    const again = one.state.clocks.find((run) => run.id === 'review#2');
    expect(again).toMatchObject({ state: 'running', overdue: false });
    expect(again?.suspensions).toMatchObject([{ ground: 'suspension', to: one.now }]);
    expect((again?.dueOn ?? '') > due).toBe(true);
    const running = driver(fourLevels).start({ data: {} });
    running.as('clerk').decide('approve');
    const mid = running.state.sequence;
    const { clocks } = running.state;
    running.as('reviewer').send({ type: 'claim', ...running.as('reviewer').task });
    running.days(5).apply(reversion(running.events, mid));
    expect(running.state.clocks).toEqual(clocks);
    expect(running.state.visits[0]?.tasks[0]?.claimedBy).toBeUndefined();
  });

  it('closes signers who were added since, and never gives their number again', () => {
    const one = driver(fourLevels).start({ data: {} });
    one.as('clerk').decide('approve');
    const point = one.state.sequence;
    const add = (id: string) =>
      one.as('reviewer').send({
        type: 'addSigner',
        ...one.as('reviewer').task,
        to: { id, name: id },
        position: 'after',
        reason: '会商',
      });
    add('first');
    one.apply(reversion(one.events, point));
    expect(one.state.visits[0]?.tasks).toMatchObject([
      { id: '2.1', state: 'open' },
      { id: '2.2', state: 'closed' },
    ]);
    add('second');
    expect(one.state.visits[0]?.tasks.at(-1)).toMatchObject({ id: '2.3', to: { person: { id: 'second' } } });
  });

  it('gives the tasks of one who has left meanwhile to whoever took over', () => {
    const rosters = {
      [`reviewer@${TOWNSHIP}`]: [
        { id: 'leaver', name: 'leaver' },
        { id: 'b', name: 'b' },
      ],
    };
    const one = driver(committee, { rosters }).start({ data: {} });
    const point = one.state.sequence;
    const to = { id: 'successor', name: 'successor' };
    one.apply({
      type: 'handOver',
      actor: { kind: 'system' },
      handover: {
        id: 'h1',
        from: { id: 'leaver', name: 'leaver' },
        to,
        ground: '调离',
        day: '2026-03-02',
        leaves: [{ role: 'reviewer', organisation: TOWNSHIP }],
        keeps: [],
        successorHolds: [{ role: 'reviewer', organisation: TOWNSHIP }],
        wasCopied: false,
      },
    });
    one.apply(reversion(one.events, point));
    const addressed = one.state.visits[0]?.tasks.filter((task) => task.state === 'open').map((task) => task.to);
    expect(addressed).toEqual([{ person: to }, { person: { id: 'b', name: 'b' } }]);
  });
});

describe('a revert to before something that happened outside', () => {
  const paidOut = () => {
    const one = driver(paying).start({ data: PAID });
    const point = one.state.sequence;
    one.as('reviewer').decide('approve');
    expect(one.stages).toEqual(['check']);
    return { one, point };
  };

  it('is refused until each payout, letter and entry is decided on, and names them', () => {
    const { one, point } = paidOut();
    const refusal = one.tries(reversion(one.events, point));
    expect(refusal).toMatchObject({ code: 'REVERT_UNDECIDED', field: '/repair/outside' });
    expect(refusal?.message.zh).toMatch(/付款 123.00 元.*|台账登记/);
    for (const kind of ['payout', 'letter', 'registryEntry']) {
      expect(refusal?.details?.['undecided']).toContain(requests(one, kind)[0]);
    }
    const command = reversion(one.events, point, 'keep');
    if (command.repair.kind !== 'revert') throw new Error('no revert');
    const outside = [...command.repair.outside, { effectId: 'nothing', decision: 'keep' as const }];
    expect(one.tries({ ...command, repair: { ...command.repair, outside } })?.code).toBe('REVERT_UNDECIDED');
  });

  it('asks for what is kept under its old id, so that nothing is paid twice', () => {
    const { one, point } = paidOut();
    one.apply(reversion(one.events, point, 'keep'));
    expect(one.events.find((event) => event.type === 'repaired')).toMatchObject({
      repair: 'revert',
      outside: [{ kind: 'registryEntry' }, { kind: 'letter' }, { kind: 'payout', decision: 'keep' }],
    });
    one.as('reviewer').decide('approve');
    const [first, second] = requests(one, 'payout');
    expect(second).toBe(first);
    expect(one.state.kept).toEqual([]);
    expect(one.stages).toEqual(['check']);
  });

  it.each(['undone', 'repeat'] as const)('does again under a new id what is %s', (chosen) => {
    const { one, point } = paidOut();
    one.apply(reversion(one.events, point, chosen));
    one.as('reviewer').decide('approve');
    expect(new Set(requests(one, 'payout')).size).toBe(2);
    expect(one.stages).toEqual(['check']);
  });

  it('stops at a kept payout that would now be another, and says so', () => {
    const { one, point } = paidOut();
    one.apply(reversion(one.events, point, 'keep'));
    one.asAdministrator().send({ type: 'correct', field: 'amount', value: 99, reason: '金额有误' });
    one.as('reviewer').decide('approve');
    expect(requests(one, 'payout')).toHaveLength(1);
    const stuck = one.events.findLast((event) => event.type === 'visitStuck');
    expect(stuck).toMatchObject({ reason: 'effect' });
  });

  it('lists what is under way, because nobody knows whether it was done', () => {
    const one = driver(grant, { holdEffects: ['registryEntry'] }).start({ data: PAID });
    const point = one.state.sequence;
    one.as('reviewer').decide('approve');
    const command = reversion(one.events, point);
    expect(command.repair).toMatchObject({ happened: [{ kind: 'registryEntry', state: 'underWay' }] });
    one.apply(reversion(one.events, point, 'keep'));
    expect(one.state.effects).toEqual([]);
    one.as('reviewer').decide('approve');
    expect(new Set(requests(one, 'registryEntry')).size).toBe(1);
  });

  it('gives a stage that waits again for a linked case the answer that has come, or opens another case', () => {
    const linkedCaseId = '00000000-0000-4000-8000-0000000000ff';
    const make = () => {
      const one = driver(referring, { linkedCaseId }).start({ data: {} });
      const point = one.state.sequence;
      one.system({ type: 'linkAnswered', visitId: 1, caseId: linkedCaseId, outcome: 'struckOff', data: {} });
      expect(one.stages).toEqual(['township']);
      return { one, point };
    };
    const kept = make();
    kept.one.apply(reversion(kept.one.events, kept.point, 'keep'));
    expect(kept.one.stages).toEqual(['township']);
    expect(kept.one.state.visits[0]?.id).toBe(3);
    const anew = make();
    anew.one.apply(reversion(anew.one.events, anew.point, 'undone'));
    expect(new Set(requests(anew.one, 'link')).size).toBe(1);
    expect(anew.one.stages).toEqual(['inquiry']);
  });

  it('keeps the ledger: what was committed stays so, or stands reserved again', () => {
    const quota = {
      key: 'places',
      title: { zh: '名额', en: 'places' },
      basis: [{ kind: 'assumed', note: { zh: '测试', en: 'test' } }],
      unit: { zh: '户', en: 'households' },
      limit: 5,
      per: 'county',
      period: 'year',
      amount: 1,
      commit: { on: 'left', stage: 'township' },
    };
    const one = driver({ ...fourLevels, quotas: [quota] as CaseForm['quotas'] }).start({ data: {} });
    one.as('clerk').decide('approve');
    const point = one.state.sequence;
    one.as('reviewer').decide('approve');
    expect(one.state.quotas).toMatchObject([{ state: 'committed' }]);
    expect(one.tries(reversion(one.events, point))?.code).toBe('REVERT_UNDECIDED');
    expect(one.tries(reversion(one.events, point, 'repeat'))?.code).toBe('REVERT_UNDECIDED');
    const { events } = one;
    const other = driver({ ...fourLevels, quotas: [quota] as CaseForm['quotas'] });
    one.apply(reversion(events, point, 'keep'));
    expect(one.state.quotas).toMatchObject([{ state: 'committed' }]);
    other.start({ data: {} }).as('clerk').decide('approve');
    other.as('reviewer').decide('approve');
    other.apply(reversion(other.events, point, 'undone'));
    expect(other.state.quotas).toMatchObject([{ state: 'reserved' }]);
    other.as('reviewer').decide('approve');
    expect(other.count('quotaCommitted')).toBe(2);
    expect(other.count('quotaReserved')).toBe(1);
  });
});

describe('a revert to before a migration', () => {
  it('needs the version of that time, and goes on by it', () => {
    const { one, point } = atCounty();
    const next = version(fourLevels, (copy) => {
      copy.stages = copy.stages.map(
        (stage) => JSON.parse(JSON.stringify(stage).replaceAll('confirm', 'affirm')) as never,
      );
    });
    one.apply(migration(next));
    expect(one.tries(reversion(one.events, point))?.code).toBe('REVERT_POINT_INVALID');
    one.apply(reversion(one.events, point, null, fourLevels));
    expect(one.state.definitionHash).toBe('hash');
    one.as('reviewer').decide('approve');
    one.as('director').decide('approve');
    expect(one.stages).toEqual(['confirm']);
  });
});

interface Step {
  command: CaseCommand;
  at: string;
  sequence: number;
  state: CaseState;
}

let replayed = 0;
const sample = PROCEDURES.filter(({ form }, index) => form === 'case' && index % 2 === 1).map(
  ({ id }) => [id] as const,
);

describe.each(sample)('cases of %s', (id) => {
  const definition = CaseForm.parse(resolvedForDemo(id));
  const steps: Step[] = [];
  const one: CaseDriver = new CaseDriver(definition, {
    linkedCaseId: '00000000-0000-4000-8000-0000000000ff',
    onAccepted: (command, at) => steps.push({ command, at, sequence: one.state.sequence, state: one.state }),
  });
  walk(definition, 3, new Set(), one);

  it('stand as they stood, wherever they are reverted to', () => {
    for (const [from, to] of pairs(steps)) {
      const back = resumed(definition, one.events, from);
      back.apply(reversion(back.events, to.sequence, 'undone'));
      expect(picture(back.state)).toEqual(picture(to.state));
      expect(
        back.state.clocks
          .filter((run) => run.state !== 'stopped')
          .map((run) => run.id)
          .sort(),
      ).toEqual(
        to.state.clocks
          .filter((run) => run.state !== 'stopped')
          .map((run) => run.id)
          .sort(),
      );
    }
  });

  it('come to the same state by the same commands after a revert', () => {
    for (const [from, to] of pairs(steps)) {
      const between = steps.filter((step) => step.sequence > to.sequence && step.sequence <= from.sequence);
      // time passes only once: a wait or alarm of then does not come again at its old instant
      if (between.some(({ command }) => command.type === 'tick')) continue;
      const back = resumed(definition, one.events, from);
      back.apply(reversion(back.events, to.sequence, 'undone'));
      const since = back.events.length;
      replayed += 1;
      for (const { command } of between.filter(isReplayed)) {
        back.apply(renumbered(command, one.events.slice(to.sequence, from.sequence), back.events.slice(since)));
      }
      expect(picture(back.state)).toEqual(picture(from.state));
    }
  });
});

it('have walks in which commands were given again after a revert', () => {
  expect(replayed).toBeGreaterThan(50);
});

/** A later open moment and an earlier one, spread over the walk. */
function pairs(all: readonly Step[]): [Step, Step][] {
  const settled = all.filter((step) => step.state.status === 'open' && step.state.effects.length === 0);
  return settled.flatMap((from, index): [Step, Step][] => {
    const to = settled[index - 1 - (index % 3)];
    return to === undefined || to.sequence >= from.sequence ? [] : [[from, to]];
  });
}

/** The case at that moment. */
function resumed(definition: CaseForm, events: readonly CaseEvent[], { sequence, at }: Step): CaseDriver {
  return CaseDriver.from(definition, events.slice(0, sequence), at, {
    linkedCaseId: '00000000-0000-4000-8000-0000000000ff',
  });
}

/** What effects answer the driver does by itself. */
const isReplayed = ({ command }: Step): boolean =>
  command.type !== 'effectSucceeded' && command.type !== 'rosterResolved';

/** The command on the visits and tasks that take the places of those of then: the n-th opened is the n-th opened. */
function renumbered(command: CaseCommand, then: readonly CaseEvent[], now: readonly CaseEvent[]): CaseCommand {
  const opened = (events: readonly CaseEvent[]) =>
    events.flatMap((one) => (one.type === 'visitOpened' ? [one.visitId] : []));
  const tasks = (events: readonly CaseEvent[]) =>
    events.flatMap((one) => (one.type === 'taskOpened' ? [one.taskId] : []));
  const map = <T>(value: T, before: readonly T[], after: readonly T[]): T => after[before.indexOf(value)] ?? value;
  const copy = { ...command } as Record<string, unknown>;
  if (typeof copy['visitId'] === 'number') copy['visitId'] = map(copy['visitId'], opened(then), opened(now));
  for (const key of ['taskId', 'signerTaskId']) {
    if (typeof copy[key] === 'string') copy[key] = map(copy[key], tasks(then), tasks(now));
  }
  return copy as unknown as CaseCommand;
}

/** What people see of a case, without numbers and instants. */
function picture({ status, data, visits, decided, passed }: CaseState) {
  return {
    status,
    data,
    passed,
    decided: decided.map(({ visit: _visit, ...one }) => one),
    visits: visits.map(({ stage, phase, tasks, branches, stuckReason, link }) => ({
      stage,
      phase,
      branches,
      stuckReason,
      link,
      tasks: tasks
        .filter((task) => task.state !== 'closed')
        .map((task) => ({ kind: task.kind, to: task.to, state: task.state, outcome: task.opinion?.outcome })),
    })),
  };
}
