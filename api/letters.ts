// Letters as the API shows them, and the recording of their service.
import { issuerNames, listLetters } from '../db/letters.ts';
import type { LetterRow } from '../db/letters.ts';
import { daysBetween, localDateOf } from '../domain/calendar/index.ts';
import type { HumanCommand } from '../domain/case/command.ts';
import { requireCaseForm } from '../domain/machine.ts';
import { letterActionAt, letterParagraphs } from '../domain/letters/document.ts';
import type { LetterDocument } from '../domain/letters/document.ts';
import { SERVICE_WAYS } from '../domain/letters/service.ts';
import { scopeOf } from '../domain/scope.ts';
import type { Scope } from '../domain/scope.ts';
import type { RequestKey } from '../workflows/messages.ts';
import { caseActor } from './case-actor.ts';
import { definitionOf, definitionsOf, EVERYTHING, placeNames } from './case-reading.ts';
import type { LetterView, LetterWithText, ServiceBody } from './contracts/letters.ts';
import type { Deps } from './deps.ts';
import { commandEvenEnded } from './ended-case.ts';
import { requireReferences } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';

/** Rows with names, and the days that are left for what may be done against each. */
export async function letterViews(deps: Deps, rows: readonly LetterRow[]): Promise<LetterView[]> {
  const today = localDateOf(deps.now());
  const [places, definitions] = await Promise.all([
    placeNames(
      deps,
      rows.map((row) => row.organisation),
    ),
    definitionsOf(
      deps,
      rows.map((row) => row.definitionHash),
    ),
  ]);
  return rows.map((row) => {
    const definition = definitions(row.definitionHash);
    const { path, name } = places(row.organisation);
    return {
      id: row.id,
      number: row.number,
      kind: row.kind,
      title: row.title,
      case: {
        id: row.caseId,
        number: row.caseNumber,
        procedure: { key: row.procedure, title: definition.title },
      },
      issuer: { path, name: row.document?.issuer ?? name },
      addressee: { kind: row.addressee, name: row.document?.addressee ?? null },
      issuedOn: row.issuedOn,
      service: serviceView(row.service),
      remedies: remedyViews(row, definition, today),
    };
  });
}

function serviceView(service: LetterRow['service']): LetterView['service'] {
  if (service === null) return null;
  const { how, to, servedOn, effectiveOn, proof, note = null } = service;
  return { how: { key: how, title: SERVICE_WAYS[how] }, to, servedOn, effectiveOn, proof, note };
}

/** What the letter's service has started; of one that is not served what its definition declares. */
function remedyViews(
  { service, stage }: LetterRow,
  definition: ReturnType<Awaited<ReturnType<typeof definitionsOf>>>,
  today: string,
): LetterView['remedies'] {
  if (service === null) {
    const declared = definition.form === 'case' ? (letterActionAt(definition, stage)?.remedies ?? []) : [];
    return declared.map(({ key, title }) => ({
      key,
      title,
      dueOn: null,
      daysLeft: null,
      lapsed: false,
      provisional: false,
    }));
  }
  return service.remedies.map(({ key, title, dueOn, provisional }) => {
    const lapsed = dueOn < today;
    return { key, title, dueOn, daysLeft: lapsed ? null : daysBetween(today, dueOn), lapsed, provisional };
  });
}

/** One letter in sight; 404 as if it did not exist otherwise. */
async function requireLetter({ db }: Deps, scope: Scope, id: string): Promise<LetterRow> {
  const { rows } = await listLetters(db, scope, { id }, { limit: 1 });
  const [row] = rows;
  if (row === undefined) throw new Problem('NOT_FOUND');
  return row;
}

/** A letter with what it says. One that was issued before its words were kept is said from its title and fields. */
export async function readLetter(deps: Deps, actor: Caller, id: string): Promise<LetterWithText> {
  const row = await requireLetter(deps, scopeOf(actor), id);
  const [view] = await letterViews(deps, [row]);
  if (view === undefined) throw new Problem('NOT_FOUND');
  const { paragraphs, issuer } = row.document ?? (await documentOf(deps, row));
  return { ...view, issuer: { ...view.issuer, name: issuer }, paragraphs };
}

async function documentOf(deps: Deps, row: LetterRow): Promise<Pick<LetterDocument, 'paragraphs' | 'issuer'>> {
  const definition = requireCaseForm(await definitionOf(deps, row.definitionHash));
  const { title, stage, fields, organisation } = row;
  const issuer = await issuerNames(deps.db, organisation);
  return { issuer, paragraphs: letterParagraphs(definition, title, { stage, fields }) };
}

/**
 * Records how, to whom and when a letter was served: an event of its case, also after the end.
 * @throws {Problem} 404 where the caller does not see the case; what the core refuses
 */
export async function serveLetter(
  deps: Deps,
  actor: Caller,
  { caseId, letterId }: { caseId: string; letterId: string },
  { note, ...body }: ServiceBody,
  asked: { key: RequestKey; requestId: string },
): Promise<{ letter: LetterView; repeated: boolean }> {
  const service = { ...body, ...(note === undefined ? {} : { note }) };
  const { repeated } = await commandEvenEnded(
    deps,
    actor,
    caseId,
    (head): HumanCommand => ({ type: 'recordService', actor: caseActor(actor, head), letter: letterId, service }),
    asked,
    () =>
      requireReferences(
        deps,
        actor,
        body.proof.map((id, index) => ({ kind: 'attachment', id, field: `/proof/${index}` })),
      ),
  );
  const [letter] = await letterViews(deps, [await requireLetter(deps, EVERYTHING, letterId)]);
  if (letter === undefined) throw new Problem('NOT_FOUND');
  return { letter, repeated };
}
