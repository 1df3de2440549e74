// What service stages leave behind: ledger entries, letters, payment orders. Each is written once per effect id; a
// repeat gives what the first one wrote, whatever it brings along.
import { sql } from 'kysely';
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseData } from '../domain/case/state.ts';
import { divisionAt } from '../domain/organisations.ts';
import type { Db } from './client.ts';

interface Effect {
  effectId: string;
  caseId: string;
  /** Path of the organisation in whose name it is done. */
  organisation: string;
  rehearsal: boolean;
}

export interface RegisterEntry extends Effect {
  register: string;
  entry: string;
  /** Without sensitive values. */
  fields: CaseData;
  enteredOn: string;
}

export interface LetterOrder extends Effect {
  template: string;
  title: Text;
  addressee: 'applicant' | 'subject' | 'organisation';
  /** Without sensitive values. */
  fields: CaseData;
  issuedOn: string;
}

export interface PayoutOrder extends Effect {
  payee: string;
  accountSealed: string;
  amountFen: number;
  purpose: Text;
  orderedOn: string;
}

/** Enters a case in a ledger; returns the date of its entry. */
export async function enterRegister(db: Db, entry: RegisterEntry): Promise<string> {
  await db
    .insertInto('register_entries')
    .values({
      effect_id: entry.effectId,
      case_id: entry.caseId,
      register: entry.register,
      entry: entry.entry,
      organisation: entry.organisation,
      fields: JSON.stringify(entry.fields),
      entered_on: entry.enteredOn,
      rehearsal: entry.rehearsal,
    })
    .onConflict((conflict) => conflict.column('effect_id').doNothing())
    .execute();
  const row = await db
    .selectFrom('register_entries')
    .select('entered_on')
    .where('effect_id', '=', entry.effectId)
    .executeTakeFirstOrThrow();
  return row.entered_on;
}

/** Orders a payment; returns the date of the order. */
export async function orderPayout(db: Db, order: PayoutOrder): Promise<string> {
  await db
    .insertInto('payouts')
    .values({
      effect_id: order.effectId,
      case_id: order.caseId,
      organisation: order.organisation,
      payee: order.payee,
      account_sealed: order.accountSealed,
      amount_fen: order.amountFen,
      purpose_zh: order.purpose.zh,
      purpose_en: order.purpose.en,
      ordered_on: order.orderedOn,
      rehearsal: order.rehearsal,
    })
    .onConflict((conflict) => conflict.column('effect_id').doNothing())
    .execute();
  const row = await db
    .selectFrom('payouts')
    .select('ordered_on')
    .where('effect_id', '=', order.effectId)
    .executeTakeFirstOrThrow();
  return row.ordered_on;
}

/**
 * Issues a letter under the next number (文号) of its organisation and year: `张洪镇西关村函〔2026〕12号`. Two runs at
 * once of the same effect collide on its id, and the one that loses gives its number back.
 */
export async function issueLetter(db: Db, letter: LetterOrder): Promise<{ number: string; issuedOn: string }> {
  return db.transaction().execute(async (transaction) => {
    const issued = await transaction
      .selectFrom('letters')
      .select(['number', 'issued_on'])
      .where('effect_id', '=', letter.effectId)
      .executeTakeFirst();
    if (issued !== undefined) return { number: issued.number, issuedOn: issued.issued_on };
    const number = await nextLetterNumber(transaction, letter);
    await transaction
      .insertInto('letters')
      .values({
        effect_id: letter.effectId,
        case_id: letter.caseId,
        organisation: letter.organisation,
        number,
        template: letter.template,
        title_zh: letter.title.zh,
        title_en: letter.title.en,
        addressee: letter.addressee,
        fields: JSON.stringify(letter.fields),
        issued_on: letter.issuedOn,
        rehearsal: letter.rehearsal,
      })
      .execute();
    return { number, issuedOn: letter.issuedOn };
  });
}

async function nextLetterNumber(db: Db, { organisation, issuedOn, rehearsal }: LetterOrder): Promise<string> {
  const year = issuedOn.slice(0, 4);
  const { last } = await db
    .insertInto('number_series')
    .values({ series: `letter/${rehearsal ? 'rehearsal/' : ''}${organisation}/${year}`, last: 1 })
    .onConflict((conflict) => conflict.column('series').doUpdateSet({ last: sql`number_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${rehearsal ? '演练' : ''}${await issuerName(db, organisation)}函〔${year}〕${last}号`;
}

/** Names of a body, its village and its township: villages of two townships may share a name. The path, where unnamed. */
async function issuerName(db: Db, organisation: string): Promise<string> {
  const paths = [divisionAt(organisation, 'township'), divisionAt(organisation, 'village'), organisation];
  const lineage = [...new Set(paths.filter((path) => path !== null))];
  const rows = await db.selectFrom('organisations').select(['path', 'name_zh']).where('path', 'in', lineage).execute();
  const names = lineage.map((path) => rows.find((row) => row.path === path)?.name_zh);
  return names.includes(undefined) ? organisation : names.join('');
}
