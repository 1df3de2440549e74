import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { eightOnesCampaign } from './eight-ones-campaign.ts';
import { halfYearReview } from './half-year-review.ts';
import { monthlyBulletin } from './monthly-bulletin.ts';
import { monthlyTaskList } from './monthly-task-list.ts';
import { quarterlyDispatch } from './quarterly-dispatch.ts';
import { recognitionSurveyAndTownshipAssessment } from './recognition-survey-and-township-assessment.ts';
import { springCampaignSupervision } from './spring-campaign-supervision.ts';
import { threePhaseCampaignAssessment } from './three-phase-campaign-assessment.ts';
import { yearEndSummary } from './year-end-summary.ts';

export const CAMPAIGN: readonly AuthoredDefinition[] = [
  springCampaignSupervision,
  threePhaseCampaignAssessment,
  monthlyBulletin,
  quarterlyDispatch,
  halfYearReview,
  yearEndSummary,
  monthlyTaskList,
  recognitionSurveyAndTownshipAssessment,
  eightOnesCampaign,
];
