import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { chronicDiseaseFamilyDoctorSigning } from './chronic-disease-family-doctor-signing.ts';
import { dropoutControlCase } from './dropout-control-case.ts';
import { highMedicalExpenseWarning } from './high-medical-expense-warning.ts';
import { insurancePremiumSubsidy } from './insurance-premium-subsidy.ts';
import { keyGroupHealthServices } from './key-group-health-services.ts';
import { medicalBlankSpotClearance } from './medical-blank-spot-clearance.ts';
import { medicalInsuranceEnrolment } from './medical-insurance-enrolment.ts';
import { nutritionMealSubsidyPayout } from './nutrition-meal-subsidy-payout.ts';
import { seriousIllnessTreatmentLedger } from './serious-illness-treatment-ledger.ts';
import { studentAidApplication } from './student-aid-application.ts';
import { treatFirstPayLaterSettlement } from './treat-first-pay-later-settlement.ts';
import { yuluTrainingSubsidy } from './yulu-training-subsidy.ts';

export const EDUCATION_HEALTH: readonly AuthoredDefinition[] = [
  dropoutControlCase,
  studentAidApplication,
  nutritionMealSubsidyPayout,
  yuluTrainingSubsidy,
  seriousIllnessTreatmentLedger,
  chronicDiseaseFamilyDoctorSigning,
  treatFirstPayLaterSettlement,
  medicalBlankSpotClearance,
  medicalInsuranceEnrolment,
  insurancePremiumSubsidy,
  highMedicalExpenseWarning,
  keyGroupHealthServices,
];
