// Procedures of every shape on the real engine, their time skipped: what a walk on the pure core does is done there by
// the same commands, and the trail must be what the core computes from the same instants.
import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadEvents } from '../../db/events.ts';
import { putOrganisations } from '../../db/organisations.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { clockOf, skipSeconds } from '../../demo/skip-days.ts';
import type { CaseCommand, HumanCommand, StartCommand, SystemCommand } from '../../domain/case/command.ts';
import { decide } from '../../domain/case/decide.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { evolve } from '../../domain/case/evolve.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { levelOf } from '../../domain/organisations.ts';
import { neededRoles } from '../../domain/soundness/levels.ts';
import { commandUpdate } from '../../workflows/messages.ts';
import { resolvedForDemo } from '../procedures/resolved.ts';
import { CaseDriver } from '../support/case-driver.ts';
import type { Environment } from '../support/case-environment.ts';
import { walk } from '../support/walker.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { createEnvironment } from './environment.ts';

/** The ten hardest of the handbook that are cases, and one at least of every shape. */
const CHOSEN = [
  'monitored-household-identification',
  'risk-elimination-four-step',
  'green-channel-assistance',
  'dilapidated-house-renovation',
  'village-rules',
  'epidemiological-investigation-1-2-12',
  'project-reserve-library',
  'inspection-issue-rectification',
  'dispute-mediation',
  'problem-ledger-rectification',
  'routine-supervision-ledger',
  'urgent-needs-case',
  'first-contact-dispute-duty',
  'leader-package-case',
  'dispute-return-visit',
  'housing-safety-monitoring',
  'drinking-water-patrol',
  'yulu-training-subsidy',
  'insurance-premium-subsidy',
  'student-aid-application',
  'microcredit-lending',
  'microcredit-repayment',
  'staff-return-to-post',
  'abnormal-symptom-report',
  'training-institution-rectification',
  'three-phase-campaign-assessment',
  'resident-cadre-selection',
  'assistance-asset-management',
];

const LINKED = '00000000-0000-4000-8000-0000000000fe';

/** One step of a walk: what somebody asked, or the instant until which time passed, and the events so far. */
interface Step {
  ask: Exclude<CaseCommand, { type: 'start' }> | null;
  at: string;
  events: number;
}

let environment: Environment;
beforeAll(async () => {
  environment = await createEnvironment();
  await holdEverything();
  // what other cases do is no matter here
  const links = { open: () => Promise.resolve({ caseId: LINKED }), answer: () => Promise.resolve() };
  await environment.work({ links });
});
afterAll(() => environment.close());

/** Somebody holds every role wherever the chosen procedures ask for it. */
async function holdEverything(): Promise<void> {
  const at = '2026-01-01';
  const divisions = { village: VILLAGE, township: TOWNSHIP, county: COUNTY };
  const needed = CHOSEN.flatMap((id) => neededRoles(CaseForm.parse(resolvedForDemo(id))));
  const all = needed.map(({ role, level, body }) => ({
    role,
    organisation: [divisions[level], ...(body === null ? [] : [body])].join('/'),
  }));
  // whoever a field names is at the village, as the walk fills it in
  const named = CHOSEN.flatMap((id) => [
    ...JSON.stringify(resolvedForDemo(id)).matchAll(/"by":"roleAtField","role":"(\w+)"/g),
  ]).map(([, role = '']) => ({ role, organisation: VILLAGE }));
  const posts = [...new Map([...all, ...named].map((post) => [`${post.role}@${post.organisation}`, post])).values()];
  const { db, crypto } = environment;
  const bodies = [...new Set(posts.map(({ organisation }) => organisation))].filter((path) => path.includes('/'));
  await putOrganisations(
    db,
    bodies.map((path) => ({
      path,
      name: { zh: path, en: path },
      level: levelOf(path) ?? 'county',
      kind: 'body',
      parent: path.split('/')[0] ?? null,
      validFrom: at,
      validTo: null,
      successor: null,
    })),
  );
  const holders = posts.map(({ role, organisation }) => ({ id: `${role}@${organisation}`, role, organisation }));
  await putPeople(
    db,
    crypto,
    holders.map(({ id }) => ({ id, name: id })),
    `${at}T00:00:00.000Z`,
  );
  await putHoldings(
    db,
    holders.map(({ id, role, organisation }) => ({ personId: id, role, organisation, validFrom: at })),
  );
}

