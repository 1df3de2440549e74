import { answer, api } from '../api/client.ts';
import { keyed } from '../api/keyed.ts';
import { sendKeptFiles } from '../parts/form/kept-files.ts';
import type { Became, CaseView, CommandBody, FilingBody } from './command-body.ts';
import { isFiling } from './waiting.ts';
import type { Waiting } from './waiting.ts';

/** A mobile network that takes longer than this is taken to be away; what was given is kept and sent again. */
const PATIENCE_MS = 20_000;

/** One request under its key, by whom. */
interface Given<T> {
  readonly person: string;
  readonly key: string;
  readonly body: T;
}

/**
 * One command under its key, after the files that this device still keeps for it: sent again with the same key and body
 * it has one effect. Refusals are thrown.
 */
export async function sendCommand(caseId: string, { person, key, body }: Given<CommandBody>): Promise<CaseView> {
  await sendKeptFiles(person, body);
  return answer(
    api.POST('/api/v1/cases/{caseId}/commands', {
      params: { path: { caseId }, header: keyed(key) },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}

/** One filing, as `sendCommand` sends a command. */
export async function sendFiling({ person, key, body }: Given<FilingBody>): Promise<Became> {
  await sendKeptFiles(person, body);
  return answer(
    api.POST('/api/v1/cases', { params: { header: keyed(key) }, body, signal: AbortSignal.timeout(PATIENCE_MS) }),
  );
}

/** Sends what waits, whichever it is. */
export function sendOne(one: Waiting): Promise<Became> {
  return isFiling(one) ? sendFiling({ ...one, body: one.filing }) : sendCommand(one.caseId, one);
}
