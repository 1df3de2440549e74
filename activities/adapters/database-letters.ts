import type { Db } from '../../db/client.ts';
import { findDefinition } from '../../db/definitions.ts';
import { issueLetter, issuerNames } from '../../db/letters.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Text } from '../../domain/definition/atoms.ts';
import { letterActionAt, letterParagraphs } from '../../domain/letters/document.ts';
import { maskData } from '../../domain/masks.ts';
import type { EffectOf, Letters } from '../ports.ts';

/** Keeps letters in our own table, numbered without gaps per organisation, kind and year. Sensitive fields are masked. */
export function databaseLetters(db: Db): Letters {
  return {
    async issue(effect) {
      const { effectId, caseId, definitionHash, request, at, rehearsal } = effect;
      const definition = await findDefinition(db, definitionHash);
      if (definition?.form !== 'case') throw new Error(`definition ${definitionHash} is not stored`);
      const organisation = request.issuer ?? effect.organisation;
      const stage = request.stage ?? null;
      const { fields, reason, title } = request;
      const { number, issuedOn } = await issueLetter(db, {
        effectId,
        caseId,
        organisation,
        kind: letterActionAt(definition, stage)?.kind ?? 'letter',
        template: request.template,
        title,
        addressee: request.to,
        fields: maskData(definition.fields, fields, []).data,
        stage,
        document: {
          issuer: await issuerNames(db, organisation),
          addressee: await addresseeOf(db, effect),
          paragraphs: letterParagraphs(definition, title, { stage, fields, reason }),
        },
        issuedOn: localDateOf(at),
        rehearsal,
      });
      return { letterNumber: number, issuedOn };
    },
  };
}

/** Who is addressed: the person or the subject by name; an organisation where neither is known. */
async function addresseeOf(db: Db, { request, applicant, subject, organisation }: EffectOf<'letter'>): Promise<Text> {
  const parties = request.to === 'subject' ? [subject, applicant] : [applicant, subject];
  const name = parties.find((party) => party !== null)?.name;
  if (request.to === 'organisation' || name === undefined) return issuerNames(db, organisation);
  return { zh: name, en: name };
}