/** A walk on the core from now on, with the steps by which the engine can follow. */
function walked(definition: CaseForm, seed: number): { driver: CaseDriver; steps: Step[] } {
  const steps: Step[] = [];
  const driver = new CaseDriver(definition, {
    now: new Date().toISOString(),
    linkedCaseId: LINKED,
    onAccepted: (command, at) => {
      const ask = command.type === 'start' || command.type === 'tick' ? null : command;
      if (ask?.type !== 'rosterResolved' && ask?.type !== 'effectSucceeded') steps.push({ ask, at, events: 0 });
      const last = steps.at(-1);
      if (last !== undefined) last.events = driver.events.length;
    },
  });
  walk(definition, seed, new Set(), driver);
  return { driver, steps };
}

/** The command of the shell behind the events of one record. */
function commandBehind(events: readonly CaseEvent[]): SystemCommand {
  const actor = { kind: 'system' } as const;
  const [first] = events.filter(({ type }) => type !== 'visitUnstuck');
  if (first?.type === 'effectSucceeded') {
    // a supervision case that opened stands in the event beside it
    const linked = events.find((one) => one.type === 'linkOpened');
    const result = { ...(linked === undefined ? {} : { caseId: linked.caseId }), ...first.result };
    return { type: 'effectSucceeded', actor, effectId: first.effectId, result };
  }
  if (first?.type === 'rosterResolved') {
    return { type: 'rosterResolved', actor, effectId: first.effectId, people: first.people };
  }
  return { type: 'tick', actor };
}

async function trailOf(caseId: string): Promise<CaseEvent[]> {
  return (await loadEvents(environment.db, environment.crypto, caseId)) as CaseEvent[];
}

/** The records of a case as PostgreSQL keeps them: the events of one command each. */
async function recordsOf(caseId: string): Promise<CaseEvent[][]> {
  const events = await trailOf(caseId);
  const rows = await environment.db
    .selectFrom('events')
    .select(['sequence', 'batch'])
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute();
  const byBatch = Map.groupBy(rows, ({ batch }) => batch);
  return [...byBatch.values()].map((batch) =>
    batch.flatMap(({ sequence }) => events.filter((event) => event.sequence === sequence)),
  );
}

describe.each(CHOSEN)('%s on the engine', (id) => {
  it('does what the pure core computes from the same commands at the same instants', async () => {
    const definition = CaseForm.parse(resolvedForDemo(id));
    const { driver, steps } = walked(definition, 3);
    const [started] = driver.events;
    if (started?.type !== 'caseStarted') throw new Error('a case begins with its start');
    const caseId = randomUUID();
    const { subject, applicant, data, calendar, organisation } = started;
    const { definitionHash: _stored, ...asFiled } = driver.startCommand({
      data,
      calendar,
      subject,
      applicant,
      organisation,
      caseId,
    });
    const input = await environment.inputOf(definition, asFiled);
    const start = input.start as StartCommand;
    const { handle } = await environment.start(input);
    await follow(handle, steps);

    let state: CaseState | null = null;
    const asked = steps.flatMap(({ ask }) => ask ?? []);
    for (const events of await recordsOf(caseId)) {
      const [first] = events;
      const command: CaseCommand =
        first?.type === 'caseStarted'
          ? start
          : first?.actor.kind === 'system' && first.type !== 'linkAnswered'
            ? commandBehind(events)
            : (asked.shift() ?? commandBehind(events));
      const decision = decide(definition, state, command, { now: first?.recordedAt ?? '' });
      expect(decision).toEqual({ ok: true, events });
      state = events.reduce<CaseState | null>(evolve, state);
    }
    expect(asked).toEqual([]);
    expect(state?.outcome).toBe(driver.state.outcome);
    const types = (events: readonly CaseEvent[]): string[] => events.map(({ type }) => type);
    expect(types(await trailOf(caseId))).toEqual(types(driver.events));
  });
});

/** Sends what was asked and skips the time that passed, each when the one before is recorded. */
async function follow(handle: WorkflowHandle, steps: readonly Step[]): Promise<void> {
  const caseId = handle.workflowId;
  const recorded = (count: number): Promise<void> =>
    vi.waitFor(
      async () => {
        const trail = await trailOf(caseId);
        const failed = trail.findLast((event) => event.type === 'effectFailed');
        expect(trail.length, `${JSON.stringify(failed)} ${trail.at(-1)?.type}`).toBeGreaterThanOrEqual(count);
      },
      { timeout: 20_000, interval: 20 },
    );
  for (const { ask, at, events } of steps) {
    const ahead = Date.parse(at) - ((await clockOf(environment.client, caseId)) ?? Date.now());
    if (ahead > 0) await skipSeconds(environment.client, caseId, Math.ceil(ahead / 1000) + 1);
    if (ask !== null) await send(handle, ask);
    await recorded(events);
  }
}

async function send(handle: WorkflowHandle, command: HumanCommand | SystemCommand): Promise<void> {
  await handle.executeUpdate(commandUpdate, { args: [{ command, key: null, requestId: null }] });
}
