// The subject register: households with their members, people, houses, projects, villages, organisations.
import { createHash } from 'node:crypto';
import { findOrganisation } from '../db/organisations.ts';
import { addRelative } from '../db/people.ts';
import { findSubject, findSubjectsByIdNumber, putSubject } from '../db/subjects.ts';
import type { SubjectRow } from '../db/subjects.ts';
import type { Subject } from '../domain/case/people.ts';
import type { Choice, TakenColumn } from './columns.ts';
import { personOfRow, uuidOf } from './person-rows.ts';
import type { RowReader } from './row-reader.ts';
import { requireInRegion } from './taking.ts';
import type { Taken, Taking } from './taking.ts';

const KINDS: readonly Choice[] = [
  { key: 'household', title: { zh: '农户', en: 'Household' } },
  { key: 'person', title: { zh: '个人', en: 'Person' } },
  { key: 'house', title: { zh: '房屋', en: 'House' } },
  { key: 'project', title: { zh: '项目', en: 'Project' } },
  { key: 'village', title: { zh: '村', en: 'Village' } },
  { key: 'organisation', title: { zh: '单位', en: 'Organisation' } },
];

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const SUBJECT_COLUMNS: readonly TakenColumn[] = [
  {
    key: 'kind',
    title: { zh: '类别', en: 'Kind' },
    isRequired: true,
    choices: KINDS,
    note: { zh: '从列表中选；户内成员也选“农户”', en: 'From the list; members of a household are "Household" too' },
  },
  {
    key: 'number',
    title: { zh: '编号', en: 'Number' },
    isRequired: false,
    note: {
      zh: '全县唯一，如户编号；农户和个人可只填身份证号',
      en: 'Unique in the county; households and people may have an ID number instead',
    },
  },
  {
    key: 'organisation',
    title: { zh: '所在地代码', en: 'Code of the place' },
    isRequired: true,
    note: { zh: '村（社区）等的组织代码', en: 'Code of the village or other organisation' },
  },
  {
    key: 'name',
    title: { zh: '姓名或名称', en: 'Name' },
    isRequired: true,
    note: { zh: '农户填户主姓名；成员填成员姓名', en: "Of a household its head's; of a member his own" },
  },
  {
    key: 'relation',
    title: { zh: '与户主关系', en: 'Relation to the head' },
    isRequired: false,
    note: {
      zh: '户主不填；成员填如“配偶”“长子”，编号与户主行相同',
      en: 'Blank for the head; a member says it and bears the number of the household',
    },
  },
  {
    key: 'idNumber',
    title: { zh: '身份证号', en: 'ID number' },
    isRequired: false,
    note: { zh: '校验码核对；加密保存', en: 'Its check character is tested; it is stored encrypted' },
  },
  {
    key: 'phone',
    title: { zh: '手机号', en: 'Phone' },
    isRequired: false,
    note: { zh: '加密保存', en: 'It is stored encrypted' },
  },
  {
    key: 'validFrom',
    title: { zh: '登记日期', en: 'From' },
    isRequired: false,
    note: { zh: '不填为今天', en: 'Today when blank' },
  },
  { key: 'remarks', title: { zh: '备注', en: 'Remarks' }, isRequired: false, note: { zh: '', en: '' } },
];

interface Given {
  kind: Subject['kind'];
  organisation: string;
  name: string;
  number: string | null;
  idNumber: string | null;
  phone: string | null;
  validFrom: string;
  remarks: string | null;
}

/** Takes a subject in, or a member of a household that is there. */
export async function takeSubject(taking: Taking, row: RowReader): Promise<Taken> {
  row.require('kind', 'organisation', 'name');
  const kind = row.choice('kind', KINDS) as Subject['kind'] | null;
  const number = row.code('number');
  const organisation = row.organisation('organisation');
  const name = row.text('name');
  const relation = row.text('relation', 50);
  const idNumber = row.idNumber('idNumber', taking.today);
  const phone = row.phone('phone');
  const validFrom = row.date('validFrom') ?? taking.today;
  const remarks = row.text('remarks', 1000);
  requireInRegion(taking, row, 'organisation', organisation);
  if (validFrom > taking.today)
    row.fault('BUSINESS_DATE_IN_FUTURE', 'validFrom', { zh: '登记日期不得晚于今天', en: 'The day lies ahead' });
  if (number !== null && !ID.test(number)) {
    row.fault('FIELD_INVALID', 'number', {
      zh: '编号只能用字母、数字和 . _ -，最多 64 个',
      en: 'Letters, digits and . _ - alone, at most 64',
    });
  }
  if (number === null && (!row.has('idNumber') || relation !== null || (kind !== 'household' && kind !== 'person')))
    row.fault('FIELD_REQUIRED', 'number', { zh: '「编号」必须填写', en: '"Number" is required' });
  if (relation !== null && kind !== null && kind !== 'household')
    row.fault('FIELD_INVALID', 'relation', { zh: '只有农户有成员', en: 'Only a household has members' });
  if (organisation !== null && (await findOrganisation(taking.db, organisation)) === null)
    row.fault('UNKNOWN_ORGANISATION', 'organisation', {
      zh: `没有组织机构“${organisation}”`,
      en: `There is no organisation "${organisation}"`,
    });
  if (kind === null || organisation === null || name === null || row.faults.length > 0)
    return { ok: false, faults: row.faults };
  const given = { kind, organisation, name, number, idNumber, phone, validFrom, remarks };
  return relation === null ? takeWhole(taking, row, given) : takeMember(taking, row, given, relation);
}

