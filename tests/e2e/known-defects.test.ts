// Known defects that take several people, or days that pass while something is broken; the others are in
// tests/api/{known-defects,commands}.test.ts, and on the pure core in tests/domain/case.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { findDefinition } from '../../db/definitions.ts';
import { loadState } from '../../db/events.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { record } from '../../db/record.ts';
import type { HumanCommand } from '../../domain/case/command.ts';
import { decide, evolve, projectionAfter } from '../../domain/machine.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { CaseRefused, CaseUnreachable, type TemporalGateway } from '../../api/temporal-gateway.ts';
import { ERROR_TEXTS } from '../../domain/error-texts.ts';
import { filing, startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { skipDays } from '../../demo/skip-days.ts';

const SECOND = { id: 'second-reviewer', name: '测试镇审核乙' };
const TOWN_POST = { role: 'townshipGovernment', organisation: '610429101' };

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto } = api.deps;
  await putPeople(db, crypto, [SECOND], '2020-01-01T00:00:00.000Z');
  await putAccounts(db, [{ login: SECOND.id, issuer: DEMO_ISSUER, personId: SECOND.id }]);
  await putHoldings(db, [{ personId: SECOND.id, ...TOWN_POST, validFrom: '2020-01-01' }]);
});
afterAll(() => api.close());

const approve = (view: CaseView, stage: string) => ({ type: 'decide', ...taskOf(view, stage), outcome: 'approve' });

/** Alarms on the trail, in order. */
async function alarms(caseId: string): Promise<string[]> {
  const rows = await api.deps.db
    .selectFrom('events')
    .select('type')
    .where('case_id', '=', caseId)
    .where('type', 'in', ['clockWarned', 'clockOverdue', 'clockRungReached'])
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.type);
}

const EACH_ONCE = ['clockWarned', 'clockOverdue', 'clockRungReached'];
const untilRung = (caseId: string) =>
  vi.waitFor(async () => expect(await alarms(caseId)).toEqual(EACH_ONCE), { timeout: 60_000, interval: 200 });

/** What a worker recorded on a case when the power failed, before Temporal had stored anything of it. */
async function recordUnheard(caseId: string, command: HumanCommand): Promise<void> {
  const { db, crypto, now } = api.deps;
  const state = await loadState(db, crypto, caseId);
  const definition = await findDefinition(db, state?.definitionHash ?? '');
  const { chain_head } = await db
    .selectFrom('cases')
    .select('chain_head')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  if (state === null || definition === null) throw new Error(`case ${caseId} is not there`);
  const decision = decide(definition, state, command, { now: now() });
  if (!decision.ok) throw new Error(decision.refusal.code);
  const after = decision.events.reduce(evolve, state);
  await record(db, crypto, {
    caseId,
    prevHead: chain_head.toString('hex'),
    events: decision.events,
    projection: projectionAfter(definition, after, decision.events),
    key: null,
    answer: {},
  });
}

it('tells the later of two people who click at once who was first, and when', async () => {
  const filed = await api.file();
  const people = ['town-reviewer', SECOND.id];
  const answers = await Promise.all(people.map((one) => api.command(one, filed.id, approve(filed, 'town'))));
  const won = answers.findIndex((answer) => answer.statusCode === 200);
  expect(answers.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 409]);
  const { closedBy, closedAt } = answers[1 - won]?.json<{ closedBy: string; closedAt: string }>() ?? {};
  expect(closedBy).toBe(['测试镇审核', SECOND.name][won]);
  const opinion = await api.deps.db
    .selectFrom('events')
    .select(['actor_id', 'recorded_at'])
    .where('case_id', '=', filed.id)
    .where('type', '=', 'opinionGiven')
    .execute();
  expect(opinion).toEqual([{ actor_id: people[won], recorded_at: closedAt }]);
});

it('rings the alarms that fell due while no worker ran, once each, when one runs again', async () => {
  const filed = await api.file();
  await api.stopWork();
  const skipped = skipDays(api.client, filed.id, 20);
  await api.work();
  await skipped;
  await untilRung(filed.id);
  const view = await api.ask({ url: `/api/v1/cases/${filed.id}`, as: 'town-reviewer' });
  const decided = await api.done('town-reviewer', filed.id, approve(view.json<CaseView>(), 'town'));
  expect(decided.stages.map((one) => one.key)).toEqual(['county']);
});

it('rings the alarms of all cases but one when that one can not be recorded, and its own when it can', async () => {
  const cases = await Promise.all(Array.from({ length: 6 }, () => api.file()));
  const [bad, ...good] = cases.map((one) => one.id);
  const { db } = api.deps;
  const wedge = sql`create function wedge() returns trigger language plpgsql as
    $$ begin if new.case_id = ${sql.lit(bad)} then raise 'wedged by a test'; end if; return new; end $$`;
  await wedge.execute(db);
  await sql`create trigger wedge before insert on events for each row execute function wedge()`.execute(db);
  await Promise.all(cases.map((one) => skipDays(api.client, one.id, 20)));
  for (const caseId of good) await untilRung(caseId);
  expect(await alarms(bad ?? '')).toEqual([]);
  await sql`drop trigger wedge on events`.execute(db);
  await untilRung(bad ?? '');
});

it('goes on with a case of which the trail knows more than its workflow after a power failure', async () => {
  const filed = await api.file();
  await api.stopWork();
  await recordUnheard(filed.id, {
    type: 'decide',
    ...taskOf(filed, 'town'),
    outcome: 'approve',
    actor: { kind: 'person', person: SECOND, holdings: [TOWN_POST] },
  });
  await api.work();
  const seen = (await api.ask({ url: `/api/v1/cases/${filed.id}`, as: 'county-authority' })).json<CaseView>();
  expect(seen.stages.map((one) => one.key)).toEqual(['county']);
  const ended = await api.done('county-authority', filed.id, approve(seen, 'county'));
  expect(ended).toMatchObject({ status: 'ended', outcome: { key: 'struckOff' } });
});

it('refuses no try of a request for what another try of the same request has just done', async () => {
  const usual = api.deps.temporal;
  const code = 'SUBJECT_HAS_OPEN_CASE';
  // What either try meets when the other is recorded between its first look and its own.
  const late: TemporalGateway = {
    ...usual,
    async start(...asked) {
      await usual.start(...asked);
      throw new CaseRefused({ code, message: ERROR_TEXTS[code] });
    },
    async command(...asked) {
      await usual.command(...asked);
      throw new CaseUnreachable('ended');
    },
  };
  api.deps.temporal = late;
  try {
    const filed = await api.file(filing());
    const rejected = await api.done('town-reviewer', filed.id, {
      type: 'decide',
      ...taskOf(filed, 'town'),
      outcome: 'reject',
      opinion: '不符合条件',
    });
    expect(rejected).toMatchObject({ status: 'ended', outcome: { key: 'refused' } });
  } finally {
    api.deps.temporal = usual;
  }
});
