// Entering a subject in the register.
import { findOrganisation } from '../db/organisations.ts';
import { addRelative } from '../db/people.ts';
import { findSubject, findSubjectsByIdNumber, putSubject } from '../db/subjects.ts';
import type { SubjectRow } from '../db/subjects.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import { inScope } from '../domain/organisations.ts';
import { isMobileNumber } from '../domain/phone.ts';
import type { SubjectBody } from './contracts/subjects.ts';
import type { Deps } from './deps.ts';
import { requireReferences } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import type { Reference } from './references.ts';
import { problemAt } from './refusals.ts';
import { requireIdNumber } from './subject-given.ts';
import { registerRegions } from './subject-scope.ts';

/**
 * Registers a subject in a region of the caller's.
 * @throws {Problem} naming the field and the rule; then nothing is stored
 */
export async function registerSubject(deps: Deps, actor: Caller, body: SubjectBody, id: string): Promise<SubjectRow> {
  const { db, crypto, now } = deps;
  const at = now();
  const today = localDateOf(at);
  const { kind, organisation, name, person, idNumber, phone, data, relatives } = body;
  if (idNumber !== undefined) requireIdNumber(idNumber, '/idNumber', today);
  if (phone !== undefined && !isMobileNumber(phone)) {
    throw problemAt('FIELD_INVALID', '/phone', NOT_A_PHONE, 'phone');
  }
  const named: Reference[] = [
    ...(person === undefined || person === null ? [] : [{ kind: 'person' as const, id: person, field: '/person' }]),
    ...relatives.map((one, index) => ({
      kind: 'person' as const,
      id: one.person,
      field: `/relatives/${index}/person`,
    })),
  ];
  const [place, , twins] = await Promise.all([
    findOrganisation(db, organisation),
    requireReferences(deps, actor, named),
    idNumber === undefined ? [] : findSubjectsByIdNumber(db, crypto, idNumber, kind),
  ]);
  if (place === null) throw problemAt('UNKNOWN_ORGANISATION', '/organisation', NO_PLACE);
  if (!registerRegions(actor).some((region) => inScope(region, organisation))) {
    throw new Problem('NOT_ALLOWED', { message: ELSEWHERE });
  }
  if (twins.length > 0) throw problemAt('FIELD_INVALID', '/idNumber', TWICE, 'idNumber.twice');
  await db.transaction().execute(async (transaction) => {
    const subject = { id, kind, organisation, name, personId: person ?? null, data, idNumber, phone, validFrom: today };
    await putSubject(transaction, crypto, subject, at);
    for (const relative of relatives) {
      const { person: relativeId, relation } = relative;
      await addRelative(transaction, { relativeId, relation, declaredOn: today, subjectId: id });
    }
  });
  const stored = await findSubject(db, crypto, id);
  if (stored === null) throw new Error('a subject that was stored is there');
  return stored;
}

const NOT_A_PHONE = { zh: '须为 11 位手机号码', en: 'must be a mobile number of 11 digits' };
const NO_PLACE = { zh: '没有这个组织机构', en: 'There is no such organisation' };
const ELSEWHERE = { zh: '您无权在该地登记对象', en: 'You may not register subjects there' };
const TWICE = {
  zh: '该公民身份号码已登记过同类对象',
  en: 'A subject of this kind with this id number is registered already',
};
