// 督办: the case that the last rung of a ladder opens, with what it is told of the late one.
import type { CaseData, EffectRequest } from './case/state.ts';
import type { LocalDate } from './calendar/index.ts';
import { leadersAbove } from './superiors.ts';

/** Visit number of what concerns a case as a whole: an effect under it outlives every stage. */
export const CASE_WIDE = 0;

/** What is late, and who owes it. */
export interface Lateness {
  /** Title of the procedure, or of the duty, as people read it. */
  matter: string;
  /** Title of the clock. */
  limit: string;
  caseId: string;
  dueOn: LocalDate | null;
  /** Organisation that must answer, and its role; the leader of the organisation where no role is known. */
  unit: string;
  role: string | null;
  /** Names of the units, where it is about several. */
  units?: string;
}

type LinkRequest = Extract<EffectRequest, { kind: 'link' }>;

/** The request that opens the supervision case; `procedure` is what the rung says. */
export function supervisionRequest(procedure: string, late: Lateness): LinkRequest {
  const role = late.role ?? leadersAbove(late.unit)[0]?.role;
  const data: CaseData = {
    matter: late.matter,
    limit: late.limit,
    overdueCase: late.caseId,
    unit: late.unit,
    ...(late.dueOn === null ? {} : { dueOn: late.dueOn }),
    ...(role === undefined ? {} : { unitRole: role }),
    ...(late.units === undefined ? {} : { units: late.units }),
  };
  return { kind: 'link', mode: 'open', procedure, data, outcome: null, subject: late.unit, organisation: late.unit };
}

/** The procedure of the cases that rungs open (督办). */
export const SUPERVISION = 'supervision';
