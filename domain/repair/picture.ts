// What an administrator compares before and after a repair: where the case stands, who has it, and by when.
import type { LocalDate } from '../calendar/index.ts';
import type { PersonRef } from '../case/people.ts';
import type { Address, CaseState, EffectRequest, QuotaHold, Task } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import type { CaseForm, Definition } from '../definition/forms.ts';
import { placeOf } from '../definition/stage-index.ts';
import { clockOf } from '../round/clock.ts';
import { titleOf } from '../round/actions.ts';
import { openTerms } from '../round/items.ts';
import { requirePartOf, scheduleOf } from '../round/part.ts';
import type { RoundState, RoundTaskKind } from '../round/state.ts';
import { openTasks } from '../round/tasks.ts';

export interface StagePicture {
  visitId: number;
  stage: string;
  title: Text;
  stuck: 'noHolder' | 'effect' | null;
}

export interface TaskPicture {
  taskId: string;
  visitId: number;
  stage: string;
  title: Text;
  kind: Task['kind'] | RoundTaskKind;
  to: Address;
  claimedBy: PersonRef | null;
  /** It waits for another's opinion first. */
  waiting: boolean;
  unit: string | null;
}

export interface ClockPicture {
  clockId: string;
  title: Text;
  state: 'running' | 'suspended' | 'stopped';
  dueOn: LocalDate | null;
  overdue: boolean;
}

export interface EffectPicture {
  effectId: string;
  visitId: number;
  kind: EffectRequest['kind'];
  attempts: number;
  notBefore: string | null;
}

export interface Picture {
  status: 'open' | 'suspended' | 'ended';
  outcome: string | null;
  definitionHash: string;
  stages: StagePicture[];
  tasks: TaskPicture[];
  /** Those that count still. */
  clocks: ClockPicture[];
  /** Those that wait to be done. */
  effects: EffectPicture[];
  quotas: QuotaHold[];
}

/** A case as it stands. */
export function casePicture(definition: CaseForm, state: CaseState): Picture {
  const { status, outcome, definitionHash } = state;
  const title = (stage: string): Text => placeOf(definition, stage)?.stage.title ?? { zh: stage, en: stage };
  return {
    status,
    outcome,
    definitionHash,
    stages: state.visits.map(({ id, stage, stuckReason }) => ({
      visitId: id,
      stage,
      title: title(stage),
      stuck: stuckReason ?? null,
    })),
    tasks: state.visits.flatMap((visit) =>
      visit.tasks
        .filter((task) => task.state === 'open' || task.state === 'waiting')
        .map((task) => ({
          taskId: task.id,
          visitId: visit.id,
          stage: visit.stage,
          title: title(visit.stage),
          kind: task.kind,
          to: task.to,
          claimedBy: task.claimedBy ?? null,
          waiting: task.state === 'waiting',
          unit: null,
        })),
    ),
    clocks: state.clocks
      .filter((run) => run.state !== 'stopped')
      .map((run) => ({
        clockId: run.id,
        title: definition.clocks.find((clock) => clock.key === run.clock)?.title ?? { zh: run.clock, en: run.clock },
        state: run.state,
        dueOn: run.dueOn,
        overdue: run.overdue,
      })),
    effects: state.effects.map(({ id, visit, attempts, notBefore, request }) => ({
      effectId: id,
      visitId: visit,
      kind: request.kind,
      attempts,
      notBefore,
    })),
    quotas: state.quotas ?? [],
  };
}

/** A round as it stands. */
export function roundPicture(definition: Definition, state: RoundState): Picture {
  const part = requirePartOf(definition, state.part);
  const { status, outcome, definitionHash } = state;
  const terms = status === 'open' ? openTerms(state) : [];
  const tasks = openTasks(part, state);
  const stages = new Map(tasks.map((task) => [task.visit, task.stage]));
  return {
    status,
    outcome,
    definitionHash,
    stages: [...stages].map(([visitId, stage]) => ({
      visitId,
      stage,
      title: titleOf(part, stage),
      stuck: tasks.some((task) => task.visit === visitId && state.unheld.includes(task.taskId)) ? 'noHolder' : null,
    })),
    tasks: tasks.flatMap(({ taskId, visit: visitId, stage, kind, role, organisation, person, unit }) => {
      const post = role !== null && organisation !== null ? { role, organisation } : null;
      const to = person === null ? post : { person };
      const shown = {
        taskId,
        visitId,
        stage,
        title: titleOf(part, stage),
        kind,
        claimedBy: null,
        waiting: false,
        unit,
      };
      return to === null ? [] : [{ ...shown, to }];
    }),
    clocks: terms.map((term) => {
      const { clockId, state: at, dueOn, overdue } = clockOf(part, state, term, state.updatedAt);
      return { clockId, title: scheduleOf(part).title, state: at, dueOn, overdue };
    }),
    effects: state.effects.map(({ id, visit, attempts, notBefore, request }) => ({
      effectId: id,
      visitId: visit,
      kind: request.kind,
      attempts,
      notBefore,
    })),
    quotas: [],
  };
}
