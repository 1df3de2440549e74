// What opens a round: everything that its start names, as it stands on the day of the opening.
import type { LocalDate } from '../domain/calendar/index.ts';
import { startOfDay } from '../domain/calendar/index.ts';
import type { Actor } from '../domain/case/people.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { periodOf } from '../domain/duty-calendar/index.ts';
import type { OpenRoundCommand } from '../domain/round/command.ts';
import { partOf, scheduleOf } from '../domain/round/part.ts';
import type { PartRef } from '../domain/round/state.ts';
import { loadCalendar } from './calendar.ts';
import type { CalendarSwitches } from './calendar.ts';
import type { Db } from './client.ts';
import { definitionInForce } from './definitions.ts';
import { roundId } from './round-id.ts';
import { countyOn, unitsOn } from './round-units.ts';

/** Years of calendar that a round carries besides the one in which it opens. */
const YEARS_BEFORE = 1;
const YEARS_AHEAD = 3;

export interface RoundAsked {
  procedure: string;
  part: PartRef;
  /** Day on which it opens; a round covers what its cadence says of that day, a series its year. */
  openedOn: LocalDate;
  /** Instant whose version of the procedure runs; the beginning of the day when absent. */
  at?: string;
  actor: Actor;
}

/** What a deployment sets for all rounds. */
export interface RoundSettings {
  calendar: CalendarSwitches;
  rehearsal: boolean;
}

/** Why no round can be opened: no version is in force, it has no such part (or its parameter has no value), nobody owes. */
export type NoRound = 'notInForce' | 'noSuchPart' | 'nobodyOwes';

export type RoundStart = { ok: true; definition: Definition; start: OpenRoundCommand } | { ok: false; reason: NoRound };

/** Puts the start of a round together; whether it is open already is for whoever sends it. */
export async function roundStart(
  db: Db,
  { procedure, part: ref, openedOn, at = startOfDay(openedOn), actor }: RoundAsked,
  { calendar: switches, rehearsal }: RoundSettings,
): Promise<RoundStart> {
  const found = await definitionInForce(db, procedure, at);
  if (found === null) return { ok: false, reason: 'notInForce' };
  const { definition, hash } = found;
  const part = partOf(definition, ref);
  if (part === undefined) return { ok: false, reason: 'noSuchPart' };
  const { opens, owedBy } = scheduleOf(part);
  const period = part.kind === 'duty' ? periodOf(opens, openedOn) : yearOf(openedOn);
  const county = await countyOn(db, openedOn);
  const units = county === null ? [] : await unitsOn(db, owedBy, county.path, openedOn);
  if (county === null || units.length === 0) return { ok: false, reason: 'nobodyOwes' };
  const year = Number(openedOn.slice(0, 4));
  const start: OpenRoundCommand = {
    type: 'openRound',
    actor,
    caseId: roundId(procedure, ref.key, period.label),
    procedure,
    definitionHash: hash,
    part: ref,
    period,
    openedOn,
    organisation: county.path,
    units,
    calendar: await loadCalendar(db, year - YEARS_BEFORE, year + YEARS_AHEAD, switches),
    rehearsal,
  };
  return { ok: true, definition, start };
}

/** A series covers the year: its periods are those that open in it. */
function yearOf(day: LocalDate): OpenRoundCommand['period'] {
  return periodOf({ every: 'year', month: 1, day: 1 }, day);
}
