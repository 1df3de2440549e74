// People as rows name them: by their number in the register or by their ID number.
import { createHash } from 'node:crypto';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { putPeople } from '../db/people.ts';
import type { PersonRef } from '../domain/case/people.ts';
import { idNumberFault } from '../domain/id-number.ts';
import type { RowReader } from './row-reader.ts';
import type { Taking } from './taking.ts';

/** What ids of people and subjects look like. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

interface Known extends PersonRef {
  idIndex: Buffer | null;
  phoneIndex: Buffer | null;
}

/** A UUID of version 8 (RFC 9562) of a digest. */
export function uuidOf(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** An id that follows from an ID number without telling it. */
export const idBehind = (crypto: FieldCrypto, purpose: string, idNumber: string): string =>
  uuidOf(createHash('sha256').update(purpose).update(crypto.blindIndex('idNumber', idNumber)).digest());

/** Somebody of the register by his number there, or by his ID number; null when there is none. */
export async function findPerson(db: Db, crypto: FieldCrypto, name: string): Promise<PersonRef | null> {
  const isIdNumber = idNumberFault(name.toUpperCase(), '9999-12-31') === null;
  const known = isIdNumber ? await byIdNumber(db, crypto, name.toUpperCase()) : await byId(db, name);
  return known === null ? null : { id: known.id, name: known.name };
}

/**
 * Whoever a row is about: he who is registered under its number or ID number, or a new person. What is known of him must
 * agree with the row, so that no number can be used to change or to take over another's entry.
 */
export async function personOfRow(
  { db, crypto, at }: Taking,
  row: RowReader,
  given: { id: string | null; name: string; idNumber: string | null; phone: string | null },
): Promise<{ person: PersonRef; isNew: boolean } | null> {
  const { id, name, idNumber, phone } = given;
  if (id !== null && !ID.test(id)) {
    row.fault('FIELD_INVALID', 'person', {
      zh: '人员编号只能用字母、数字和 . _ -，最多 64 个',
      en: 'Letters, digits and . _ - alone, at most 64',
    });
    return null;
  }
  const [one, other] = [
    id === null ? null : await byId(db, id),
    idNumber === null ? null : await byIdNumber(db, crypto, idNumber),
  ];
  if (one !== null && other !== null && one.id !== other.id) return another(row, 'idNumber');
  if (id !== null && other !== null && other.id !== id) return another(row, 'person');
  const known = one ?? other;
  if (known === null) {
    if (id === null && idNumber === null) {
      row.fault('FIELD_REQUIRED', 'idNumber', {
        zh: '「人员编号」和「身份证号」须填一项',
        en: 'Either the number of the person or the ID number is required',
      });
      return null;
    }
    const personId = id ?? idBehind(crypto, 'person', idNumber ?? '');
    await putPeople(db, crypto, [{ id: personId, name, ...optional({ idNumber, phone }) }], at);
    return { person: { id: personId, name }, isNew: true };
  }
  if (known.name !== name) return another(row, 'name');
  if (differs(known.idIndex, idNumber === null ? null : crypto.blindIndexes('idNumber', idNumber)))
    return another(row, 'idNumber');
  if (differs(known.phoneIndex, phone === null ? null : crypto.blindIndexes('phone', phone)))
    return another(row, 'phone');
  const adds = {
    idNumber: known.idIndex === null ? idNumber : null,
    phone: known.phoneIndex === null ? phone : null,
  };
  if (adds.idNumber !== null || adds.phone !== null)
    await putPeople(db, crypto, [{ id: known.id, name, ...optional(adds) }], at);
  return { person: { id: known.id, name: known.name }, isNew: false };
}

/** Whether what is registered is none of what a row's value is found by; either may be missing. */
const differs = (registered: Buffer | null, given: Buffer[] | null): boolean =>
  registered !== null && given !== null && !given.some((index) => index.equals(registered));

function optional({ idNumber, phone }: { idNumber: string | null; phone: string | null }) {
  return { ...(idNumber === null ? {} : { idNumber }), ...(phone === null ? {} : { phone }) };
}

function another(row: RowReader, column: string): null {
  const { zh, en } = row.titleOf(column);
  row.fault('FIELD_INVALID', column, {
    zh: `「${zh}」与人员库中已登记的不一致：此人已登记，或编号属于他人`,
    en: `"${en}" differs from what is registered: he is there already, or the number is another's`,
  });
  return null;
}

async function byId(db: Db, id: string): Promise<Known | null> {
  return known(await people(db).where('id', '=', id).executeTakeFirst());
}

async function byIdNumber(db: Db, crypto: FieldCrypto, idNumber: string): Promise<Known | null> {
  const indexes = crypto.blindIndexes('idNumber', idNumber);
  return known(await people(db).where('id_number_index', 'in', indexes).executeTakeFirst());
}

const people = (db: Db) => db.selectFrom('people').select(['id', 'name', 'id_number_index', 'phone_index']);

type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirst']>>;

const known = (row: Row): Known | null =>
  row === undefined ? null : { id: row.id, name: row.name, idIndex: row.id_number_index, phoneIndex: row.phone_index };
