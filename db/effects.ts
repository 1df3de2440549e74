// What the system did, kept in our own tables: once per effect id, however often it is run.
import { sql } from 'kysely';
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseData } from '../domain/case/state.ts';
import { divisionOf } from '../domain/organisations.ts';
import type { Db } from './client.ts';

interface Effect {
  effectId: string;
  caseId: string;
  organisation: string;
  rehearsal: boolean;
}

export interface PayoutOrder extends Effect {
  payee: string;
  /** Sealed by the caller. */
  accountSealed: string;
  amountFen: number;
  purpose: Text;
  orderedOn: string;
}

/** Orders a payment and returns the day on which it was ordered first. */
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

export interface RegisterEntry extends Effect {
  register: string;
  entry: string;
  fields: CaseData;
  enteredOn: string;
}

/** Makes an entry in a register and returns the day on which it was made first. */
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

export interface LetterToIssue extends Effect {
  template: string;
  title: Text;
  fields: CaseData;
  addressee: 'applicant' | 'subject' | 'organisation';
  issuedOn: string;
}

/** Issues a letter with the next number (文号) of its division and year; a repeat gives number and day of the first. */
export async function issueLetter(db: Db, letter: LetterToIssue): Promise<{ number: string; issuedOn: string }> {
  return db.transaction().execute(async (transaction) => {
    // Two runs of one effect wait for each other here; otherwise both would draw a number and leave a gap.
    await sql`select pg_advisory_xact_lock(hashtextextended(${letter.effectId}, 0))`.execute(transaction);
    const known = await transaction
      .selectFrom('letters')
      .select(['number', 'issued_on'])
      .where('effect_id', '=', letter.effectId)
      .executeTakeFirst();
    if (known !== undefined) return { number: known.number, issuedOn: known.issued_on };
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

/** `610429101函〔2026〕1号`; rehearsals have a series of their own. */
async function nextLetterNumber(db: Db, letter: LetterToIssue): Promise<string> {
  const place = divisionOf(letter.organisation);
  const year = letter.issuedOn.slice(0, 4);
  const mark = letter.rehearsal ? '推演' : '';
  const { last } = await db
    .insertInto('number_series')
    .values({ series: `letters|${mark}${place}|${year}`, last: 1 })
    .onConflict((conflict) =>
      conflict.column('series').doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${mark}${place}函〔${year}〕${last}号`;
}
