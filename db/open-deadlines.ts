// Open cases whose deadlines a change of the calendar may touch, found by what the read model knows of them.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { LocalDate } from '../domain/calendar/index.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import type { MachineState } from '../domain/machine.ts';
import { evolve } from '../domain/machine.ts';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { findDefinition } from './definitions.ts';
import { openLink, readLinksOf } from './event-rows.ts';
import { mayBeSeen } from './scope-sql.ts';

/** Stages that wait for a date of their own, by the hash of their definition: no clock tells of them. */
export type Waiting = readonly { hash: string; stage: string }[];

/** The waiting stages of every definition that an open case runs by. */
export async function waitingStages(db: Db): Promise<Waiting> {
  const rows = await db
    .selectFrom('cases')
    .select('definition_hash')
    .distinct()
    .where('status', '<>', 'ended')
    .where('kind', '=', 'case')
    .execute();
  const all = await Promise.all(
    rows.map(async ({ definition_hash: hash }) => {
      const definition = await findDefinition(db, hash);
      return definition === null ? [] : stagesWaiting(definition).map((stage) => ({ hash, stage }));
    }),
  );
  return all.flat();
}

function stagesWaiting(definition: Definition): string[] {
  if (definition.form !== 'case') return [];
  return allStages(definition)
    .map(({ stage }) => stage)
    .filter((stage) => stage.kind === 'notice' || (stage.kind === 'wait' && stage.until.kind === 'limit'))
    .map((stage) => stage.key);
}

/**
 * Whether a case `c` may have something that is due on or after a day. What is due before it was not counted by any day
 * that the change is about. Rounds have periods that have not begun, which no clock tells of.
 */
export function mayMove(firstDay: LocalDate, waiting: Waiting): RawBuilder<boolean> {
  return sql<boolean>`(c.kind <> 'case'
    or exists (select from clocks k where k.case_id = c.case_id and k.state <> 'stopped'
      and (k.due_on >= ${firstDay}::date or k.provisional))
    or exists (select from unnest(${waiting.map((one) => one.hash)}::text[], ${waiting.map((one) => one.stage)}::text[])
      as w(hash, stage) where w.hash = c.definition_hash and w.stage = any (c.stages)))`;
}

/** An open case as lists name it. */
export interface OpenCase {
  caseId: string;
  caseNumber: string;
  kind: 'case' | 'round' | 'series';
  procedure: string;
  definitionHash: string;
  part: string | null;
}

/** Open cases in the scope that may move, in the order of their ids; with `state`, as the trail has it. */
export async function casesThatMayMove(
  db: Db,
  crypto: FieldCrypto,
  scope: Scope,
  asked: { firstDay: LocalDate; waiting: Waiting; after: string | null; limit: number },
): Promise<(OpenCase & { state: MachineState })[]> {
  let query = db
    .selectFrom('cases')
    .select(['case_id', 'case_number', 'kind', 'procedure', 'definition_hash', 'part'])
    .where('status', '<>', 'ended')
    .where((eb) => mayBeSeen(eb, scope)).where(sql<boolean>`exists (select from cases c where c.case_id = cases.case_id
      and ${mayMove(asked.firstDay, asked.waiting)})`);
  if (asked.after !== null) query = query.where('case_id', '>', asked.after);
  const rows = await query.orderBy('case_id').limit(asked.limit).execute();
  const states = await statesOf(
    db,
    crypto,
    rows.map((row) => row.case_id),
  );
  return rows.flatMap((row) => {
    const state = states.get(row.case_id);
    if (state === undefined) return [];
    const { case_id: caseId, case_number: caseNumber, kind, procedure, definition_hash: definitionHash, part } = row;
    return [{ caseId, caseNumber, kind: kind as OpenCase['kind'], procedure, definitionHash, part, state }];
  });
}

/** How many cases in the scope are open. */
export async function countOpenCases(db: Db, scope: Scope): Promise<number> {
  const { count } = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '<>', 'ended')
    .where((eb) => mayBeSeen(eb, scope))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The states of many cases, folded from trails that are read at once. */
async function statesOf(
  db: Db,
  crypto: FieldCrypto,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, MachineState>> {
  const states = new Map<string, MachineState>();
  for (const link of await readLinksOf(db, caseIds)) {
    states.set(link.caseId, evolve(states.get(link.caseId) ?? null, openLink(crypto, link)));
  }
  return states;
}
