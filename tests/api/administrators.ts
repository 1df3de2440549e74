// Administrators of the county and of one town, beside the people of `seedCounty`.
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import type { Deps } from '../../api/deps.ts';

const ADMINISTRATORS = [
  { id: 'admin', name: '测试管理员', organisation: '610429' },
  { id: 'other-town-admin', name: '测试邻镇管理员', organisation: '610429102' },
];

/** Logins `admin` (county) and `other-town-admin` (the town without cases). */
export async function seedAdministrators({ db, crypto, now }: Deps): Promise<void> {
  await putPeople(db, crypto, ADMINISTRATORS, now());
  await putAccounts(
    db,
    ADMINISTRATORS.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    ADMINISTRATORS.map(({ id, organisation }) => ({
      personId: id,
      role: 'systemAdministrator',
      organisation,
      validFrom: '2020-01-01',
    })),
  );
}
