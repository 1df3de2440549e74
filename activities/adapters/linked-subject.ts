// Whom or what a case is about that another opens.
import type { Db } from '../../db/client.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { findOrganisation } from '../../db/organisations.ts';
import { findSubject, putSubject } from '../../db/subjects.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Subject } from '../../domain/case/people.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import type { EffectOf } from '../ports.ts';

/**
 * The subject that the link names, where the register has it; the subject of the case that opens, where the kinds are
 * equal; otherwise one that is entered in the register under the effect's id, so that a second try finds it.
 */
export async function linkedSubject(
  db: Db,
  crypto: FieldCrypto,
  { request, subject, effectId, at, applicant }: EffectOf<'link'>,
  definition: CaseForm,
  organisation: string,
): Promise<Subject> {
  const { kind } = definition.subject;
  const named = request.subject === undefined ? null : await findSubject(db, crypto, request.subject);
  if (named?.kind === kind) return { id: named.id, kind, name: named.name };
  if (request.subject === undefined && subject?.kind === kind) return subject;
  const unit =
    kind === 'organisation' && request.subject !== undefined ? await findOrganisation(db, request.subject) : null;
  const place = unit ?? (await findOrganisation(db, organisation));
  const name = named?.name ?? unit?.name.zh ?? request.subject ?? subject?.name ?? place?.name.zh ?? organisation;
  // All cases about one unit are about one subject.
  const registered: Subject = { id: unit === null ? `link-${effectId}` : `unit-${unit.path}`, kind, name };
  const personId = kind === 'person' || kind === 'household' ? (applicant?.id ?? null) : null;
  await putSubject(db, crypto, { ...registered, organisation, personId, data: {}, validFrom: localDateOf(at) }, at);
  return registered;
}
