// The two ways to change a case: to start it, and to command it. Each looks the caller's key up first, so that a
// request whose answer was lost has one effect.
import { findCaseHead } from '../db/case-heads.ts';
import type { CaseHead } from '../db/case-heads.ts';
import type { Field } from '../domain/definition/field.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { requireCaseForm } from '../domain/machine.ts';
import { itemFormOf, requirePartOf } from '../domain/round/part.ts';
import { scopeOf } from '../domain/scope.ts';
import type { CommandAnswer, RequestKey } from '../workflows/messages.ts';
import { caseActor } from './case-actor.ts';
import { caseIdFor, updateIdFor } from './case-id.ts';
import { definitionOf, EVERYTHING, readAgain, readCase } from './case-reading.ts';
import { acceptStart, requireNoOpenCase, type AcceptedStart } from './case-start.ts';
import type { CaseView, StartBody } from './contracts/cases.ts';
import type { CommandBody } from './contracts/commands.ts';
import type { Deps } from './deps.ts';
import { answerUnder, earlierAnswer } from './earlier-answer.ts';
import { humanCommand } from './human-command.ts';
import { requireReferences } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { referenceCorrected, referencesInData, referencesOf } from './references.ts';
import { answered } from './refusals.ts';

/** A case as it is after the request; `repeated` when the same was asked and done before. */
export interface Done {
  view: CaseView;
  repeated: boolean;
}

/** What comes with a command besides its body. */
interface Asked {
  key: RequestKey;
  requestId: string;
  ifMatch: number | null;
}

/**
 * Files a case and waits until it is recorded.
 * @throws {Problem} what the filing was refused for; then there is no workflow and no row
 */
export async function startCase(
  deps: Deps,
  actor: Caller,
  body: StartBody,
  key: RequestKey,
  requestId: string,
): Promise<Done> {
  return measured(deps, 'start', async () => {
    const before = await earlierAnswer(deps.db, key);
    return once(deps, actor, key, before, () => startNew(deps, actor, body, key, requestId));
  });
}

async function startNew(
  deps: Deps,
  actor: Caller,
  body: StartBody,
  key: RequestKey,
  requestId: string,
): Promise<CaseView> {
  const caseId = caseIdFor(key);
  const accepted = await acceptStart(deps, actor, body, caseId);
  await requireNoOpenCase(deps, actor, accepted.uniquenessKey);
  await startAccepted(deps, accepted, key, requestId);
  return readCase(deps, actor, caseId, EVERYTHING);
}

/** Counts what comes of a command, where somebody counts. */
function measured<T>({ metrics }: Deps, command: string, work: () => Promise<T>): Promise<T> {
  return metrics === null ? work() : metrics.command(command, work);
}

/**
 * Does what the key asks for unless it was done `before`. An earlier try of the same request may still be on its way: what
 * it did must not be the reason for which this one is refused.
 */
export async function once(
  deps: Deps,
  actor: Caller,
  key: RequestKey,
  before: CommandAnswer | null,
  work: () => Promise<CaseView>,
): Promise<Done> {
  const again = async ({ caseId }: CommandAnswer): Promise<Done> => {
    return { view: await readCase(deps, actor, caseId, EVERYTHING), repeated: true };
  };
  if (before !== null) return again(before);
  try {
    return { view: await work(), repeated: false };
  } catch (error) {
    const meanwhile = await earlierAnswer(deps.db, key);
    if (meanwhile !== null) return again(meanwhile);
    throw error;
  }
}

/** Starts what `acceptStart` and `requireNoOpenCase` have let pass. */
export async function startAccepted(
  deps: Deps,
  accepted: AcceptedStart,
  key: RequestKey,
  requestId: string,
): Promise<void> {
  const { definition, start } = accepted;
  await answered(deps.temporal.start(start.caseId, { definition, start, key, requestId }));
}

/**
 * Hands a command to a case and waits until it is recorded.
 * @throws {Problem} 404 outside the caller's scope; what the case refused, with who was first and when
 */
export async function commandCase(
  deps: Deps,
  actor: Caller,
  caseId: string,
  body: CommandBody,
  asked: Asked,
): Promise<Done> {
  return measured(deps, body.type, async () => {
    const head = await findCaseHead(deps.db, scopeOf(actor), caseId, asked.key);
    // What was done under the key is answered also where the case has left the caller's scope by it.
    const before = head === null ? await earlierAnswer(deps.db, asked.key) : answerUnder(asked.key, head.known);
    return once(deps, actor, asked.key, before, () => carryOut(deps, actor, head, body, asked));
  });
}

async function carryOut(
  deps: Deps,
  actor: Caller,
  row: CaseHead | null,
  body: CommandBody,
  { key, requestId, ifMatch }: Asked,
): Promise<CaseView> {
  if (row === null) throw new Problem('NOT_FOUND');
  const { caseId } = row;
  if (ifMatch !== null && ifMatch !== row.sequence) throw new Problem('PRECONDITION_FAILED');
  if (row.status === 'ended') throw ended(row);
  const data = 'data' in body ? (body.data ?? {}) : {};
  const definition = await definitionOf(deps, row.definitionHash);
  const people = await requireReferences(deps, actor, [
    ...referencesOf(body),
    ...referencesInData(fieldsOf(definition, row), data),
    ...(body.type === 'correct' ? referenceCorrected(fieldsOf(definition, row), body.field, body.value) : []),
  ]);
  const command = humanCommand(body, caseActor(actor, row), people);
  try {
    await answered(
      deps.temporal.command(caseId, { command, key, requestId, seen: row.sequence }, updateIdFor(caseId, key)),
    );
  } catch (error) {
    throw await asTheRowSays(deps, caseId, error);
  }
  return readAgain(deps, actor, row);
}

/** The fields in which a command's data are written: of the case, or of an item of the round. */
function fieldsOf(definition: Definition, { kind, part }: CaseHead): readonly Field[] {
  if (kind === 'case') return requireCaseForm(definition).fields;
  return itemFormOf(requirePartOf(definition, { kind: kind === 'series' ? 'indicator' : 'duty', key: part ?? '' }))
    .fields;
}

/** A workflow that is gone is a case that ended, or else one that an administrator must repair. */
async function asTheRowSays(deps: Deps, caseId: string, error: unknown): Promise<unknown> {
  const gone = error instanceof Problem && (error.code === 'CASE_ENDED' || error.code === 'NOT_FOUND');
  if (!gone || error.extensions['endedAt'] !== undefined) return error;
  const row = await findCaseHead(deps.db, EVERYTHING, caseId);
  if (row === null) return new Problem('NOT_FOUND');
  return row.status === 'ended' ? ended(row) : new Problem('CASE_STUCK', { cause: error });
}

function ended({ outcome, endedAt }: { outcome: string | null; endedAt: string | null }): Problem {
  return new Problem('CASE_ENDED', { extensions: { outcome, endedAt } });
}
