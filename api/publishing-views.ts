// What publishing answers with, and how its refusals reach the caller.
import { startOfDay } from '../domain/calendar/index.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Activation } from '../db/activations.ts';
import type { Db } from '../db/client.ts';
import type { PublishingRefusal } from '../db/publishing-refusal.ts';
import type { Deps } from './deps.ts';
import { personNamer } from './people-short.ts';
import { Problem } from './problem.ts';

/** A refusal with every fault in both languages, each with its place. */
export function publishingProblem({ code, message, faults, details }: PublishingRefusal): Problem {
  const extensions = { ...(faults === undefined ? {} : { faults }), ...details };
  return new Problem(code, { extensions, ...(message === undefined ? {} : { message }) });
}

/** What was decided; refuses with {@link publishingProblem} what was not. */
export function accepted<Answer extends { ok: true }>(answer: Answer | PublishingRefusal): Answer {
  if (!answer.ok) throw publishingProblem(answer);
  return answer;
}

/** The instant that a day or an instant stands for; today is now. */
export function instantGiven(given: string | undefined, now: string): string | undefined {
  if (given === undefined || given === localDateOf(now)) return undefined;
  return given.length === 10 ? startOfDay(given) : new Date(given).toISOString();
}

export async function activationViews(db: Db, all: readonly Activation[], now: string) {
  const named = await personNamer(
    db,
    all.flatMap(({ by, withdrawnBy }) => [by, withdrawnBy]),
  );
  return all.map((one) => ({
    id: one.id,
    procedure: one.procedure,
    version: one.hash,
    from: one.activeFrom,
    retires: one.retires,
    ground: one.ground,
    by: named(one.by),
    byProfile: one.profileId,
    recordedAt: one.recordedAt,
    state: stateOf(one, now),
    withdrawnAt: one.withdrawnAt,
    withdrawnBy: one.withdrawnBy === null ? null : named(one.withdrawnBy),
  }));
}

function stateOf({ activeFrom, withdrawnAt }: Activation, now: string): 'planned' | 'begun' | 'withdrawn' {
  if (withdrawnAt !== null) return 'withdrawn';
  return Date.parse(activeFrom) > Date.parse(now) ? 'planned' : 'begun';
}

/**
 * Has the Schedules follow what was decided. The decision stands in PostgreSQL; while Temporal is away the Schedules stay
 * as they are, and the answer says so.
 */
export async function alignSchedules({ temporal }: Deps): Promise<'asked' | 'unavailable'> {
  try {
    await temporal.alignSchedules();
    return 'asked';
  } catch {
    return 'unavailable';
  }
}
