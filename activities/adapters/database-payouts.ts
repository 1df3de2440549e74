import type { Db } from '../../db/client.ts';
import { accountContext, orderPayout } from '../../db/effects.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Payouts } from '../ports.ts';

/** Keeps payment orders in our own table, for a county that pays from an exported list. Accounts are sealed. */
export function databasePayouts(db: Db, crypto: Pick<FieldCrypto, 'seal'>): Payouts {
  return {
    async order({ effectId, caseId, organisation, request, at, rehearsal }) {
      const orderedOn = await orderPayout(db, {
        effectId,
        caseId,
        organisation,
        payee: request.payee,
        accountSealed: crypto.seal(request.account, accountContext(effectId)),
        amountFen: request.amountFen,
        purpose: request.purpose,
        orderedOn: localDateOf(at),
        rehearsal,
      });
      return { orderedOn };
    },
  };
}
