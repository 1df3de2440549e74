// Divisions and bodies. A division's code is its path; what lies above it must be there.
import { findOrganisation, putOrganisations } from '../db/organisations.ts';
import type { Organisation } from '../db/organisations.ts';
import { bodyOf, divisionOf, levelOf } from '../domain/organisations.ts';
import type { TakenColumn } from './columns.ts';
import type { RowReader } from './row-reader.ts';
import { requireInRegion } from './taking.ts';
import type { Taken, Taking } from './taking.ts';

export const ORGANISATION_COLUMNS: readonly TakenColumn[] = [
  {
    key: 'path',
    title: { zh: '组织代码', en: 'Code' },
    isRequired: true,
    note: {
      zh: '县 6 位、镇（街道）9 位、村（社区）12 位；机构在所属区划后加“/英文短名”，如 610429/housing',
      en: '6 digits for a county, 9 for a township, 12 for a village; a body adds a short name: 610429/housing',
    },
  },
  { key: 'name', title: { zh: '名称', en: 'Name' }, isRequired: true, note: { zh: '全称', en: 'In full' } },
  {
    key: 'nameEn',
    title: { zh: '英文名称', en: 'English name' },
    isRequired: false,
    note: { zh: '可不填', en: 'May be left blank' },
  },
  {
    key: 'validFrom',
    title: { zh: '设立日期', en: 'From' },
    isRequired: true,
    note: { zh: '该日起有效，如 2020-01-01', en: 'First day on which it exists, as 2020-01-01' },
  },
  {
    key: 'validTo',
    title: { zh: '撤销日期', en: 'Until' },
    isRequired: false,
    note: { zh: '该日起不再存在；仍在的不填', en: 'First day on which it no longer exists; blank while it does' },
  },
  {
    key: 'successor',
    title: { zh: '撤并后归入', en: 'Successor' },
    isRequired: false,
    note: { zh: '接替它的组织代码', en: 'Code of what took its place' },
  },
];

/** Takes one organisation in. */
export async function takeOrganisation(taking: Taking, row: RowReader): Promise<Taken> {
  const { db } = taking;
  row.require('path', 'name', 'validFrom');
  const path = row.organisation('path');
  const name = row.text('name');
  const nameEn = row.text('nameEn');
  const validFrom = row.date('validFrom');
  const validTo = row.date('validTo');
  const successor = row.organisation('successor');
  requireInRegion(taking, row, 'path', path);
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    row.fault('PERIOD_ENDS_BEFORE_START', 'validTo', { zh: '撤销日期须晚于设立日期', en: 'It ends before it begins' });
  const parent = path === null ? null : parentOf(path);
  if (parent !== null) await requireParent(taking, row, parent, validFrom);
  if (successor !== null && path !== null) await requireSuccessor(taking, row, path, successor);
  if (path === null || name === null || validFrom === null || row.faults.length > 0)
    return { ok: false, faults: row.faults };
  const level = levelOf(path) ?? 'village';
  const before = await findOrganisation(db, path);
  const after: Organisation = {
    path,
    name: { zh: name, en: nameEn ?? before?.name.en ?? name },
    level,
    kind: bodyOf(path) === null ? 'division' : 'body',
    parent,
    validFrom,
    validTo,
    successor,
  };
  if (before !== null && JSON.stringify(before) === JSON.stringify(after))
    return { ok: true, action: 'same', target: path };
  await putOrganisations(db, [after]);
  return { ok: true, action: before === null ? 'added' : 'changed', target: path };
}

/** What lies above: the division of a body, the next higher division of a division; null for a county. */
function parentOf(path: string): string | null {
  if (bodyOf(path) !== null) return divisionOf(path);
  return path.length > 6 ? path.slice(0, path.length - 3) : null;
}

async function requireParent({ db }: Taking, row: RowReader, parent: string, validFrom: string | null): Promise<void> {
  const found = await findOrganisation(db, parent);
  if (found === null) {
    row.fault('UNKNOWN_ORGANISATION', 'path', {
      zh: `上级 ${parent} 不在组织库，也未能由本文件录入`,
      en: `${parent}, which it belongs to, is not registered, nor taken in from this file`,
    });
  } else if (validFrom !== null && found.validTo !== null && found.validTo <= validFrom) {
    row.fault('FIELD_INVALID', 'validFrom', {
      zh: `上级 ${parent} 已于 ${found.validTo} 撤销`,
      en: `${parent}, which it belongs to, ended on ${found.validTo}`,
    });
  }
}

async function requireSuccessor({ db }: Taking, row: RowReader, path: string, successor: string): Promise<void> {
  const isOther =
    successor !== path && levelOf(successor) === levelOf(path) && (await findOrganisation(db, successor)) !== null;
  if (isOther) return;
  row.fault('UNKNOWN_ORGANISATION', 'successor', {
    zh: `撤并后归入的 ${successor} 须是已录入的同级另一组织`,
    en: `${successor} must be another organisation of the same level that is registered`,
  });
}
