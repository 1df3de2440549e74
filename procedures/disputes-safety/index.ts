import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { disputeMediation } from './dispute-mediation.ts';
import { disputeReturnVisit } from './dispute-return-visit.ts';
import { firstContactDisputeDuty } from './first-contact-dispute-duty.ts';
import { inspectionIssueRectification } from './inspection-issue-rectification.ts';
import { leaderPackageCase } from './leader-package-case.ts';
import { monthlyDisputeReport } from './monthly-dispute-report.ts';
import { monthlyReceptionDay } from './monthly-reception-day.ts';
import { problemLedgerRectification } from './problem-ledger-rectification.ts';
import { routineSupervisionLedger } from './routine-supervision-ledger.ts';
import { urgentNeedsCase } from './urgent-needs-case.ts';

export const DISPUTES_SAFETY: readonly AuthoredDefinition[] = [
  problemLedgerRectification,
  urgentNeedsCase,
  inspectionIssueRectification,
  routineSupervisionLedger,
  monthlyDisputeReport,
  disputeMediation,
  firstContactDisputeDuty,
  leaderPackageCase,
  disputeReturnVisit,
  monthlyReceptionDay,
];
