import { describe, expect, it } from 'vitest';
import { decide } from '../../../domain/case/decide.ts';
import { evolve } from '../../../domain/case/evolve.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { planMigration } from '../../../domain/repair/migration-plan.ts';
import { vanishedStages } from '../../../domain/repair/stage-mapping.ts';
import { PROCEDURES } from '../../../procedures/index.ts';
import { resolvedForDemo } from '../../procedures/resolved.ts';
import { CaseDriver, driver } from '../../support/case-driver.ts';
import { committee, decision, fourLevels, grant, testProcedure, TOWNSHIP } from '../../support/definitions.ts';
import { walk } from '../../support/walker.ts';
import { migration, stageIn, version } from './ordering.ts';

const atTownship = (definition = fourLevels) => driver(definition).start({ data: {} }).as('clerk').decide('approve');

/** The township's stage under another key, as a newer version may have it. */
const renamedTownship = version(fourLevels, (copy) => {
  const text = JSON.stringify(copy)
    .replaceAll('"township"', '"townReview"')
    .replaceAll('"level":"townReview"', '"level":"township"');
  Object.assign(copy, JSON.parse(text));
});

const refused = (one: CaseDriver, ...asked: Parameters<typeof migration>) => {
  const refusal = one.tries(migration(...asked));
  if (refusal === null) throw new Error('it was accepted');
  return refusal;
};

