import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { afforestationTraining } from './afforestation-training.ts';
import { irrigationFacilityCheck } from './irrigation-facility-check.ts';
import { plenumPublicityLectures } from './plenum-publicity-lectures.ts';
import { publicityAndPublicOpinion } from './publicity-and-public-opinion.ts';
import { springAfforestation } from './spring-afforestation.ts';
import { springPloughingSupport } from './spring-ploughing-support.ts';
import { threeLandUseChecks } from './three-land-use-checks.ts';

export const SPRING_CAMPAIGN: readonly AuthoredDefinition[] = [
  threeLandUseChecks,
  irrigationFacilityCheck,
  springPloughingSupport,
  afforestationTraining,
  springAfforestation,
  plenumPublicityLectures,
  publicityAndPublicOpinion,
];