async function takeWhole(taking: Taking, row: RowReader, given: Given): Promise<Taken> {
  const { db, crypto, at } = taking;
  const { kind, organisation, name, number, idNumber, phone, validFrom, remarks } = given;
  const [byNumber, twins] = await Promise.all([
    number === null ? null : findSubject(db, crypto, number),
    idNumber === null ? [] : findSubjectsByIdNumber(db, crypto, idNumber, kind),
  ]);
  const [twin] = twins;
  const before = byNumber ?? twin ?? null;
  if (before !== null && (before.kind !== kind || before.organisation !== organisation || twinElsewhere(before, twin)))
    return taken(row, byNumber === null ? 'idNumber' : 'number');
  const isPerson = kind === 'household' || kind === 'person';
  const person =
    isPerson && idNumber !== null ? await personOfRow(taking, row, { id: null, name, idNumber, phone }) : null;
  if (row.faults.length > 0) return { ok: false, faults: row.faults };
  const id =
    before?.id ??
    number ??
    uuidOf(
      createHash('sha256')
        .update(`${kind}:`)
        .update(crypto.blindIndex('idNumber', idNumber ?? ''))
        .digest(),
    );
  const shown = kind === 'household' ? householdName(name) : name;
  const data = { ...before?.data, ...(remarks === null ? {} : { remarks }) };
  const isSame =
    before !== null &&
    before.name === shown &&
    (idNumber === null || before.idNumber === idNumber) &&
    (phone === null || before.phone === phone) &&
    JSON.stringify(before.data) === JSON.stringify(data);
  if (isSame) return { ok: true, action: 'same', target: id };
  await putSubject(
    db,
    crypto,
    {
      id,
      kind,
      organisation,
      name: shown,
      personId: person?.person.id ?? null,
      data,
      idNumber: isPerson ? (idNumber ?? undefined) : undefined,
      phone: phone ?? undefined,
      validFrom: before?.validFrom ?? validFrom,
    },
    at,
  );
  return { ok: true, action: before === null ? 'added' : 'changed', target: id };
}

/** A household is called after its head. */
const householdName = (name: string): string => (name.endsWith('户') ? name : `${name}户`);

const twinElsewhere = (before: SubjectRow, twin: SubjectRow | undefined): boolean =>
  twin !== undefined && twin.id !== before.id;

function taken(row: RowReader, column: string): Taken {
  row.fault('FIELD_INVALID', column, {
    zh: '该编号或身份证号已登记在另一对象名下',
    en: 'The number is registered for another subject already',
  });
  return { ok: false, faults: row.faults };
}

/** A member is a declared relative: he never decides about the household. */
async function takeMember(taking: Taking, row: RowReader, given: Given, relation: string): Promise<Taken> {
  const { db, crypto } = taking;
  const { number, organisation, name, idNumber, phone } = given;
  const household = number === null ? null : await findSubject(db, crypto, number);
  if (household === null || household.kind !== 'household' || household.organisation !== organisation) {
    row.fault('UNKNOWN_SUBJECT', 'number', {
      zh: '没有这一编号的农户：户主行须在本文件中且无误，或已登记',
      en: 'There is no household of this number: the row of its head must be right, or registered before',
    });
    return { ok: false, faults: row.faults };
  }
  if (idNumber === null) {
    row.require('idNumber');
    return { ok: false, faults: row.faults };
  }
  const found = await personOfRow(taking, row, { id: null, name, idNumber, phone });
  if (found === null) return { ok: false, faults: row.faults };
  const relativeId = found.person.id;
  const known = await db
    .selectFrom('relatives')
    .select('id')
    .where('subject_id', '=', household.id)
    .where('relative_id', '=', relativeId)
    .executeTakeFirst();
  if (known !== undefined) return { ok: true, action: 'same', target: household.id };
  await addRelative(db, { relativeId, relation, declaredOn: taking.today, subjectId: household.id });
  return { ok: true, action: 'added', target: household.id };
}
