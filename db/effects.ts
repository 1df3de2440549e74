// What service stages leave behind: ledger entries and payment orders (letters have a file of their own). Each is written once per effect id; a
// repeat gives what the first one wrote, whatever it brings along.
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseData } from '../domain/case/state.ts';
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

/** Under what the account of a payment order is sealed. */
export const accountContext = (effectId: string): string => `payouts/${effectId}`;

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
