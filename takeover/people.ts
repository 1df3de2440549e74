// People with their posts: a row for each post; the same person on several rows.
import { findOrganisation } from '../db/organisations.ts';
import { putAccounts, putHoldings } from '../db/people.ts';
import { inScope, levelOf } from '../domain/organisations.ts';
import { ROLES } from '../domain/roles.ts';
import type { TakenColumn } from './columns.ts';
import { personOfRow } from './person-rows.ts';
import type { RowReader } from './row-reader.ts';
import { requireInRegion } from './taking.ts';
import type { Taken, Taking } from './taking.ts';

const ROLE_CHOICES = ROLES.map(({ key, title }) => ({ key, title }));

export const PEOPLE_COLUMNS: readonly TakenColumn[] = [
  {
    key: 'person',
    title: { zh: '人员编号', en: 'Number' },
    isRequired: false,
    note: {
      zh: '与身份证号须填一项；同一人多个职务各写一行，编号相同',
      en: 'This or the ID number; somebody with several posts has a row for each, with the same number',
    },
  },
  { key: 'name', title: { zh: '姓名', en: 'Name' }, isRequired: true, note: { zh: '', en: '' } },
  {
    key: 'idNumber',
    title: { zh: '身份证号', en: 'ID number' },
    isRequired: false,
    note: { zh: '18 位，单元格设为文本；加密保存', en: '18 characters, as text; it is stored encrypted' },
  },
  {
    key: 'phone',
    title: { zh: '手机号', en: 'Phone' },
    isRequired: false,
    note: { zh: '11 位；加密保存', en: '11 digits; it is stored encrypted' },
  },
  {
    key: 'role',
    title: { zh: '职务', en: 'Post' },
    isRequired: true,
    choices: ROLE_CHOICES,
    note: { zh: '从列表中选', en: 'From the list' },
  },
  {
    key: 'organisation',
    title: { zh: '任职单位代码', en: 'Code of the organisation' },
    isRequired: true,
    note: { zh: '组织库中的代码，级别须与职务相符', en: 'A registered code of the level of the post' },
  },
  {
    key: 'validFrom',
    title: { zh: '任职日期', en: 'From' },
    isRequired: true,
    note: { zh: '如 2024-03-01', en: 'As 2024-03-01' },
  },
  {
    key: 'validTo',
    title: { zh: '离任日期', en: 'Until' },
    isRequired: false,
    note: { zh: '该日起不再任职；在任的不填', en: 'First day without the post; blank while he holds it' },
  },
  {
    key: 'login',
    title: { zh: '登录账号', en: 'Account' },
    isRequired: false,
    note: { zh: '统一身份认证中的账号（sub）', en: "The subject of the identity provider's tokens" },
  },
];

/** Takes one post in, with its holder where he is new. */
export async function takePost(taking: Taking, row: RowReader): Promise<Taken> {
  const { db, today } = taking;
  row.require('name', 'role', 'organisation', 'validFrom');
  const id = row.code('person');
  const name = row.text('name', 50);
  const idNumber = row.idNumber('idNumber', today);
  const phone = row.phone('phone');
  const role = row.choice('role', ROLE_CHOICES);
  const organisation = row.organisation('organisation');
  const validFrom = row.date('validFrom');
  const validTo = row.date('validTo');
  const login = row.code('login');
  requireInRegion(taking, row, 'organisation', organisation);
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    row.fault('PERIOD_ENDS_BEFORE_START', 'validTo', { zh: '离任日期须晚于任职日期', en: 'It ends before it begins' });
  if (organisation !== null) await requirePlace(taking, row, organisation, role);
  if (name === null || role === null || organisation === null || validFrom === null || row.faults.length > 0)
    return { ok: false, faults: row.faults };
  const found = await personOfRow(taking, row, { id, name, idNumber, phone });
  if (found === null) return { ok: false, faults: row.faults };
  const personId = found.person.id;
  const gainsAccount = login !== null && (await givesAccount(taking, row, personId, login));
  if (row.faults.length > 0) return { ok: false, faults: row.faults };
  const held = await holding(taking, { personId, role, organisation, validFrom });
  const post = { personId, role, organisation, validFrom };
  await putHoldings(db, [validTo === null ? post : { ...post, validTo }]);
  const isNew = held === undefined;
  if (!isNew && validTo !== null && held.valid_to !== validTo) {
    await db.updateTable('holdings').set({ valid_to: validTo }).where('id', '=', held.id).execute();
    return { ok: true, action: 'changed', target: personId };
  }
  if (found.isNew || isNew) return { ok: true, action: 'added', target: personId };
  return { ok: true, action: gainsAccount ? 'changed' : 'same', target: personId };
}

async function requirePlace({ db }: Taking, row: RowReader, organisation: string, role: string | null): Promise<void> {
  if ((await findOrganisation(db, organisation)) === null) {
    row.fault('UNKNOWN_ORGANISATION', 'organisation', {
      zh: `没有组织机构“${organisation}”，请先录入组织`,
      en: `There is no organisation "${organisation}"; take the organisations in first`,
    });
  }
  const known = ROLES.find(({ key }) => key === role);
  const level = levelOf(organisation);
  // whoever runs the system may do so for a township alone
  if (known === undefined || level === null || role === 'systemAdministrator') return;
  if (known.level === level || known.alsoAt?.includes(level) === true) return;
  row.fault('ORGANISATION_WRONG_LEVEL', 'organisation', {
    zh: `“${known.title.zh}”不设在这一级`,
    en: `"${known.title.en}" is not held at this level`,
  });
}

async function holding(
  { db }: Taking,
  one: { personId: string; role: string; organisation: string; validFrom: string },
): Promise<{ id: number; valid_to: string | null } | undefined> {
  return db
    .selectFrom('holdings')
    .select(['id', 'valid_to'])
    .where('person_id', '=', one.personId)
    .where('role', '=', one.role)
    .where('organisation', '=', one.organisation)
    .where('valid_from', '=', one.validFrom)
    .executeTakeFirst();
}

/**
 * Gives somebody an account, and says whether he had none of that name. Only to one whose posts all lie in the region:
 * whoever gives an account to another decides who acts as he.
 */
async function givesAccount(
  { db, issuer, region }: Taking,
  row: RowReader,
  personId: string,
  login: string,
): Promise<boolean> {
  if (issuer === null) {
    row.fault('FIELD_INVALID', 'login', { zh: '未配置身份认证', en: 'No identity provider is configured' });
    return false;
  }
  const account = await db
    .selectFrom('accounts')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('login', '=', login)
    .executeTakeFirst();
  if (account !== undefined) {
    if (account.person_id !== personId)
      row.fault('FIELD_INVALID', 'login', { zh: '该登录账号已属于他人', en: "The account is another's" });
    return false;
  }
  const posts = await db.selectFrom('holdings').select('organisation').where('person_id', '=', personId).execute();
  if (region !== '' && posts.some(({ organisation }) => !inScope(region, organisation))) {
    row.fault('NOT_ALLOWED', 'login', {
      zh: '此人在您管理的范围以外任职，不能为其设账号',
      en: 'He holds a post outside your region; you may not give him an account',
    });
    return false;
  }
  await putAccounts(db, [{ login, issuer, personId }]);
  return true;
}
