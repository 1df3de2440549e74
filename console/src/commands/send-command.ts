import { answer, api } from '../api/client.ts';
import type { CaseView, CommandBody } from './command-body.ts';

/** A mobile network that takes longer than this is taken to be away; the command is kept and sent again. */
const PATIENCE_MS = 20_000;

/** One command under its key: sent again with the same key and body it has one effect. Refusals are thrown. */
export function sendCommand(caseId: string, key: string, body: CommandBody): Promise<CaseView> {
  return answer(
    api.POST('/api/v1/cases/{caseId}/commands', {
      params: { path: { caseId }, header: { 'idempotency-key': key } },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}
