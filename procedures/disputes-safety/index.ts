import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { inspectionIssueRectification } from './inspection-issue-rectification.ts';
import { problemLedgerRectification } from './problem-ledger-rectification.ts';
import { routineSupervisionLedger } from './routine-supervision-ledger.ts';
import { urgentNeedsCase } from './urgent-needs-case.ts';

export const DISPUTES_SAFETY: readonly AuthoredDefinition[] = [
  problemLedgerRectification,
  urgentNeedsCase,
  inspectionIssueRectification,
  routineSupervisionLedger,
];
