import { describe, expect, it } from 'vitest';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { type Deliberation, deliberation } from '../../../procedures/shapes/deliberation.ts';
import { countField, textField } from '../../../procedures/shapes/working-fields.ts';
import { driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Sample')];
const committee = { by: 'role', role: 'villageCommittee', level: 'village' } as const;
const title = { zh: '示例', en: 'Sample' };

const sample: Deliberation = {
  id: 'sample-deliberation',
  field: 'village',
  tier: 2,
  title,
  basis,
  subject: { kind: 'village', uniqueness: 'none' },
  filing: { level: 'village', by: [{ role: 'villageCommittee', level: 'village' }], form: [{ field: 'agenda' }] },
  fields: [
    textField('agenda', '议题', 'Agenda'),
    countField('called', '应到人数', 'Called', basis, { min: 1 }),
    countField('came', '实到人数', 'Came'),
  ],
  steps: [
    { key: 'call', title, basis, by: committee, days: 5, form: [{ field: 'called' }] },
    {
      do: 'talk',
      key: 'hold',
      title,
      basis,
      by: committee,
      days: 5,
      form: [{ field: 'came' }],
      quorum: { present: 'came', roll: 'called', share: { numerator: 2, denominator: 3 }, basis },
    },
    {
      do: 'vote',
      key: 'vote',
      title,
      basis,
      by: committee,
      days: 5,
      meetings: [
        {
          key: 'meeting',
          title,
          roll: { from: 'field', field: 'called' },
          quorum: { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' },
          majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
          basis,
        },
      ],
      notPassed: 'call',
    },
    { key: 'publish', title, basis, by: committee, days: { value: 5, inTime: basis } },
  ],
  completed: { title, basis },
};

function resolved(values: Record<string, number> = {}): CaseForm {
  const result = resolveDefinition(deliberation(sample), { parameters: { 'sample-deliberation': values } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return CaseForm.parse(result.definition);
}

const called = () =>
  driver(resolved())
    .start({ data: { agenda: '修路' } })
    .as('villageCommittee')
    .decide('done', { data: { called: 47 } });

describe('the shape of deliberations', () => {
  it('is sound', () => {
    expect(proveDefinition(resolved())).toMatchObject({ sound: true, notes: [] });
  });

  it('holds a talk with two thirds of 47 at 32, and not at 31', () => {
    const run = called();
    expect(run.as('villageCommittee').refused('held', { data: { came: 31 } })).toBe('RULE_NOT_MET');
    expect(run.as('villageCommittee').decide('held', { data: { came: 32 } }).stages).toEqual(['vote']);
  });

  it('calls a meeting again that did not come about, for a reason', () => {
    const run = called();
    expect(run.as('villageCommittee').refused('notHeld')).toBe('OPINION_REQUIRED');
    expect(run.as('villageCommittee').decide('notHeld', { opinion: '大雨' }).stages).toEqual(['call']);
  });

  it('votes, goes on when passed and back when not, and ends when all that follows is done', () => {
    const voted = (favour: number) =>
      called()
        .as('villageCommittee')
        .decide('held', { data: { came: 40 } })
        .as('villageCommittee')
        .voteCounted('meeting', 40, { for: favour, against: 40 - favour, abstain: 0 });
    expect(voted(20).stages).toEqual(['call']);
    const run = voted(21);
    expect(run.stages).toEqual(['publish']);
    expect(run.as('villageCommittee').decide('done').state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('has a clock for each step, that of a time word once the county gives it a number', () => {
    expect(resolved().clocks.map(({ key }) => key)).toEqual(['callLimit', 'holdLimit', 'voteLimit', 'publishLimit']);
    expect(resolved({ publishInTimeDays: 3 }).clocks.map(({ key }) => key)).toContain('publishInTime');
  });
});
