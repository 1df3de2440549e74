// What recurs and what counts: a schedule that never fires, days that no year has, gates out of range, sums that fail.
import type { Cadence, Duty } from '../definition/duty.ts';
import type { Definition } from '../definition/forms.ts';
import type { Gate, Indicator, PlanTable } from '../definition/indicator.ts';
import type { Text } from '../definition/atoms.ts';
import { fault, type Fault } from './fault.ts';
import { expressionsAt, fieldUseFaults, formUses, ruleFaults } from './references.ts';
import { duplicateFaults } from './structure.ts';

/** @returns faults of the duties, indicators and plans of a definition */
export function standingFaults(definition: Definition): Fault[] {
  const { duties, indicators, plan, parameters, form } = definition;
  // what waits for a value of the county is left out here and listed as not set
  const waits = parameters.some(({ value }) => value === null);
  const nothing = duties.length + indicators.length + plan.length === 0;
  const empty = form !== 'case' && nothing && !waits;
  return [
    ...(empty ? [fault('NOTHING_TO_RUN', '没有任何职责、指标或计划数', 'Nothing recurs or counts here', [form])] : []),
    ...duplicateFaults(['duties'], duties),
    ...duplicateFaults(['indicators'], indicators),
    ...duplicateFaults(['plan'], plan),
    ...(form === 'case' ? [] : duplicateFaults(['parameters'], parameters)),
    ...duties.flatMap((duty) => dutyFaults(definition, duty)),
    ...indicators.flatMap((indicator) => indicatorFaults(indicator)),
    ...plan.flatMap((table) => planFaults(table)),
  ];
}

/** Months in which a schedule opens nothing on the day itself but on the month's last: a note for the reader. */
export function standingNotes(definition: Definition): Text[] {
  return definition.duties.flatMap(({ due, opens }) =>
    due.kind === 'dayOfMonth' && opens.every === 'month' && opens.day > due.day
      ? [
          {
            zh: '截止日早于开启日，将落在次月',
            en: 'The due day lies before the opening day: it falls in the next month',
          },
        ]
      : [],
  );
}

function dutyFaults({ parameters }: Definition, duty: Duty): Fault[] {
  const { key, item, from, until } = duty;
  const at = (...path: string[]): string[] => ['duties', key, ...path];
  const scope = { fields: item.fields, parameters };
  const steps = [item, duty.check, ...duty.consolidation, duty.bulletin].flatMap((step) => step ?? []);
  const backwards = from !== undefined && until !== undefined && until < from;
  const conditions = item.opens.map(({ when }) => when);
  return [
    ...cadenceFaults(duty.opens, at('opens')),
    ...dateFaults(duty.due, at('due')),
    ...duplicateFaults(at('steps'), steps),
    ...duplicateFaults(at('item', 'fields'), item.fields),
    ...fieldUseFaults(item.fields, formUses(item.form, at('item', 'form'))),
    ...ruleFaults(scope, item.rules, at('item', 'rules')),
    ...expressionsAt(scope, conditions, at('item', 'opens')),
    ...fieldUseFaults(
      item.fields,
      item.opens.flatMap(({ organisation: field }) =>
        field === undefined ? [] : [{ field, types: ['organisation'], place: at('item', 'opens') }],
      ),
    ),
    ...item.opens.flatMap(({ hands }) =>
      hands
        .filter((hand) => !item.fields.some((field) => field.key === hand.from))
        .map((hand) =>
          fault('NAME_UNDECLARED', `没有字段 ${hand.from}`, `There is no field ${hand.from}`, at('item', 'opens')),
        ),
    ),
    ...(item.form.length === 0 && !item.nothingToReport
      ? [fault('ITEM_EMPTY', '报送内容为空', 'An item asks for nothing', at('item', 'form'))]
      : []),
    ...(backwards ? [fault('NEVER_FIRES', '结束早于开始，永远不会开启', 'It ends before it begins', at('until'))] : []),
    ...neverIn(duty, at('from')),
  ];
}

