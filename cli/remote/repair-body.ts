// From the flags of `npx banjie repair <kind>` to the body of an order.

/** Thrown where a flag is missing or can't be read. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** Flags as they were given; several of one name as a list. */
export interface RepairFlags {
  case?: string[] | undefined;
  procedure?: string | undefined;
  version?: string | undefined;
  region?: string | undefined;
  stage?: string | undefined;
  'stuck-cause'?: string | undefined;
  stuck?: boolean | undefined;
  overdue?: boolean | undefined;
  reason?: string | undefined;
  'even-if-changed'?: boolean | undefined;
  visit?: string | undefined;
  at?: string | undefined;
  task?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  note?: string | undefined;
  set?: string[] | undefined;
  unit?: string | undefined;
  period?: string | undefined;
  ground?: string | undefined;
  effect?: string | undefined;
  map?: string[] | undefined;
  keep?: string[] | undefined;
  undone?: string[] | undefined;
  repeat?: string[] | undefined;
}

/** What is asked for, without what was not given. The API checks it. Throws {@link WrongUse}. */
export function repairBody(word: string, flags: RepairFlags): Record<string, unknown> {
  const kind = word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const isThing = kind === 'resend' || kind === 'unpause';
  return {
    repair: given({ kind, ...details(kind, flags) }),
    ...(isThing ? {} : { cases: flags.case ?? filter(flags) }),
    reason: flags.reason ?? '',
    ...(flags['even-if-changed'] === true ? { evenIfChanged: true } : {}),
  };
}

function filter({ procedure, version, region, stage, stuck, overdue, ...flags }: RepairFlags): Record<string, unknown> {
  return given({ procedure, version, region, stage, stuckCause: flags['stuck-cause'], stuck, overdue });
}

function details(kind: string, flags: RepairFlags): Record<string, unknown> {
  const place = { visitId: number('visit', flags.visit), at: flags.at };
  const onTask = { ...place, taskId: flags.task, from: flags.from };
  switch (kind) {
    case 'reassign':
      return { ...onTask, to: flags.to };
    case 'dropClaim':
      return onTask;
    case 'jump':
      return { ...place, stage: flags.to, note: flags.note };
    case 'patchData':
      return { changes: Object.fromEntries((flags.set ?? []).map(pair)), unit: flags.unit, period: flags.period };
    case 'suspend':
      return { ground: flags.ground };
    case 'retryEffect':
      return { ...place, effectId: flags.effect };
    case 'migrate':
      return { definitionHash: flags.to, mapping: Object.fromEntries((flags.map ?? []).map(textPair)) };
    case 'revert':
      return { toSequence: number('to', flags.to), outside: decisions(flags) };
    case 'resend':
      return { deliveryId: flags.to };
    case 'unpause':
      return { scheduleId: flags.to };
    default:
      return {};
  }
}

function decisions(flags: RepairFlags): { effectId: string; decision: string }[] {
  return (['keep', 'undone', 'repeat'] as const).flatMap((decision) =>
    (flags[decision] ?? []).map((effectId) => ({ effectId, decision })),
  );
}

function textPair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new WrongUse(`"${text}" must be name=value · 应为“名称=值”`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Values are JSON where they can be read so, else text: `area=90`, `note=已核`, `poor=true`, `note=null`. */
function pair(text: string): [string, unknown] {
  const [name, value] = textPair(text);
  try {
    const parsed: unknown = JSON.parse(value);
    // An identity number is a text of digits, which no number can hold.
    return [name, typeof parsed === 'number' && !Number.isSafeInteger(parsed) ? value : parsed];
  } catch {
    return [name, value];
  }
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value)) throw new WrongUse(`--${name} must be a whole number · 应为整数`);
  return value;
}

function given(all: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
