// An appointment as the one row of a spreadsheet that it is taken in as: checked, kept and told like any import.

/** A post that somebody is given, or leaves. */
export interface Appointment {
  /** Number in the register; absent: found, or made, by the ID number. */
  readonly person?: string | undefined;
  readonly name: string;
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly login?: string | undefined;
  readonly role: string;
  readonly organisation: string;
  /** First day. */
  readonly validFrom: string;
  /** First day without the post. */
  readonly validTo?: string | undefined;
}

/** Columns of the template of people, by what they hold. */
const COLUMNS: readonly (readonly [title: string, key: keyof Appointment])[] = [
  ['人员编号', 'person'],
  ['姓名', 'name'],
  ['身份证号', 'idNumber'],
  ['手机号', 'phone'],
  ['职务', 'role'],
  ['任职单位代码', 'organisation'],
  ['任职日期', 'validFrom'],
  ['离任日期', 'validTo'],
  ['登录账号', 'login'],
];

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The row with its head, as CSV. */
export function sheetOf(appointment: Appointment): string {
  const head = COLUMNS.map(([title]) => title);
  const row = COLUMNS.map(([, key]) => (appointment[key] ?? '').trim());
  return [head, row].map((cells) => cells.map(cell).join(',')).join('\n');
}

interface Fault {
  readonly column: string | null;
  readonly message: string;
}

/** Faults of a row beside the fields that a form asks; the rest is of none of them. */
export function placedFaults(
  faults: readonly Fault[],
  asked: readonly string[],
): { placed: { name: string; errors: string[] }[]; others: string[] } {
  const placed = new Map<string, string[]>();
  const others: string[] = [];
  for (const { column, message } of faults) {
    if (column === null || !asked.includes(column)) others.push(message);
    else placed.set(column, [...(placed.get(column) ?? []), message]);
  }
  return { placed: [...placed].map(([name, errors]) => ({ name, errors })), others };
}
