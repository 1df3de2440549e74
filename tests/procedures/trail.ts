// What a driven case has done, read from its trail.
import type { EffectRequest } from '../../domain/case/state.ts';
import type { Actor } from '../../domain/case/people.ts';
import type { CaseDriver } from '../support/case-driver.ts';

/** Actions of the rungs that a clock has reached, in order. */
export const rungs = (run: CaseDriver, clock: string): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' && event.clock === clock ? [event.action] : []));

/** How often a clock has warned. */
export const warnings = (run: CaseDriver, clock: string): number =>
  run.events.filter((event) => event.type === 'clockWarned' && event.clock === clock).length;

/** What the case has asked of the world, of one kind. */
export const requests = <K extends EffectRequest['kind']>(
  run: CaseDriver,
  kind: K,
): Extract<EffectRequest, { kind: K }>[] =>
  run.events.flatMap((event) =>
    event.type === 'effectRequested' && event.request.kind === kind
      ? [event.request as Extract<EffectRequest, { kind: K }>]
      : [],
  );

/** Entries in registers as `register:entry`, in order. */
export const entries = (run: CaseDriver): string[] =>
  requests(run, 'registryEntry').map(({ register, entry }) => `${register}:${entry}`);

/** State of the newest run of a clock. */
export const clockOf = (run: CaseDriver, clock: string) => run.state.clocks.findLast((one) => one.clock === clock);

/** Somebody who files as the holder of a role elsewhere than at the case's village. */
export const holder = (role: string, organisation: string): Actor => {
  const id = `${role}@${organisation}`;
  return { kind: 'person', person: { id, name: id }, holdings: [{ role, organisation }] };
};
