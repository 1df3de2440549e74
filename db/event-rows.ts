import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { PersonRef } from '../domain/case/people.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { MachineEvent } from '../domain/machine.ts';
import type { ChainLink } from './chain.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import type { Events } from './schema.ts';
import type { SealedValues } from './sealed-values.ts';
import { openPayload } from './sealed-values.ts';

/** A row of the events table as JSON for PostgreSQL. */
export function eventRow(link: ChainLink) {
  return {
    case_id: link.caseId,
    sequence: link.sequence,
    batch: link.batch,
    type: link.type,
    recorded_at: link.recordedAt,
    business_date: link.businessDate,
    actor_kind: link.actor.kind,
    actor_id: link.actor.person?.id ?? null,
    actor_name: link.actor.person?.name ?? null,
    behalf_id: link.actor.onBehalfOf?.id ?? null,
    behalf_name: link.actor.onBehalfOf?.name ?? null,
    payload: link.payload,
    sealed: link.sealed,
    prev_hash: bytea(link.prevHash),
    hash: bytea(link.hash),
  };
}

/** Bytes as PostgreSQL reads them from a text. */
export const bytea = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/** The events of a case from `after` (a sequence) on, in order, as they stand in the table. */
export async function readLinks(db: Db, caseId: string, after = 0): Promise<ChainLink[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .execute();
  return rows.map(linkOf);
}

/** The whole trails of several cases, each in order, by one question. */
export async function readLinksOf(db: Db, caseIds: readonly string[]): Promise<ChainLink[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where((eb) => eb('case_id', '=', eb.fn.any(sql<string[]>`${[...caseIds]}::uuid[]`)))
    .orderBy('case_id')
    .orderBy('sequence')
    .execute();
  return rows.map(linkOf);
}

function linkOf(row: Selectable<Events>): ChainLink {
  const person = personOf(row.actor_id, row.actor_name);
  const onBehalfOf = personOf(row.behalf_id, row.behalf_name);
  return {
    caseId: row.case_id,
    sequence: row.sequence,
    batch: row.batch,
    type: row.type,
    recordedAt: row.recorded_at,
    businessDate: row.business_date,
    actor: {
      kind: row.actor_kind as ChainLink['actor']['kind'],
      ...(person === null ? {} : { person }),
      ...(onBehalfOf === null ? {} : { onBehalfOf }),
    },
    payload: row.payload as CaseData,
    sealed: row.sealed as SealedValues | null,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

/** The event as it was recorded, with its sensitive values. */
export function openLink(crypto: FieldCrypto, link: ChainLink): MachineEvent {
  const { caseId, sequence, type, recordedAt, businessDate, actor } = link;
  const body = openPayload(crypto, caseId, sequence, link.payload, link.sealed);
  return { ...body, type, sequence, recordedAt, businessDate, actor } as MachineEvent;
}

function personOf(id: string | null, name: string | null): PersonRef | null {
  return id === null || name === null ? null : { id, name };
}

/** The events of each command. */
export function batchesOf(links: readonly ChainLink[]): ChainLink[][] {
  const all: ChainLink[][] = [];
  for (const link of links) {
    const last = all.at(-1);
    if (last?.[0]?.batch === link.batch) last.push(link);
    else all.push([link]);
  }
  return all;
}
