// What a case that waits for another one is told by it.
import type { CaseDriver } from '../../support/case-driver.ts';
import { requests } from '../trail.ts';

/** The other case ends, or reports, with an outcome. */
export function answered(run: CaseDriver, outcome: string): CaseDriver {
  const visitId = run.state.visits.at(-1)?.id ?? 0;
  const caseId = '00000000-0000-4000-8000-0000000000ff';
  return run.system({ type: 'linkAnswered', visitId, caseId, outcome, data: {} });
}

/** Hand-overs as `mode procedure`, in order. */
export const links = (run: CaseDriver): string[] =>
  requests(run, 'link').map(({ mode, procedure }) => `${mode} ${procedure}`);
