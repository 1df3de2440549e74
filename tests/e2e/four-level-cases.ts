// The four-level case of the bench, driven to its end by a client that never gives up.
import { LEVELS, VILLAGE } from '../../bench/county.ts';
import type { PatientClient } from './patient-client.ts';

/** Accounts that file and decide. */
export const ACCOUNTS = ['clerk', ...LEVELS.map((level) => level.key)];

/** Files a case about a household and has it approved at every level; gives its id. */
export async function runCase(client: PatientClient, subject: string): Promise<string> {
  let view = await client.send('clerk', '/cases', {
    procedure: 'bench-four-levels',
    organisation: VILLAGE,
    subject: { id: subject },
    data: { reason: '房屋漏雨', idNumber: '11010519491231002X', members: 3 },
  });
  for (const { key } of LEVELS) {
    const visit = view.visits.find((one) => one.stage.key === key);
    const task = visit?.tasks.find((one) => one.state === 'open');
    const on = { visitId: visit?.id, taskId: task?.id };
    const command = { type: 'decide', ...on, outcome: 'approve', opinion: '同意' };
    view = await client.send(key, `/cases/${view.id}/commands`, command);
  }
  return view.id;
}
