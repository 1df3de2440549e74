// The trail of a case or a round as entries for people.
import type { CaseEvent } from '../domain/case/event.ts';
import type { Actor } from '../domain/case/people.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { requireCaseForm } from '../domain/machine.ts';
import type { MachineEvent } from '../domain/machine.ts';
import type { RoundEvent } from '../domain/round/event.ts';
import { visibleUnits } from '../domain/round/sight.ts';
import { outcomeNamed, stageNamed } from './case-view.ts';
import type { TimelineEntry } from './contracts/timeline.ts';
import { describeEvent, vocabularyOf } from './event-words.ts';
import { describeRoundEvent, isOutOfSight, roundVocabulary } from './round-words.ts';
import type { TrailNames } from './trail-names.ts';

/** Entries of the whole trail, in its order; of a round without what concerns units out of the actor's sight alone. */
export function timelineEntries(
  definition: Definition,
  events: readonly MachineEvent[],
  actor: Actor,
  names: TrailNames,
): TimelineEntry[] {
  const [first] = events;
  if (first?.type !== 'roundOpened') return caseEntries(definition, events as readonly CaseEvent[], names);
  const seen = new Set(visibleUnits(definition, first, actor));
  const words = wordsFor(definition, events, names);
  return (events as readonly RoundEvent[])
    .filter((event) => !isOutOfSight(event, seen))
    .map((event) => ({
      ...entryOf(event, words(event)),
      stage: 'step' in event ? stageNamed(definition, event.step) : null,
      visitId: 'visitId' in event ? event.visitId : null,
    }));
}

function caseEntries(definition: Definition, events: readonly CaseEvent[], names: TrailNames): TimelineEntry[] {
  const stages = stagesOf(events);
  const words = wordsFor(definition, events, names);
  return events.map((event) => {
    const visitId = visitOf(event);
    const stage = visitId === null ? undefined : stages.get(visitId);
    return {
      ...entryOf(event, words(event)),
      stage: stage === undefined ? null : stageNamed(definition, stage),
      visitId,
      ...(event.type === 'opinionGiven' && stage !== undefined ? { opinion: opinionOf(definition, stage, event) } : {}),
    };
  });
}

function opinionOf(
  definition: Definition,
  stage: string,
  { opinion }: Extract<CaseEvent, { type: 'opinionGiven' }>,
): TimelineEntry['opinion'] {
  return { outcome: outcomeNamed(definition, stage, opinion.outcome).title, text: opinion.text ?? null };
}

/** What tells an event of this trail in a sentence. */
export function wordsFor(
  definition: Definition,
  events: readonly MachineEvent[],
  names: TrailNames,
): (event: MachineEvent) => Text {
  const [first] = events;
  if (first?.type === 'roundOpened') {
    const words = roundVocabulary(definition, first.part, first.units, names);
    return (event) => describeRoundEvent(event as RoundEvent, words);
  }
  const words = vocabularyOf(requireCaseForm(definition), stagesOf(events as readonly CaseEvent[]), names);
  return (event) => describeEvent(event as CaseEvent, words);
}

function stagesOf(events: readonly CaseEvent[]): Map<number, string> {
  return new Map(events.flatMap((event) => (event.type === 'visitOpened' ? [[event.visitId, event.stage]] : [])));
}

function entryOf(event: MachineEvent, text: Text): Omit<TimelineEntry, 'stage' | 'visitId'> {
  return {
    sequence: event.sequence,
    type: event.type,
    text,
    actor: {
      kind: event.actor.kind,
      person: event.actor.person ?? null,
      onBehalfOf: event.actor.onBehalfOf ?? null,
    },
    businessDate: event.businessDate,
    recordedAt: event.recordedAt,
  };
}

function visitOf(event: CaseEvent): number | null {
  if ('visitId' in event) return event.visitId;
  return event.type === 'branchEnded' ? event.parallelVisit : null;
}
