// The subject that a filing names, looked up in the register within what the caller may see.
import { findSubject, findSubjectsByIdNumber } from '../db/subjects.ts';
import type { SubjectRow } from '../db/subjects.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Subject } from '../domain/case/people.ts';
import { ID_FAULTS, idNumberFault } from '../domain/id-number.ts';
import { divisionOf } from '../domain/organisations.ts';
import type { SubjectGiven } from './contracts/cases.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { problemAt } from './refusals.ts';
import { isInRegister } from './subject-scope.ts';

/**
 * The subject by its id, or by the national id number of the person that it is or that heads it. One that the caller
 * may not see, or that belongs to another place, is answered as one that does not exist.
 * @throws {Problem} UNKNOWN_SUBJECT, or FIELD_INVALID for an id number that can't be one
 */
export async function subjectGiven(
  { db, crypto, now }: Deps,
  actor: Caller,
  given: SubjectGiven,
  kind: Subject['kind'],
  organisation: string,
): Promise<SubjectRow> {
  let found: SubjectRow[];
  if ('id' in given) {
    const one = await findSubject(db, crypto, given.id);
    found = one === null ? [] : [one];
  } else {
    requireIdNumber(given.idNumber, '/subject/idNumber', localDateOf(now()));
    found = await findSubjectsByIdNumber(db, crypto, given.idNumber, kind);
  }
  const subject = found.find((one) => isInRegister(actor, one) && sameLine(one.organisation, organisation));
  if (subject !== undefined) return subject;
  throw problemAt('UNKNOWN_SUBJECT', 'id' in given ? '/subject/id' : '/subject/idNumber', {
    zh: '主体库中没有这一对象，或其不属于该地',
    en: 'The register has no such subject there',
  });
}

/** Refuses an id number whose shape, birth date or check character is wrong. */
export function requireIdNumber(value: string, field: string, today: string): void {
  const fault = idNumberFault(value, today);
  if (fault === null) return;
  throw problemAt('FIELD_INVALID', field, ID_FAULTS[fault], `idNumber.${fault}`);
}

/** Whether one of two places lies in the other. */
function sameLine(a: string, b: string): boolean {
  const [one, other] = [divisionOf(a), divisionOf(b)];
  return one.startsWith(other) || other.startsWith(one);
}
