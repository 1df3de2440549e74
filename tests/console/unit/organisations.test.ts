import { expect, it } from 'vitest';
import { placedFaults, sheetOf } from '../../../console/src/features/organisations/appointment.ts';
import { dayAfter } from '../../../console/src/parts/moment-text.ts';
import { organisationSearch } from '../../../console/src/features/organisations/organisation-search.ts';
import { PEOPLE_COLUMNS } from '../../../takeover/people.ts';
import { administers } from '../../../console/src/session/administered.ts';

it('takes an organisation from an address, where a division’s code is a number, and leaves out what is none', () => {
  expect(organisationSearch({ at: 610429101, view: 'vacant' })).toEqual({ at: '610429101', view: 'vacant' });
  expect(organisationSearch({ at: '610429/housing' })).toEqual({ at: '610429/housing' });
  expect(organisationSearch({ at: '6104', view: 'all' })).toEqual({});
  expect(organisationSearch({ at: '610429/../me' })).toEqual({});
});

it('knows whose administrator somebody is: his region with everything in it, and nothing by other posts', () => {
  const me = {
    holdings: [
      { role: 'systemAdministrator', organisation: '610429101' },
      { role: 'countyAuthority', organisation: '610429' },
    ],
  };
  expect(['610429101', '610429101200', '610429101/school'].map((path) => administers(me, path))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['610429', '610429102', '610429/housing'].map((path) => administers(me, path))).toEqual([false, false, false]);
});

it('writes an appointment as a row of the template, each cell quoted, blank where nothing was given', () => {
  const csv = sheetOf({
    name: ' 王"一", 甲 ',
    idNumber: '110101199003070011',
    role: 'gridWorker',
    organisation: '610429001001',
    validFrom: '2026-11-23',
  });
  expect(csv.split('\n')).toEqual([
    '"人员编号","姓名","身份证号","手机号","职务","任职单位代码","任职日期","离任日期","登录账号"',
    '"","王""一"", 甲","110101199003070011","","gridWorker","610429001001","2026-11-23","",""',
  ]);
});

it('has the columns of the template of people', () => {
  const [head = ''] = sheetOf({ name: '', role: '', organisation: '', validFrom: '' }).split('\n');
  const known = PEOPLE_COLUMNS.map(({ title }) => title.zh);
  expect(head.split(',').every((cell) => known.includes(cell.slice(1, -1)))).toBe(true);
});

it('puts the faults of an appointment beside what the form asks, and the others apart', () => {
  const faults = [
    { column: 'phone', message: '须为 11 位' },
    { column: 'role', message: '级别不符' },
    { column: null, message: '整行' },
    { column: 'phone', message: '又一条' },
  ];
  expect(placedFaults(faults, ['phone', 'name'])).toEqual({
    placed: [{ name: 'phone', errors: ['须为 11 位', '又一条'] }],
    others: ['级别不符', '整行'],
  });
});

it('lets a post end on the day after it began, at the earliest', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
});
