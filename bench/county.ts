// A county just large enough for one four-level case: organisations, people, a household a case, the definition.
import { randomBytes } from 'node:crypto';
import { DEMO_ISSUER } from '../config/demo-issuer.ts';
import type { Config } from '../config/load-config.ts';
import { createDatabase } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import { activateDefinition, storeDefinition } from '../db/definitions.ts';
import { putOrganisations } from '../db/organisations.ts';
import { putAccounts, putHoldings, putPeople } from '../db/people.ts';
import { seedCalendar } from '../db/seed-calendar.ts';
import { putSubject } from '../db/subjects.ts';
import { CaseForm } from '../domain/definition/forms.ts';
import { seedRound } from './round.ts';

export const VILLAGE = '610429101200';
const FROM = '2020-01-01';
const basis = [{ kind: 'assumed', note: { zh: '测速用', en: 'made for the bench' } }];
const title = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

/** Who acts at each stage, in order; the clerk files. */
export const LEVELS = [
  { key: 'village', role: 'villageCommittee', level: 'village', organisation: VILLAGE },
  { key: 'township', role: 'townshipGovernment', level: 'township', organisation: '610429101' },
  { key: 'sector', role: 'sectorDepartment', level: 'county', body: 'housing', organisation: '610429/housing' },
  { key: 'county', role: 'countyAuthority', level: 'county', organisation: '610429' },
] as const;

/** 农户提 → 村 → 镇 → 行业 → 县: four decisions, a form at filing, a clock at every level and one over the whole. */
const definition = CaseForm.parse({
  form: 'case',
  id: 'bench-four-levels',
  field: 'bench',
  kind: 'approvalChain',
  tier: 1,
  title: title('四级审批', 'Four levels'),
  basis,
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  filing: {
    level: 'village',
    by: [{ role: 'clerk', level: 'village' }],
    form: [{ field: 'reason' }, { field: 'idNumber' }, { field: 'members' }],
    rules: [{ when: 'members >= 1', otherwise: title('人口须大于零', 'At least one member') }],
  },
  fields: [
    { key: 'reason', type: 'text', label: title('事由', 'Reason') },
    { key: 'idNumber', type: 'text', format: 'idNumber', sensitive: 'idNumber', label: title('身份证号', 'ID number') },
    { key: 'members', type: 'integer', min: 1, label: title('人口', 'Members') },
  ],
  stages: [
    ...LEVELS.map(({ key, role, level, ...rest }, index) => ({
      kind: 'decision',
      key,
      title: title(key, key),
      basis,
      // at one level, sector and county are different people
      assignee: { by: 'role', role, level, ...('body' in rest ? { body: rest.body } : {}) },
      outcomes: [
        { key: 'approve', title: title('同意', 'Agree'), kind: 'approve', to: LEVELS[index + 1]?.key ?? 'done' },
        { key: 'reject', title: title('不同意', 'Refuse'), kind: 'reject', to: 'refused' },
      ],
    })),
    { kind: 'end', key: 'done', title: title('办结', 'Done'), basis, outcome: 'completed' },
    { kind: 'end', key: 'refused', title: title('不予批准', 'Refused'), basis, outcome: 'refused' },
  ],
  clocks: [
    ...LEVELS.map(({ key }) => ({
      key: `${key}Limit`,
      title: title('办理时限', 'Limit'),
      basis,
      scope: 'visit',
      start: { on: 'entered', stage: key },
      stop: [{ on: 'left', stage: key }],
      limit: { kind: 'period', amount: 5, unit: 'workingDay' },
      ladder: [{ after: { amount: 0, unit: 'day' }, action: 'remindOwner' }],
    })),
    {
      key: 'whole',
      title: title('总时限', 'Whole'),
      basis,
      scope: 'case',
      start: { on: 'started' },
      stop: [{ on: 'ended' }],
      limit: { kind: 'period', amount: 30, unit: 'workingDay' },
      ladder: [{ after: { amount: 0, unit: 'day' }, action: 'yellowCard' }],
    },
  ],
});

/** Seeds the county and `households` of households; returns their subject ids and the accounts by stage. */
export async function seedBenchCounty(config: Config, households: number): Promise<string[]> {
  const db = createDatabase(config.database.url, { schema: config.database.schema });
  const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
  const at = new Date().toISOString();
  try {
    await seedCalendar(db);
    const place = { validFrom: FROM, validTo: null, successor: null };
    await putOrganisations(db, [
      { path: '610429', name: title('测试县', 'County'), level: 'county', kind: 'division', parent: null, ...place },
      {
        path: '610429/housing',
        name: title('住建局', 'Housing'),
        level: 'county',
        kind: 'body',
        parent: '610429',
        ...place,
      },
      {
        path: '610429101',
        name: title('测试镇', 'Township'),
        level: 'township',
        kind: 'division',
        parent: '610429',
        ...place,
      },
      {
        path: VILLAGE,
        name: title('测试村', 'Village'),
        level: 'village',
        kind: 'division',
        parent: '610429101',
        ...place,
      },
    ]);
    const posts = [{ key: 'clerk', role: 'clerk', organisation: VILLAGE }, ...LEVELS];
    await putPeople(
      db,
      crypto,
      posts.map(({ key }) => ({ id: key, name: `测试${key}` })),
      at,
    );
    await putAccounts(
      db,
      posts.map(({ key }) => ({ login: key, issuer: DEMO_ISSUER, personId: key })),
    );
    await putHoldings(
      db,
      posts.map(({ key, role, organisation }) => ({ personId: key, role, organisation, validFrom: FROM })),
    );
    const hash = await storeDefinition(db, definition, { origin: 'release', at });
    await activateDefinition(db, { procedure: definition.id, hash, activeFrom: at, ground: 'bench', by: 'bench' });
    await seedRound(db, crypto, VILLAGE, at);
    const run = randomBytes(4).toString('hex');
    const ids = Array.from({ length: households }, (_, index) => `bench-${run}-${index}`);
    for (const id of ids) {
      const subject = { id, kind: 'household' as const, name: `测试户${id}`, organisation: VILLAGE };
      await putSubject(db, crypto, { ...subject, personId: null, data: {}, validFrom: FROM }, at);
    }
    return ids;
  } finally {
    await db.destroy();
  }
}
