// What a holiday notice would move, computed by the core on the trails of open cases and rounds. Nothing is touched.
import { setImmediate } from 'node:timers/promises';
import { findDefinition } from '../db/definitions.ts';
import { casesThatMayMove, countOpenCases, waitingStages } from '../db/open-deadlines.ts';
import type { OpenCase } from '../db/open-deadlines.ts';
import { findPeople } from '../db/people.ts';
import { isMoved, movesIn } from '../domain/calendar-notice/index.ts';
import type { Move } from '../domain/calendar-notice/index.ts';
import type { Calendar, LocalDate } from '../domain/calendar/index.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { decide, evolve, messagesOf, projectionAfter } from '../domain/machine.ts';
import type { MachineState } from '../domain/machine.ts';
import { roleTitle } from '../domain/roles.ts';
import { scopeOf } from '../domain/scope.ts';
import { partNamed, stageNamed } from './case-view.ts';
import type { MoveView, NoticePreview, PreviewItem } from './contracts/calendar.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { plain } from './terms.ts';

/** Trails read by one question. */
const BATCH = 100;

/** A change of the calendar, as `changeCalendar` tells it. */
export interface CalendarChange {
  years: Calendar['years'];
  ground: string;
  firstDay: LocalDate;
}

interface Found extends OpenCase {
  definition: Definition;
  state: MachineState;
  moves: Move[];
  recipients: string[];
}

/** One page of what would move, and, on the first, how much there is of it. */
export async function previewMoves(
  deps: Deps,
  actor: Caller,
  change: CalendarChange,
  page: { after: string | null; limit: number },
): Promise<Pick<NoticePreview, 'counts' | 'items'> & { next: string | null }> {
  const { db, crypto } = deps;
  const scope = scopeOf(actor);
  const waiting = await waitingStages(db);
  const isFirst = page.after === null;
  const items: Found[] = [];
  const tally = { cases: 0, rounds: 0, deadlines: 0, confirmed: 0, touched: new Set<string>() };
  let next: string | null = null;
  for (let after = page.after; ;) {
    const batch = await casesThatMayMove(db, crypto, scope, { ...change, waiting, after, limit: BATCH });
    for (const one of batch) {
      const found = await movedBy(deps, one, change);
      if (found === null) continue;
      count(tally, found);
      if (items.length < page.limit) items.push(found);
      else next ??= items.at(-1)?.caseId ?? null;
    }
    after = batch.at(-1)?.caseId ?? null;
    if (batch.length < BATCH || (!isFirst && next !== null)) break;
    // Other requests come in between.
    await setImmediate();
  }
  const { touched, ...counts } = tally;
  return {
    counts: isFirst ? { ...counts, touched: touched.size, open: await countOpenCases(db, scope) } : null,
    items: await itemsOf(deps, items),
    next,
  };
}

async function movedBy(
  { db, now, config }: Deps,
  one: OpenCase & { state: MachineState },
  { years, ground }: CalendarChange,
): Promise<Found | null> {
  const definition = await findDefinition(db, one.definitionHash);
  if (definition === null) return null;
  const calendar = { ...config.calendar, years };
  const decision = decide(
    definition,
    one.state,
    { type: 'changeCalendar', actor: { kind: 'system' }, calendar, ground },
    { now: now() },
  );
  if (!decision.ok) return null;
  const moves = movesIn(decision.events.filter((event) => 'ground' in event && event.ground === ground));
  if (moves.length === 0) return null;
  const state = decision.events.reduce(evolve, one.state);
  const messages = messagesOf(projectionAfter(definition, state, decision.events), decision.events);
  const recipients = messages.filter(({ kind }) => kind === 'dueMoved').flatMap((message) => message.recipients);
  return { ...one, definition, state, moves, recipients: [...new Set(recipients)] };
}

interface Tally {
  cases: number;
  rounds: number;
  deadlines: number;
  confirmed: number;
  touched: Set<string>;
}

function count(tally: Tally, { kind, moves, recipients }: Found): void {
  const moved = moves.filter(isMoved).length;
  if (moved > 0 && kind === 'case') tally.cases += 1;
  else if (moved > 0) tally.rounds += 1;
  tally.deadlines += moved;
  tally.confirmed += moves.length - moved;
  for (const one of recipients) tally.touched.add(one);
}

async function itemsOf({ db }: Deps, found: readonly Found[]): Promise<PreviewItem[]> {
  const ids = found.flatMap((one) => one.recipients).flatMap((to) => (to.startsWith('person:') ? [to.slice(7)] : []));
  const names = new Map((await findPeople(db, [...new Set(ids)])).map((person) => [person.id, person]));
  return found.map(({ caseId, caseNumber, kind, procedure, definition, part, state, moves, recipients }) => ({
    caseId,
    caseNumber,
    kind,
    procedure: { id: procedure, title: definition.title },
    moves: moves.map((move) => moveView(definition, part, move, state)),
    touched: recipients.map((to) => recipientView(to, names)),
  }));
}

function recipientView(
  to: string,
  names: ReadonlyMap<string, { id: string; name: string }>,
): PreviewItem['touched'][number] {
  if (to.startsWith('person:')) {
    const id = to.slice(7);
    return { person: names.get(id) ?? { id, name: id } };
  }
  const [role = '', organisation = ''] = to.slice(5).split('@');
  return { role, title: roleTitle(role), organisation };
}

const WAITING = { zh: '公示或等候期满', en: 'end of a notice or a wait' };

/** A move in the words of its definition; `state` names the stage of a visit where it is at hand. */
export function moveView(definition: Definition, part: string | null, move: Move, state?: MachineState): MoveView {
  const { clock, visitId, period, from, to, provisional } = move;
  return { what: nameOf(definition, part, clock, visitId, state), period, from, to, provisional };
}

function nameOf(
  definition: Definition,
  part: string | null,
  clock: string | null,
  visitId: number | null,
  state: MachineState | undefined,
): MoveView['what'] {
  if (part !== null) return partNamed(definition, part);
  if (clock !== null) {
    const clocks = definition.form === 'case' ? definition.clocks : [];
    return { key: clock, title: clocks.find((one) => one.key === clock)?.title ?? plain(clock) };
  }
  const visit = state !== undefined && 'visits' in state ? state.visits.find((one) => one.id === visitId) : undefined;
  return visit === undefined ? { key: `visit${visitId ?? ''}`, title: WAITING } : stageNamed(definition, visit.stage);
}
