import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { corruptionAndStyleGovernance } from './corruption-and-style-governance.ts';
import { crimeSpecialCampaign } from './crime-special-campaign.ts';
import { disputeMediation } from './dispute-mediation.ts';
import { disputeReturnVisit } from './dispute-return-visit.ts';
import { firstContactDisputeDuty } from './first-contact-dispute-duty.ts';
import { grassrootsSafetyBuilding } from './grassroots-safety-building.ts';
import { illegalConductReferral } from './illegal-conduct-referral.ts';
import { inspectionIssueRectification } from './inspection-issue-rectification.ts';
import { keyPopulationHelp } from './key-population-help.ts';
import { leaderPackageCase } from './leader-package-case.ts';
import { monthlyDisputeReport } from './monthly-dispute-report.ts';
import { monthlyReceptionDay } from './monthly-reception-day.ts';
import { problemLedgerRectification } from './problem-ledger-rectification.ts';
import { responsibilityLetterSigning } from './responsibility-letter-signing.ts';
import { routineSupervisionLedger } from './routine-supervision-ledger.ts';
import { safeTownshipAssessment } from './safe-township-assessment.ts';
import { safeTownshipSupport } from './safe-township-support.ts';
import { securityPatrol } from './security-patrol.ts';
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
  illegalConductReferral,
  crimeSpecialCampaign,
  keyPopulationHelp,
  securityPatrol,
  responsibilityLetterSigning,
  safeTownshipAssessment,
  corruptionAndStyleGovernance,
  safeTownshipSupport,
  grassrootsSafetyBuilding,
];
