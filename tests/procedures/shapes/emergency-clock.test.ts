import { describe, expect, it } from 'vitest';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { type Emergency, type TimedStep, emergency } from '../../../procedures/shapes/emergency-clock.ts';
import { textField } from '../../../procedures/shapes/working-fields.ts';
import { driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Sample')];
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const step = (key: string, hours: TimedStep['hours']): TimedStep => ({
  key,
  title: { zh: `步骤${key}`, en: key },
  basis,
  by: township,
  hours,
});

const sample: Emergency = {
  id: 'sample-emergency',
  field: 'epidemic',
  tier: 2,
  title: { zh: '示例应急', en: 'Sample emergency' },
  basis,
  subject: { kind: 'village', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [{ role: 'townshipVillageCadre', level: 'village' }],
    form: [{ field: 'event' }],
  },
  fields: [textField('event', '事件', 'Event')],
  superior: { role: 'countyAuthority', level: 'county' },
  tracks: [
    { key: 'site', title: { zh: '现场', en: 'Site' }, steps: [step('arrive', 2), step('find', 12)] },
    {
      key: 'supply',
      title: { zh: '物资', en: 'Supplies' },
      steps: [step('send', { value: null, basis, otherwise: 6 })],
    },
  ],
  after: [{ ...step('close', 24), from: 'reached' }],
  completed: { title: { zh: '办结', en: 'Closed' }, basis },
};

function resolved(values: Record<string, number> = {}): CaseForm {
  const result = resolveDefinition(emergency(sample), { parameters: { 'sample-emergency': values } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return CaseForm.parse(result.definition);
}

// 02:00 on the night to Saturday 2026-03-07, UTC+8
const night = { now: '2026-03-06T18:00:00.000Z' };
const started = (definition = resolved()) => driver(definition, night).start({ data: { event: '夜间报告' } });

describe('the shape of emergencies', () => {
  it('is sound with one track and with several', () => {
    expect(proveDefinition(resolved())).toMatchObject({ sound: true, notes: [] });
    const single = resolveDefinition(emergency({ ...sample, tracks: [sample.tracks[0]] }), { parameters: {} });
    expect(single.ok && proveDefinition(single.definition)).toMatchObject({ sound: true });
  });

  it('counts every limit from the event, by night and on rest days, side by side', () => {
    const run = started();
    const due = Object.fromEntries(run.state.clocks.map(({ clock, dueAt }) => [clock, dueAt]));
    expect(due).toEqual({
      arriveClock: '2026-03-06T20:00:00.000Z',
      findClock: '2026-03-07T06:00:00.000Z',
      sendDefaultClock: '2026-03-07T00:00:00.000Z',
    });
    expect(run.stages).toEqual(['response', 'arrive', 'send']);
  });

  it('tells the superior in the same instant that something is late', () => {
    const run = started().until('2026-03-06T20:00:00.000Z');
    expect(run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.action] : []))).toEqual([
      'remindOwner',
      'notifySuperior',
    ]);
    expect(run.until('2026-03-07T10:00:00.000Z').events).toContainEqual(
      expect.objectContaining({ type: 'clockRungReached', clock: 'arriveClock', action: 'superviseCase' }),
    );
  });

  it('counts what comes after the tracks from when it is reached, and ends', () => {
    const run = started();
    for (const _ of ['arrive', 'find', 'send']) run.as('townshipGovernment').decide('done');
    expect(run.stages).toEqual(['close']);
    expect(run.state.clocks.filter(({ state }) => state === 'running').map(({ dueAt }) => dueAt)).toEqual([
      '2026-03-07T18:00:00.000Z',
    ]);
    run.as('townshipGovernment').decide('done');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('runs the clock of a time word once the county gives it a number', () => {
    const run = started(resolved({ sendHours: 3 }));
    expect(run.state.clocks.find(({ clock }) => clock === 'sendClock')?.dueAt).toBe('2026-03-06T21:00:00.000Z');
    expect(resolved().clocks.map(({ key }) => key)).not.toContain('sendClock');
  });
});
