// The ways out of a stage as a proof sees them: the form that is filled in, and the conditions that must hold.
import type { QuotaHold, Visit } from '../case/state.ts';
import type { Route } from '../definition/atoms.ts';
import type { ClockLimit } from '../definition/clock.ts';
import type { FormField } from '../definition/field.ts';
import type { Quota } from '../definition/quota.ts';
import type { Meeting, ParallelStage, Stage } from '../definition/stage.ts';
import { routesOf } from '../soundness/control.ts';
import { goalOf } from './goal.ts';
import type { Goal } from './goal.ts';

export interface Exit {
  outcome: string | null;
  to: string;
  form: readonly FormField[];
  goals: Goal[];
}

/** What decides about exits besides the stage. */
interface Around {
  /** The open visit; null for a stage that is yet to be entered. */
  visit: Visit | null;
  quotas: readonly QuotaHold[];
  declared: readonly Quota[];
}

/** Every outcome with every target that its route may lead to. */
export function exitsOf(stage: Exclude<Stage, ParallelStage>, around: Around): Exit[] {
  return routesOf(stage).flatMap(({ outcome, route }) =>
    asked(stage, outcome, around.visit).flatMap(({ form, goals }) =>
      targets(route).map((target) => ({
        outcome,
        to: target.to,
        form,
        goals: [...goals, ...committed(stage, outcome, around), ...target.goals],
      })),
    ),
  );
}

/** A conditional route asks in order: all before are false, its own is true. */
function targets(route: Route): { to: string; goals: Goal[] }[] {
  if (typeof route === 'string') return [{ to: route, goals: [] }];
  return route.map(({ when, to }, index) => ({
    to,
    goals: [
      ...route.slice(0, index).map((before) => goalOf(before.when ?? 'true', false)),
      ...(when === undefined ? [] : [goalOf(when, true)]),
    ],
  }));
}

interface Asked {
  form: readonly FormField[];
  goals: Goal[];
}

/** The form of a stage and the rules of an outcome; a vote may be held in any of its meetings. */
function asked(stage: Exclude<Stage, ParallelStage>, key: string | null, visit: Visit | null): Asked[] {
  switch (stage.kind) {
    case 'decision':
    case 'work': {
      const outcome = stage.outcomes.find((one) => one.key === key);
      const complete = outcome?.kind === 'approve' || outcome?.kind === 'complete';
      const form = complete ? stage.form : stage.form.map((field) => ({ ...field, required: false }));
      return [{ form, goals: (outcome?.rules ?? []).map((rule) => goalOf(rule.when, true)) }];
    }
    case 'vote':
      return stage.meetings.map((meeting) => ({ form: stage.form, goals: meetingGoals(meeting) }));
    case 'notice': {
      if (visit?.notice !== undefined) return [{ form: [], goals: [] }];
      return [{ form: stage.form, goals: datesOf(stage.period) }];
    }
    case 'wait':
      return [{ form: stage.until.kind === 'event' ? stage.until.form : [], goals: [] }];
    case 'link': {
      // what the other case hands back is its own to say; that it answers is taken for granted
      const taken = (stage.takes ?? []).map(({ to }) => ({ field: to, required: false }));
      return [{ form: stage.mode === 'openAndAwait' ? taken : [], goals: [] }];
    }
    case 'service':
    case 'end':
      return [{ form: [], goals: [] }];
  }
}

function meetingGoals({ rules, roll }: Meeting): Goal[] {
  const counted = roll.from === 'field' ? [goalOf(`${roll.field} > 0`, true)] : [];
  return [...rules.map((rule) => goalOf(rule.when, true)), ...counted];
}

function datesOf(limit: ClockLimit): Goal[] {
  return limit.kind === 'field' ? [goalOf(`${limit.field} != null`, true)] : [];
}

/** What an exit makes final must be an amount, and no more than is held. */
function committed(stage: Stage, outcome: string | null, { quotas, declared }: Around): Goal[] {
  return declared.flatMap(({ key, amount, commit }) => {
    const hold = quotas.find((one) => one.quota === key && one.state === 'reserved');
    if (hold === undefined || amount === 1 || commit.on !== 'left' || commit.stage !== stage.key) return [];
    if (commit.outcome !== undefined && commit.outcome !== outcome) return [];
    return [goalOf(`${amount.field} > 0 and ${amount.field} <= ${hold.amount}`, true)];
  });
}
