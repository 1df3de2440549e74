import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { PersonRef, Subject } from '../domain/case/people.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import type { DB } from './schema.ts';
import { inRegion } from './scope-sql.ts';

/** A subject of the register, ID number and phone in clear: mask before showing. */
export interface SubjectRow extends Subject {
  organisation: string;
  /** The person that it is, or that heads the household. */
  person: PersonRef | null;
  data: CaseData;
  idNumber: string | null;
  phone: string | null;
  validFrom: string;
  validTo: string | null;
}

export interface NewSubject extends Subject {
  organisation: string;
  personId: string | null;
  data: CaseData;
  idNumber?: string | undefined;
  phone?: string | undefined;
  validFrom: string;
}

/** One subject, wherever it is; null when there is none. */
export async function findSubject(db: Db, crypto: FieldCrypto, id: string): Promise<SubjectRow | null> {
  const row = await selected(db).where('subjects.id', '=', id).executeTakeFirst();
  return row === undefined ? null : subjectRow(crypto, row);
}

/** Subjects with this ID number, found by the blind index; a number may stand for a person and for a household. */
export async function findSubjectsByIdNumber(
  db: Db,
  crypto: FieldCrypto,
  idNumber: string,
  kind?: Subject['kind'],
): Promise<SubjectRow[]> {
  let query = selected(db).where('subjects.id_number_index', 'in', crypto.blindIndexes('idNumber', idNumber));
  if (kind !== undefined) query = query.where('subjects.kind', '=', kind);
  return (await query.orderBy('subjects.id').execute()).map((row) => subjectRow(crypto, row));
}

/** A page of the subjects in some regions, by id. `search` is a part of the name, or a whole ID number or phone. */
export async function listSubjects(
  db: Db,
  crypto: FieldCrypto,
  filter: {
    regions: readonly string[];
    kind?: Subject['kind'] | undefined;
    region?: string | undefined;
    search?: string | undefined;
  },
  page: { limit: number; after?: string | null },
): Promise<Page<SubjectRow, string>> {
  const { search, region } = filter;
  let query = selected(db).where((eb) => inRegions(eb, filter.regions));
  if (filter.kind !== undefined) query = query.where('subjects.kind', '=', filter.kind);
  if (region !== undefined) query = query.where((eb) => inRegion(eb, eb.ref('subjects.organisation'), region));
  if (search !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb(eb.fn('strpos', ['subjects.name', eb.val(search)]), '>', 0),
        eb('subjects.id_number_index', 'in', crypto.blindIndexes('idNumber', search)),
        eb('subjects.phone_index', 'in', crypto.blindIndexes('phone', search)),
      ]),
    );
  }
  if (page.after !== undefined && page.after !== null) query = query.where('subjects.id', '>', page.after);
  const rows = await query
    .orderBy('subjects.id')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows.map((row) => subjectRow(crypto, row)),
    page.limit,
    (last) => last.id,
  );
}

/** Adds a subject, or brings one up to date; the id is the caller's. */
export async function putSubject(db: Db, crypto: FieldCrypto, subject: NewSubject, at: string): Promise<void> {
  const { id, kind, organisation, name, personId, data, idNumber, phone, validFrom } = subject;
  await db
    .insertInto('subjects')
    .values({
      id,
      kind,
      organisation,
      name,
      person_id: personId,
      data: JSON.stringify(data),
      id_number_sealed: idNumber === undefined ? null : crypto.seal(idNumber, subjectContext(id)),
      id_number_index: idNumber === undefined ? null : crypto.blindIndex('idNumber', idNumber),
      phone_sealed: phone === undefined ? null : crypto.seal(phone, subjectContext(id)),
      phone_index: phone === undefined ? null : crypto.blindIndex('phone', phone),
      valid_from: validFrom,
      created_at: at,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        organisation: eb.ref('excluded.organisation'),
        name: eb.ref('excluded.name'),
        person_id: eb.fn.coalesce('excluded.person_id', 'subjects.person_id'),
        data: eb.ref('excluded.data'),
        id_number_sealed: eb.fn.coalesce('excluded.id_number_sealed', 'subjects.id_number_sealed'),
        id_number_index: eb.fn.coalesce('excluded.id_number_index', 'subjects.id_number_index'),
        phone_sealed: eb.fn.coalesce('excluded.phone_sealed', 'subjects.phone_sealed'),
        phone_index: eb.fn.coalesce('excluded.phone_index', 'subjects.phone_index'),
      })),
    )
    .execute();
}

/** Under what a subject's ID number and phone are sealed. */
export const subjectContext = (id: string): string => `subject:${id}`;

function inRegions(eb: ExpressionBuilder<DB, 'subjects'>, regions: readonly string[]): Expression<SqlBool> {
  return eb.or(
    regions.map((region) => (region === '' ? eb.lit(true) : inRegion(eb, eb.ref('subjects.organisation'), region))),
  );
}

const selected = (db: Db) =>
  db
    .selectFrom('subjects')
    .leftJoin('people', 'people.id', 'subjects.person_id')
    .select([
      'subjects.id',
      'subjects.kind',
      'subjects.organisation',
      'subjects.name',
      'subjects.person_id',
      'people.name as person_name',
      'subjects.data',
      'subjects.id_number_sealed',
      'subjects.phone_sealed',
      'subjects.valid_from',
      'subjects.valid_to',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

function subjectRow(crypto: FieldCrypto, row: Row): SubjectRow {
  const opened = (sealed: string | null): string | null =>
    sealed === null ? null : (crypto.open(sealed, subjectContext(row.id)) as string);
  return {
    id: row.id,
    kind: row.kind as Subject['kind'],
    name: row.name,
    organisation: row.organisation,
    person: row.person_id === null || row.person_name === null ? null : { id: row.person_id, name: row.person_name },
    data: row.data as CaseData,
    idNumber: opened(row.id_number_sealed),
    phone: opened(row.phone_sealed),
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
