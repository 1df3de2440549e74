// Cadences: a schedule that never fires, days that a month does not have, gates out of range.
import type { z } from 'zod';
import type { Cadence, DutyForm, IndicatorForm } from '../definition/forms.ts';
import type { Text } from '../definition/atoms.ts';
import { fault, type Fault } from './fault.ts';
import { fieldUseFaults, formUses, ruleFaults } from './references.ts';
import { duplicateFaults } from './structure.ts';

type Schedule = z.infer<typeof Cadence>;
interface Found {
  faults: Fault[];
  notes: Text[];
}

/** @returns faults of a duty, with notes on months that a schedule leaves out */
export function dutyFaults(duty: DutyForm): Found {
  const { item } = duty;
  const scope = { fields: item.fields, parameters: duty.parameters };
  const opens = cadenceFaults(duty.opens, 'opens');
  const never =
    duty.due.kind === 'dayOfMonth' && duty.opens.every === 'month' && duty.opens.day > duty.due.day
      ? [
          {
            zh: '截止日早于开启日，将落在次月',
            en: 'The due day lies before the opening day: it falls in the next month',
          },
        ]
      : [];
  return {
    faults: [
      ...opens.faults,
      ...duplicateFaults(['item', 'fields'], item.fields),
      ...duplicateFaults(['parameters'], duty.parameters),
      ...fieldUseFaults(item.fields, formUses(item.form, ['item', 'form'])),
      ...ruleFaults(scope, item.rules, ['item', 'rules']),
      ...(item.form.length === 0 && !item.nothingToReport
        ? [fault('ITEM_EMPTY', '报送内容为空', 'An item asks for nothing', ['item', 'form'])]
        : []),
    ],
    notes: [...opens.notes, ...never],
  };
}

/** @returns faults of an indicator */
export function indicatorFaults(indicator: IndicatorForm): Found {
  const { measure, parts, gates } = indicator;
  const reports = cadenceFaults(indicator.reports, 'reports');
  const isShare = measure.type === 'share';
  return {
    faults: [
      ...reports.faults,
      ...duplicateFaults(['parameters'], indicator.parameters),
      ...(isShare === (parts !== undefined)
        ? []
        : [
            fault('PARTS', '比例指标须有分子与分母，其他指标不得有', 'A share has parts, and nothing else has', [
              'parts',
            ]),
          ]),
      ...gates.flatMap(({ on, value }, index) => {
        const place = ['gates', String(index)];
        const range = typeof value === 'number' && isOutside(value, measure.min, measure.max);
        return [
          ...(isDay(on.month, on.day) ? [] : [dayFault(on.month, on.day, place)]),
          ...(isShare === (typeof value !== 'number')
            ? []
            : [fault('GATE_KIND', '节点目标与指标类型不符', 'A gate is not of the kind of its measure', place)]),
          ...(range
            ? [fault('GATE_OUT_OF_RANGE', '节点目标超出指标范围', 'A gate lies outside the range', place)]
            : []),
        ];
      }),
    ],
    notes: reports.notes,
  };
}

function isOutside(value: number, min: number | undefined, max: number | undefined): boolean {
  return value < (min ?? value) || value > (max ?? value);
}

function cadenceFaults(cadence: Schedule, place: string): Found {
  if (cadence.every === 'date') {
    const faults = cadence.dates
      .filter(({ month, day }) => !isDay(month, day, cadence.year))
      .map(({ month, day }) => dayFault(month, day, [place, 'dates']));
    return { faults, notes: [] };
  }
  if (cadence.every !== 'month') return { faults: [], notes: [] };
  const months = cadence.months ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const without = months.filter((month) => !isDay(month, cadence.day, 2025));
  if (months.every((month) => !isDay(month, cadence.day))) {
    return { faults: [fault('NEVER_FIRES', '永远不会开启', 'The schedule never fires', [place])], notes: [] };
  }
  const list = without.join(', ');
  const note = {
    zh: `${list} 月没有 ${cadence.day} 日，当月不开启（闰年二月除外）`,
    en: `Months ${list} have no day ${cadence.day} and open nothing (February of a leap year apart)`,
  };
  return { faults: [], notes: without.length > 0 ? [note] : [] };
}

/** Whether a month has that day, in that year or in any year. */
function isDay(month: number, day: number, year = 2024): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
}

function dayFault(month: number, day: number, place: string[]): Fault {
  return fault('NO_SUCH_DAY', `没有 ${month} 月 ${day} 日`, `There is no day ${day} in month ${month}`, place);
}
