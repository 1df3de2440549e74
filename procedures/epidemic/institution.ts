// Who acts in and over a training institution, and what several of its procedures carry.
import type { Basis } from '../../domain/definition/atoms.ts';
import { textField, workingModel } from '../shapes/working-fields.ts';

/** The institution itself. */
export const institution = {
  by: 'role',
  role: 'trainingInstitution',
  level: 'township',
  body: 'training-institution',
} as const;

/** The department that approved it and supervises it (谁审批、谁主管). */
export const competent = {
  by: 'role',
  role: 'competentDepartment',
  level: 'county',
  body: 'competent-department',
} as const;

/** The township in which it lies. */
export const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const readers = ['trainingInstitution', 'competentDepartment', 'townshipGovernment'] as const;

/** Name of the institution. */
export const institutionName = textField('institutionName', '机构名称', 'Institution', [workingModel], 100);

/** A person of the institution: `personName`, `phone`. */
export const personFields = [
  textField('personName', '姓名', 'Name', [workingModel], 50),
  {
    ...textField('phone', '联系电话', 'Phone', [workingModel], 20),
    format: 'phone',
    sensitive: 'phone',
    readableBy: readers,
  },
] as const;

/** What concerns somebody's health: read by the institution, its department and the township only. */
export const healthField = <const K extends string>(key: K, zh: string, en: string, basis: readonly Basis[]) =>
  ({ ...textField(key, zh, en, basis), sensitive: 'health', readableBy: readers }) as const;
