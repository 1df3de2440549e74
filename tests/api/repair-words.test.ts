// A repair as the trail tells it to people.
import { describe, expect, it } from 'vitest';
import { describeEvent, vocabularyOf } from '../../api/event-words.ts';
import { describeRoundEvent, roundVocabulary } from '../../api/round-words.ts';
import type { Repair } from '../../domain/case/repair.ts';
import { driver } from '../support/case-driver.ts';
import type { CaseDriver } from '../support/case-driver.ts';
import { fourLevels, grant } from '../support/definitions.ts';
import { repairCommand, repaired } from '../support/repairs.ts';
import { duty, recurring } from '../support/round-definitions.ts';
import { openRound } from '../support/round-driver.ts';

const SUBSTITUTE = { id: 'substitute', name: '代班人员' };

function told(one: CaseDriver, repair: Repair): { zh: string; en: string } {
  const { events } = repaired(one, repair, { order: { approvedBy: SUBSTITUTE } });
  const [first] = events;
  if (first === undefined) throw new Error('nothing happened');
  return describeEvent(first, vocabularyOf(one.definition, new Map()));
}

const chain = (): CaseDriver => driver(fourLevels).start({ data: {} });

describe('a repair in the trail', () => {
  it('says what was done, why, and who the second person was', () => {
    expect(told(chain(), { kind: 'jump', visitId: 1, stage: 'township', note: '口头同意' })).toEqual({
      zh: '管理员修复——由“village”跳转至“township”（口头同意）；理由：事项停滞；复核：代班人员',
      en: 'Repair: jump from "village" to "township" (口头同意); reason: 事项停滞; second person: 代班人员',
    });
  });

  it('names fields by their labels and never their values', () => {
    const one = driver(grant).start({ data: { payee: '演示户', account: '6222020200112230', amount: 100 } });
    const { zh, en } = told(one, { kind: 'patchData', changes: { account: '6228480402564890018', amount: 30_099 } });
    expect(zh).toContain('修改数据：account、amount');
    expect(`${zh}${en}`).not.toMatch(/62284804|30099/);
  });

  it('lists what will not be done any more', () => {
    const one = driver(grant, { holdEffects: ['payout'] })
      .start({ data: { payee: '演示户', account: '6222020200112230', amount: 100 } })
      .as('reviewer')
      .decide('approve');
    expect(told(one, { kind: 'cancel' }).zh).toMatch(/^管理员修复——终止办理，不再执行：/);
  });

  it.each([
    [{ kind: 'reassign', visitId: 1, taskId: '1.1', to: SUBSTITUTE }, '改派 代班人员'],
    [{ kind: 'suspend', ground: 'forceMajeure' }, '中止（不可抗力）'],
    [{ kind: 'cancel' }, '终止办理'],
  ] satisfies [Repair, string][])('has words for %o', (repair, words) => {
    expect(told(chain(), repair).zh).toContain(words);
  });

  it('of a round names the unit and the labels of its item', () => {
    const round = openRound(recurring({ duties: [duty()] }), 'monthlyReport');
    round.unit('610429101200').file({ visited: 3 });
    round.apply(repairCommand({ kind: 'patchData', changes: { visited: 5 }, unit: '610429101200' }));
    const words = roundVocabulary(round.definition, round.state.part, round.state.units);
    const event = round.events.find(({ type }) => type === 'repaired');
    expect(event === undefined ? '' : describeRoundEvent(event, words).zh).toBe(
      '管理员修复——演示一村修改数据：走访户数；理由：事项停滞',
    );
  });
});
