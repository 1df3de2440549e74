// Filing a case: everything that is checked before a workflow exists, so that a refused filing leaves none.
import { loadCalendar } from '../db/calendar.ts';
import { findCaseFacts, findOpenCase } from '../db/cases.ts';
import { definitionInForce } from '../db/definitions.ts';
import { findOrganisation } from '../db/organisations.ts';
import { quotaHeld } from '../db/quotas.ts';
import { relativesOf } from '../db/people.ts';
import type { SubjectRow } from '../db/subjects.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { StartCommand } from '../domain/case/command.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { uniquenessKey } from '../domain/case/projection.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { maySee, scopeOf } from '../domain/scope.ts';
import type { StartBody } from './contracts/cases.ts';
import type { Deps } from './deps.ts';
import { requireReferences } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem, refused } from './problem.ts';
import { referencesInData, type Reference } from './references.ts';
import { problemAt } from './refusals.ts';
import { subjectGiven } from './subject-given.ts';

/** Years of calendar that a case carries besides the one in which it starts. */
const YEARS_BEFORE = 1;
const YEARS_AHEAD = 3;

/** A start that every check has passed. */
export interface AcceptedStart {
  definition: CaseForm;
  start: StartCommand;
  /** Equal for cases about the same matter, of which one may be open; null when any number may. */
  uniquenessKey: string | null;
}

/**
 * Checks a filing as far as it can be checked without a workflow, and decides it.
 * @throws {Problem} with the place in the request that it hangs on
 */
export async function acceptStart(deps: Deps, actor: Caller, body: StartBody, caseId: string): Promise<AcceptedStart> {
  const { db, now, config } = deps;
  const at = now();
  const { definition, hash } = await procedureOf(deps, body.procedure, at);
  const { applicant: applicantId } = body;
  const given: Reference[] =
    typeof applicantId === 'string' ? [{ kind: 'person', id: applicantId, field: '/applicant' }] : [];
  await requireOrganisation(deps, body.organisation, at);
  const [subject, people, calendar] = await Promise.all([
    subjectOf(deps, actor, body, definition),
    requireReferences(deps, actor, [...given, ...referencesInData(definition.fields, body.data)]),
    calendarFrom(deps, at),
  ]);
  // Whoever heads the household applies, unless the filing says otherwise.
  const applicant = applicantId === undefined ? (subject?.person ?? null) : (people.get(applicantId ?? '') ?? null);
  const start: StartCommand = {
    type: 'start',
    actor,
    caseId,
    definitionHash: hash,
    organisation: body.organisation,
    subject: subject === null ? null : { id: subject.id, kind: subject.kind, name: subject.name },
    applicant,
    relatives: await relativesOf(db, { personId: applicant?.id ?? null, subjectId: subject?.id ?? null }),
    data: body.data as CaseData,
    people: [...people.values()],
    calendar,
    origin: null,
    rehearsal: config.rehearsal,
    ...(body.businessDate === undefined ? {} : { businessDate: body.businessDate }),
  };
  const decision = decide(definition, null, start, { now: at });
  if (!decision.ok) throw refused(decision.refusal);
  await requireRoom(deps, decision.events);
  const matter = {
    subject: start.subject,
    startedOn: start.businessDate ?? localDateOf(at),
    rehearsal: start.rehearsal,
  };
  return { definition, start, uniquenessKey: uniquenessKey(definition, matter) };
}

/** Refuses a filing for which a ledger does not suffice; PostgreSQL refuses those that come at the same instant. */
async function requireRoom({ db }: Deps, events: readonly CaseEvent[]): Promise<void> {
  const wanted = events.filter((event) => event.type === 'quotaReserved');
  const held = await quotaHeld(
    db,
    wanted.map(({ account }) => account.id),
  );
  for (const { account, amount, limit } of wanted) {
    const left = limit - (held.get(account.id) ?? 0);
    if (amount <= left) continue;
    throw problemAt('QUOTA_EXCEEDED', '/data', {
      zh: `名额或资金不足：需要 ${amount}，剩余 ${Math.max(left, 0)}`,
      en: `The quota or fund does not suffice: ${amount} wanted, ${Math.max(left, 0)} left`,
    });
  }
}

/** Refuses a filing about a matter that has an open case; PostgreSQL refuses those that come at the same instant. */
export async function requireNoOpenCase({ db }: Deps, actor: Caller, key: string | null): Promise<void> {
  const open = key === null ? null : await findOpenCase(db, key);
  if (open === null) return;
  const facts = await findCaseFacts(db, open.caseId);
  const visible = facts !== null && maySee(scopeOf(actor), facts);
  throw new Problem('SUBJECT_HAS_OPEN_CASE', {
    errors: [
      {
        field: '/subject',
        code: 'SUBJECT_HAS_OPEN_CASE',
        message: {
          zh: `该对象已有未办结的同类事项${visible ? `（${open.caseNumber}）` : ''}`,
          en: `The subject has an open case of this procedure${visible ? ` (${open.caseNumber})` : ''}`,
        },
      },
    ],
    ...(visible ? { extensions: { caseId: open.caseId, caseNumber: open.caseNumber } } : {}),
  });
}

/** The version of a case procedure in force. */
export async function procedureOf(
  { db }: Deps,
  procedure: string,
  at: string,
): Promise<{ definition: CaseForm; hash: string }> {
  const found = await definitionInForce(db, procedure, at);
  if (found?.definition.form === 'case') return { definition: found.definition, hash: found.hash };
  throw problemAt('UNKNOWN_PROCEDURE', '/procedure', {
    zh: `没有在用的程序“${procedure}”`,
    en: `No procedure "${procedure}" is in force`,
  });
}

async function subjectOf(
  deps: Deps,
  actor: Caller,
  { subject, organisation }: StartBody,
  definition: CaseForm,
): Promise<SubjectRow | null> {
  if (subject === null || subject === undefined) return null;
  return subjectGiven(deps, actor, subject, definition.subject.kind, organisation);
}

async function requireOrganisation({ db }: Deps, path: string, at: string): Promise<void> {
  const found = await findOrganisation(db, path);
  const today = localDateOf(at);
  if (found !== null && found.validFrom <= today && (found.validTo === null || today < found.validTo)) return;
  throw problemAt('UNKNOWN_ORGANISATION', '/organisation', {
    zh: `没有组织机构“${path}”`,
    en: `There is no organisation "${path}"`,
  });
}

function calendarFrom({ db, config }: Deps, at: string): Promise<StartCommand['calendar']> {
  const year = Number(localDateOf(at).slice(0, 4));
  return loadCalendar(db, year - YEARS_BEFORE, year + YEARS_AHEAD, config.calendar);
}
