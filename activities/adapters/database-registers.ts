import type { Db } from '../../db/client.ts';
import { enterRegister } from '../../db/effects.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Registers } from '../ports.ts';
import { maskedFields } from './masked-fields.ts';

/** Keeps ledgers in our own table. Sensitive fields are masked: the ledger leaves the house, the case keeps them. */
export function databaseRegisters(db: Db): Registers {
  return {
    async enter({ effectId, caseId, organisation, definitionHash, request, at, rehearsal }) {
      const enteredOn = await enterRegister(db, {
        effectId,
        caseId,
        organisation,
        register: request.register,
        entry: request.entry,
        fields: await maskedFields(db, definitionHash, request.fields),
        enteredOn: localDateOf(at),
        rehearsal,
      });
      return { enteredOn };
    },
  };
}
