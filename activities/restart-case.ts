// `restart`: the one repair that is not asked of a case, since there is nobody to ask.
import type { Settled } from '../db/repair-items.ts';
import type { RepairCommand } from '../domain/case/repair.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import { runsAlready, trailBroken } from '../domain/repair/reasons.ts';
import type { Restarts } from './ports.ts';

/** Starts a lost case again; null where nobody has answered yet. */
export async function restartedCase(
  restarts: Restarts,
  caseId: string,
  command: RepairCommand,
): Promise<Settled | null> {
  const answer = await restarts.restart({ caseId, command });
  switch (answer.is) {
    case 'done':
      return answer.sequence === undefined ? { state: 'done' } : { state: 'done', sequence: answer.sequence };
    case 'running':
      return { state: 'refused', reason: runsAlready };
    case 'ended':
      return because('CASE_ENDED');
    case 'unknown':
      return because('NOT_FOUND');
    case 'broken':
      return { state: 'failed', reason: trailBroken(answer.at, answer.why) };
    case 'refused':
      return { state: 'refused', reason: answer.refusal };
    case 'unanswered':
      return null;
  }
}

function because(code: 'CASE_ENDED' | 'NOT_FOUND'): Settled {
  return { state: 'refused', reason: { code, message: ERROR_TEXTS[code] } };
}