describe('a migration to another version', () => {
  it('is refused with the vanished stage until that is mapped, then goes on there', () => {
    const one = atTownship();
    expect(vanishedStages({ from: fourLevels, to: renamedTownship })).toEqual(['township']);
    const refusal = refused(one, renamedTownship);
    expect(refusal).toMatchObject({ code: 'MIGRATION_REFUSED', details: { reason: 'stageVanished', at: 'township' } });
    expect(refusal.message.zh).toContain('township');
    one.apply(migration(renamedTownship, { township: 'townReview' }));
    expect(one.state).toMatchObject({ definitionHash: 'next', visits: [{ id: 2, stage: 'townReview' }] });
    expect(one.state.closed.map((visit) => visit.stage)).toEqual(['village']);
    one.as('reviewer').decide('approve');
    expect(one.stages).toEqual(['county']);
  });

  it('keeps tasks, claims and clocks where nothing of them changes', () => {
    const one = atTownship();
    one.as('reviewer').send({ type: 'claim', ...one.as('reviewer').task });
    const before = one.state;
    one.apply(migration(renamedTownship, { township: 'townReview' }));
    expect(one.state.visits[0]?.tasks).toEqual(before.visits[0]?.tasks);
    expect(one.state.clocks).toEqual(before.clocks);
    expect(one.events.slice(before.sequence).map((event) => event.type)).toEqual(['repaired']);
  });

  it('refuses a mapping to a stage of another kind, one that nobody knows, and another procedure', () => {
    const one = atTownship();
    expect(refused(one, renamedTownship, { township: 'done' }).details).toMatchObject({ reason: 'otherKind' });
    expect(refused(one, renamedTownship, { township: 'nowhere' }).details).toMatchObject({ reason: 'unknownStage' });
    expect(refused(one, committee).details).toMatchObject({ reason: 'otherProcedure' });
    expect(one.tries(migration(fourLevels, {}, one.state.definitionHash))?.code).toBe('COMMAND_NOT_APPLICABLE');
  });

  it('is refused on an ended case, and done once under one order', () => {
    const ended = driver(committee).start({ data: {} });
    ended.asPerson().decide('approve');
    expect(ended.tries(migration(version(committee, () => undefined)))?.code).toBe('CASE_ENDED');
    const one = atTownship();
    one.apply(migration(renamedTownship, { township: 'townReview' }));
    const { sequence } = one.state;
    one.apply(migration(renamedTownship, { township: 'townReview' }));
    expect(one.state.sequence).toBe(sequence);
  });

  it('reopens a task whose address changes, and only that', () => {
    const elsewhere = version(fourLevels, (copy) => {
      stageIn(copy, 'township', 'decision').assignee = { by: 'role', role: 'supervisor', level: 'township' };
    });
    const one = atTownship().apply(migration(elsewhere));
    expect(one.state.visits[0]?.tasks).toMatchObject([
      { id: '2.1', state: 'closed' },
      { id: '2.2', state: 'open', to: { role: 'supervisor', organisation: TOWNSHIP } },
    ]);
    one.as('supervisor').decide('approve');
    expect(one.stages).toEqual(['county']);
  });

  it('asks the signers anew when the rule of completion changes, and takes back what they had decided', () => {
    const rosters = { [`reviewer@${TOWNSHIP}`]: ['a', 'b', 'c'].map((id) => ({ id, name: id })) };
    const one = driver(committee, { rosters }).start({ data: {} });
    one.asPerson('a').decide('approve');
    const shared = version(committee, (copy) => {
      stageIn(copy, 'township', 'decision').completion = { rule: 'any' };
    });
    one.apply(migration(shared));
    expect(one.state.decided).toEqual([]);
    expect(one.state.visits[0]?.tasks.filter((task) => task.state === 'open')).toMatchObject([
      { to: { role: 'reviewer', organisation: TOWNSHIP } },
    ]);
    const back = driver(shared, { rosters }).start({ data: {} });
    back.apply(migration(committee));
    for (const id of ['a', 'b', 'c']) back.asPerson(id).decide('approve');
    expect(back.state.outcome).toBe('struckOff');
  });

  it('computes due days by the new limits, with the old ones told, and rings no rung twice', () => {
    const longer = version(fourLevels, (copy) => {
      const [clock] = copy.clocks;
      if (clock !== undefined) clock.limit = { kind: 'period', amount: 40, unit: 'day' };
    });
    const one = atTownship().days(20);
    expect(one.count('clockRungReached')).toBe(1);
    const due = one.state.clocks[0]?.dueOn;
    one.apply(migration(longer));
    const moved = one.events.find((event) => event.type === 'clockRecomputed');
    expect(moved).toMatchObject({ ground: 'migrated', old: { dueOn: due }, dueOn: '2026-04-13' });
    expect(one.state.clocks[0]).toMatchObject({ overdue: false, limit: { amount: 40 } });
    one.days(40);
    expect(one.count('clockRungReached')).toBe(1);
    expect(one.count('clockOverdue')).toBe(2);
  });

  it('stops clocks that vanished and starts new ones from where their start has passed', () => {
    const others = version(fourLevels, (copy) => {
      const [clock] = copy.clocks;
      if (clock === undefined) return;
      const whole = {
        ...clock,
        key: 'whole',
        scope: 'case' as const,
        start: { on: 'started' as const },
        ladder: [],
        warnings: [],
      };
      const over = { ...whole, key: 'over', stop: [{ on: 'left' as const, stage: 'village' }] };
      const own = { ...clock, key: 'own', ladder: [] };
      copy.clocks = [{ ...whole, stop: [{ on: 'ended' as const }] }, over, own];
    });
    const one = atTownship().days(4);
    const { startedAt, visits } = one.state;
    one.apply(migration(others));
    const clocks = Object.fromEntries(one.state.clocks.map((run) => [run.id, run]));
    expect(clocks['review#2']).toMatchObject({ state: 'stopped' });
    expect(clocks['whole']).toMatchObject({ state: 'running', startedAt });
    expect(clocks['own#2']).toMatchObject({ state: 'running', startedAt: visits[0]?.openedAt });
    expect(clocks['over']).toBeUndefined();
  });

  it('names data that the new version refuses, and forgets fields that it does not know', () => {
    const typed = version(fourLevels, (copy) => {
      copy.fields = [{ ...copy.fields[0], type: 'integer' }] as typeof copy.fields;
    });
    const noted = driver(fourLevels).start({ data: { note: '不是数字' } });
    expect(refused(noted, typed)).toMatchObject({ details: { reason: 'dataRefused', at: 'note' } });
    const bare = version(fourLevels, (copy) => {
      copy.fields = [];
      copy.filing.form = [];
    });
    noted.apply(migration(bare));
    expect(noted.state.data).toEqual({});
    expect(noted.events.at(-1)).toMatchObject({ type: 'repaired', forgotten: ['note'] });
  });

  it('keeps what the system is doing, and is refused where it would do something else', () => {
    const options = { holdEffects: ['payout', 'letter', 'registryEntry'] as const };
    const data = { payee: '演示', account: '6222021234567890128', amount: 100 };
    const one = driver(grant, { holdEffects: [...options.holdEffects] }).start({ data });
    one.as('reviewer').decide('approve');
    const other = version(grant, (copy) => {
      stageIn(copy, 'entry', 'service').action = {
        do: 'registryEntry',
        register: 'others',
        entry: 'granted',
        fields: ['payee'],
      };
    });
    expect(refused(one, other).details).toMatchObject({ reason: 'effectUnderWay', at: 'entry' });
    const later = version(grant, (copy) => {
      stageIn(copy, 'pay', 'service').attempts = 9;
    });
    const { effects } = one.state;
    one.apply(migration(later));
    expect(one.state.effects).toEqual(effects);
  });

  it('lets a stage inside a parallel go on only in a block of the same shape', () => {
    const parallel = (key: string, branches: string[]) => ({
      key,
      kind: 'parallel',
      title: { zh: key, en: key },
      basis: [{ kind: 'assumed', note: { zh: '测试', en: 'test' } }],
      branches: branches.map((branch) => ({
        key: branch,
        title: { zh: branch, en: branch },
        stages: [decision(`${branch}Look`, { by: 'role', role: branch, level: 'township' }, '$join')],
      })),
      onFail: 'block',
      passed: 'done',
      failed: 'done',
    });
    const make = (...stages: unknown[]): CaseForm => testProcedure({ id: 'forked', stages });
    const fork = make(parallel('fork', ['water', 'housing']));
    const one = driver(fork).start({ data: {} });
    one.as('water').decide('approve');
    expect(refused(one, make(parallel('fork', ['water', 'housing', 'roads']))).details).toMatchObject({
      reason: 'otherBlock',
      at: 'fork',
    });
    const flat = make(
      parallel('fork', ['water', 'housing']),
      decision('apart', { by: 'role', role: 'housing', level: 'township' }, 'done'),
    );
    expect(refused(one, flat, { housingLook: 'apart' }).details).toMatchObject({ reason: 'otherBlock' });
    expect(refused(one, flat, { housingLook: 'waterLook' }).details).toMatchObject({ reason: 'otherBlock' });
    one.apply(migration(make(parallel('split', ['housing', 'water'])), { fork: 'split' }));
    one.as('housing').decide('approve');
    expect(one.state.outcome).toBe('struckOff');
  });
});

