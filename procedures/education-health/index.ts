import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { dropoutControlCase } from './dropout-control-case.ts';
import { highMedicalExpenseWarning } from './high-medical-expense-warning.ts';
import { insurancePremiumSubsidy } from './insurance-premium-subsidy.ts';
import { medicalInsuranceEnrolment } from './medical-insurance-enrolment.ts';
import { studentAidApplication } from './student-aid-application.ts';
import { yuluTrainingSubsidy } from './yulu-training-subsidy.ts';

export const EDUCATION_HEALTH: readonly AuthoredDefinition[] = [
  dropoutControlCase,
  studentAidApplication,
  yuluTrainingSubsidy,
  medicalInsuranceEnrolment,
  insurancePremiumSubsidy,
  highMedicalExpenseWarning,
];
