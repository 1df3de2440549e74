import { expect, it } from 'vitest';
import { organisationSearch } from '../../../console/src/features/organisations/organisation-search.ts';
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
