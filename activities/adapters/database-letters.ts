import type { Db } from '../../db/client.ts';
import { issueLetter } from '../../db/effects.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Letters } from '../ports.ts';
import { maskedFields } from './masked-fields.ts';

/** Keeps letters in our own table, numbered without gaps per organisation and year. Sensitive fields are masked. */
export function databaseLetters(db: Db): Letters {
  return {
    async issue({ effectId, caseId, organisation, definitionHash, request, at, rehearsal }) {
      const { number, issuedOn } = await issueLetter(db, {
        effectId,
        caseId,
        organisation,
        template: request.template,
        title: request.title,
        addressee: request.to,
        fields: await maskedFields(db, definitionHash, request.fields),
        issuedOn: localDateOf(at),
        rehearsal,
      });
      return { letterNumber: number, issuedOn };
    },
  };
}
