import type { components, paths } from '../../api/schema.d.ts';

export type RepairView = components['schemas']['Repair'];
export type RepairDryRun = components['schemas']['RepairDryRun'];
export type RepairTrial = RepairDryRun['items'][number];
export type RepairKind = RepairView['kind'];
export type RepairState = RepairView['state'];
export type RepairBody = paths['/api/v1/repairs']['post']['requestBody']['content']['application/json'];
export type RepairFilter = Exclude<NonNullable<RepairBody['cases']>, readonly string[]>;
export type RepairItemPage =
  paths['/api/v1/repairs/{repairId}/items']['get']['responses'][200]['content']['application/json'];
export type RepairItem = RepairItemPage['items'][number];