/** A date of a plan that lies outside the time in which rounds open never comes. */
function neverIn({ opens, from, until }: Duty, place: string[]): Fault[] {
  if (opens.every !== 'date' || from === undefined || until === undefined || until < from) return [];
  const years = opens.year === undefined ? yearsBetween(from, until) : [opens.year];
  const days = years.flatMap((year) => opens.dates.map(({ month, day }) => dayText(year, month, day)));
  const never = days.every((day) => day < from || day > until);
  return never ? [fault('NEVER_FIRES', '永远不会开启', 'The schedule never fires', place)] : [];
}

function yearsBetween(from: string, until: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function dayText(year: number, month: number, day: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${pad(month)}-${pad(day)}`;
}

function indicatorFaults(indicator: Indicator): Fault[] {
  const { key, measure, gates } = indicator;
  const at = (...path: string[]): string[] => ['indicators', key, ...path];
  const parts = measure.numerator !== undefined && measure.denominator !== undefined;
  const wrongParts = (measure.type === 'share') !== parts;
  return [
    ...cadenceFaults(indicator.opens, at('opens')),
    ...dateFaults(indicator.due, at('due')),
    ...duplicateFaults(at('gates'), gates),
    ...(wrongParts
      ? [
          fault(
            'PARTS',
            '比例指标须有分子与分母，其他指标不得有',
            'A share has parts, and nothing else has',
            at('measure'),
          ),
        ]
      : []),
    ...gates.flatMap((gate) => gateFaults(indicator, gate, at('gates', gate.key))),
  ];
}

function gateFaults({ measure }: Indicator, { on, value }: Gate, place: string[]): Fault[] {
  const isNumber = typeof value === 'number';
  const outside = isNumber && (value < measure.min || value > (measure.max ?? value));
  return [
    ...(on === 'everyReport' || isDay(on.month, on.day, on.year) ? [] : [dayFault(on.month, on.day, place)]),
    ...((measure.type === 'share') === isNumber
      ? [fault('GATE_KIND', '节点目标与指标类型不符', 'A gate is not of the kind of its measure', place)]
      : []),
    ...(outside ? [fault('GATE_OUT_OF_RANGE', '节点目标超出指标范围', 'A gate lies outside the range', place)] : []),
  ];
}

function planFaults({ key, rows, sums }: PlanTable): Fault[] {
  const place = ['plan', key];
  const valueOf = (row: string): number | null => {
    const found = rows.find((one) => one.key === row);
    return found === undefined ? null : Number(found.value);
  };
  return [
    ...duplicateFaults(place, rows),
    ...sums.flatMap(({ total, of, note }) => {
      const parts = of.map(valueOf);
      const whole = valueOf(total);
      if (whole === null || parts.some((part) => part === null)) {
        return [
          fault('NAME_UNDECLARED', `合计 ${total} 引用了没有的行`, `The sum ${total} names no row`, [...place, total]),
        ];
      }
      const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
      return note !== undefined || Math.abs(sum - whole) < 1e-6
        ? []
        : [fault('SUM_DIFFERS', `${total} 应为 ${sum}`, `${total} should be ${sum}`, [...place, total])];
    }),
  ];
}

function cadenceFaults(cadence: Cadence, place: string[]): Fault[] {
  if (cadence.every === 'date') {
    return cadence.dates
      .filter(({ month, day }) => !isDay(month, day, cadence.year))
      .map(({ month, day }) => dayFault(month, day, [...place, 'dates']));
  }
  return cadence.every === 'year' && !isDay(cadence.month, cadence.day)
    ? [dayFault(cadence.month, cadence.day, place)]
    : [];
}

function dateFaults(due: Duty['due'], place: string[]): Fault[] {
  if (due.kind !== 'date' && due.kind !== 'monthDay') return [];
  const year = due.kind === 'date' ? due.year : undefined;
  return isDay(due.month, due.day, year) ? [] : [dayFault(due.month, due.day, place)];
}

/** Whether a month has that day, in that year or in any year. */
function isDay(month: number, day: number, year = 2024): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
}

function dayFault(month: number, day: number, place: string[]): Fault {
  return fault('NO_SUCH_DAY', `没有 ${month} 月 ${day} 日`, `There is no day ${day} in month ${month}`, place);
}
