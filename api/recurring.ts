// The duties and indicators of the procedures in force, and what of them is not set, as lists show them.
import { loadCalendar } from '../db/calendar.ts';
import { definitionsInForce, versionsInForce } from '../db/definitions.ts';
import { latestRounds, openedBetween } from '../db/rounds.ts';
import type { LatestRound } from '../db/rounds.ts';
import { dateIn } from '../domain/calendar/dates.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Duty } from '../domain/definition/duty.ts';
import type { Definition } from '../domain/definition/forms.ts';
import type { Indicator } from '../domain/definition/indicator.ts';
import { cadenceWords, dueWords, nextOpening, openingsOfYear } from '../domain/duty-calendar/index.ts';
import { roleTitle } from '../domain/roles.ts';
import { isOwedAt, scheduleOf } from '../domain/round/part.ts';
import type { Part } from '../domain/round/part.ts';
import { scopeOf } from '../domain/scope.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { notSetOf as notSetParts } from './procedure-view.ts';

interface Asked {
  procedure?: string | undefined;
  field?: string | undefined;
}

const LISTS = { duty: 'duties', indicator: 'indicators' } as const;

/** Every duty, or every indicator, of the procedures in force, with its newest round in the caller's sight. */
export async function recurringParts(deps: Deps, actor: Caller, kind: Part['kind'], asked: Asked) {
  const { db, now } = deps;
  const at = now();
  const [all, versions, rounds] = await Promise.all([
    definitionsInForce(db, at),
    versionsInForce(db, at),
    latestRounds(db, scopeOf(actor), kind === 'duty' ? 'round' : 'series'),
  ]);
  const stored = all
    .filter(({ definition }) => asked.procedure === undefined || definition.id === asked.procedure)
    .filter(({ definition }) => asked.field === undefined || definition.field === asked.field);
  return {
    parts: stored.flatMap(({ hash, definition }) =>
      partsOf(definition, kind).map((part) => ({
        part,
        item: recurring(definition, hash, part, localDateOf(at), rounds),
      })),
    ),
    notSet: stored.flatMap(({ hash, definition }) =>
      notSetOf(
        definition,
        kind,
        versions.find((one) => one.hash === hash),
      ),
    ),
  };
}

function partsOf({ duties, indicators }: Definition, kind: Part['kind']): Part[] {
  return kind === 'duty'
    ? duties.map((duty) => ({ kind: 'duty', duty }))
    : indicators.map((indicator) => ({ kind: 'indicator', indicator }));
}

function recurring(
  { id, title }: Definition,
  version: string,
  part: Part,
  today: string,
  rounds: readonly LatestRound[],
) {
  const { key, title: partTitle, due, owedBy } = scheduleOf(part);
  const times: Duty | Indicator = part.kind === 'duty' ? part.duty : part.indicator;
  const last = rounds.find((one) => one.procedure === id && one.part === key);
  return {
    procedure: { id, title },
    part: { key, title: partTitle },
    version,
    cadence: cadenceWords(times),
    due: dueWords(due),
    owedBy: {
      role: { key: owedBy.role, title: roleTitle(owedBy.role) },
      level: owedBy.level,
      bodies: owedBy.bodies ?? null,
    },
    nextOpening: nextOpening(times, today),
    lastRound:
      last === undefined
        ? null
        : {
            id: last.caseId,
            period: last.period,
            openedOn: last.startedOn,
            status: last.status,
            overdue: last.overdue,
          },
  };
}

/** The openings of a calendar year of every duty and indicator in force, with the rounds of them in the caller's sight. */
export async function dutyYear(deps: Deps, actor: Caller, asked: Asked & { year?: number | undefined }) {
  const { db, now, config } = deps;
  const today = localDateOf(now());
  const year = asked.year ?? Number(today.slice(0, 4));
  const [duties, indicators, opened, calendar] = await Promise.all([
    recurringParts(deps, actor, 'duty', asked),
    recurringParts(deps, actor, 'indicator', asked),
    openedBetween(db, scopeOf(actor), dateIn(year, 1, 1), dateIn(year, 12, 31)),
    // What opens late in a year may be due in the next one.
    loadCalendar(db, year, year + 1, config.calendar),
  ]);
  const items = [...duties.parts, ...indicators.parts].map(({ part, item }) => {
    const { owedBy } = scheduleOf(part);
    const roundOf = (period: string): string | null =>
      opened.find((one) => one.procedure === item.procedure.id && one.part === item.part.key && one.period === period)
        ?.caseId ?? null;
    return {
      kind: part.kind,
      procedure: item.procedure,
      part: item.part,
      cadence: item.cadence,
      due: item.due,
      owedBy: item.owedBy,
      mine: actor.holdings.some(({ role, organisation }) => role === owedBy.role && isOwedAt(owedBy, organisation)),
      openings:
        openingsOfYear(part.kind === 'duty' ? part.duty : part.indicator, year, calendar)?.map((opening) => ({
          ...opening,
          round: roundOf(opening.period),
        })) ?? null,
    };
  });
  return { year, asOf: today, items };
}

/** What a county has still to set before a duty or indicator, or something within one, runs. */
function notSetOf(
  { id, title }: Definition,
  kind: Part['kind'],
  version: Awaited<ReturnType<typeof versionsInForce>>[number] | undefined,
): {
  procedure: { id: string; title: Text };
  parameter: { key: string; title: Text };
  part: { key: string; title: Text };
}[] {
  const own = (version?.unset ?? []).filter(({ usedAt }) => usedAt.startsWith(`${LISTS[kind]}/`));
  return notSetParts(own).map(({ parameter, part }) => ({ procedure: { id, title }, parameter, part }));
}
