// What the wave runs on: one task, one clock with one rung, and a household that many cases may be about.
import { randomBytes } from 'node:crypto';
import type { Config } from '../config/load-config.ts';
import { createDatabase } from '../db/client.ts';
import { putContact } from '../db/contacts.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import { activateDefinition, storeDefinition } from '../db/definitions.ts';
import { putSubject } from '../db/subjects.ts';
import { CaseForm } from '../domain/definition/forms.ts';
import { VILLAGE } from './county.ts';

export const PROCEDURE = 'bench-wave';
const basis = [{ kind: 'assumed', note: { zh: '测速用', en: 'made for the bench' } }];
const title = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

const definition = CaseForm.parse({
  form: 'case',
  id: PROCEDURE,
  field: 'bench',
  kind: 'approvalChain',
  tier: 1,
  title: title('同时到期', 'Due together'),
  basis,
  subject: { kind: 'household', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [{ role: 'clerk', level: 'village' }],
    form: [{ field: 'reason' }],
  },
  fields: [{ key: 'reason', type: 'text', label: title('事由', 'Reason') }],
  stages: [
    {
      kind: 'decision',
      key: 'township',
      title: title('镇审核', 'Township'),
      basis,
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      outcomes: [{ key: 'approve', title: title('同意', 'Agree'), kind: 'approve', to: 'done' }],
    },
    { kind: 'end', key: 'done', title: title('办结', 'Done'), basis, outcome: 'completed' },
  ],
  clocks: [
    {
      key: 'limit',
      title: title('办理时限', 'Limit'),
      basis,
      scope: 'visit',
      start: { on: 'entered', stage: 'township' },
      stop: [{ on: 'left', stage: 'township' }],
      // longer than any machine takes to start the cases
      limit: { kind: 'period', amount: 12, unit: 'hour' },
      ladder: [{ after: { amount: 0, unit: 'day' }, action: 'remindOwner' }],
    },
  ],
});

/** Who is told of each rung, by mail. */
const OWNER = 'person:township';

/** Puts the procedure in force in a county seeded before, gives its owner a mailbox, and gives the household's id. */
export async function seedWave(config: Config): Promise<string> {
  const db = createDatabase(config.database.url, { schema: config.database.schema, max: 1 });
  const at = new Date().toISOString();
  try {
    const hash = await storeDefinition(db, definition, { origin: 'release', at });
    await activateDefinition(db, { procedure: PROCEDURE, hash, activeFrom: at, ground: 'bench', by: 'bench' });
    const id = `wave-${randomBytes(4).toString('hex')}`;
    const household = {
      id,
      kind: 'household' as const,
      name: '测试户',
      organisation: VILLAGE,
      personId: null,
      data: {},
    };
    const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
    await putSubject(db, crypto, { ...household, validFrom: '2020-01-01' }, at);
    const contact = { channel: 'email', address: 'township@example.test', secret: null } as const;
    await putContact(db, crypto, OWNER, contact, 'bench', at);
    return id;
  } finally {
    await db.destroy();
  }
}