const procedures = PROCEDURES.filter(({ form }, index) => form === 'case' && index % 5 === 0).map(
  ({ id }) => [id] as const,
);

describe.each(procedures)('cases of %s', (id) => {
  it('change in nothing that anybody sees when they are migrated to an equal version, wherever they stand', () => {
    const definition = CaseForm.parse(resolvedForDemo(id));
    const moments: { state: CaseState; at: string }[] = [];
    const one: CaseDriver = new CaseDriver(definition, {
      onAccepted: (_command, at) => moments.push({ state: one.state, at }),
    });
    walk(definition, 7, new Set(), one);
    for (const { state, at } of moments.filter((moment) => moment.state.status !== 'ended')) {
      const answer = decide(definition, state, migration(structuredClone(definition)), { now: at });
      if (!answer.ok) throw new Error(`${answer.refusal.code} ${answer.refusal.message.en}`);
      expect(answer.events.map((event) => event.type)).toEqual(['repaired']);
      const after = answer.events.reduce(evolve, state);
      expect(after).toEqual({ ...state, sequence: after.sequence, definitionHash: 'next', repairs: ['migrate-next'] });
      expect(planMigration(definition, definition, {}, state, at)).toMatchObject({ ok: true, plan: { clocks: [] } });
    }
    expect(moments.length).toBeGreaterThan(0);
  });
});
