// The trail of a case as entries for people.
import type { CaseEvent } from '../domain/case/event.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { stageNamed } from './case-view.ts';
import type { TimelineEntry } from './contracts/timeline.ts';
import { describeEvent, vocabularyOf } from './event-words.ts';

/** Entries of the whole trail, in its order. */
export function timelineEntries(definition: CaseForm, events: readonly CaseEvent[]): TimelineEntry[] {
  const stages = new Map<number, string>();
  const words = vocabularyOf(definition, stages);
  return events.map((event) => {
    if (event.type === 'visitOpened') stages.set(event.visitId, event.stage);
    const visitId = visitOf(event);
    const stage = visitId === null ? undefined : stages.get(visitId);
    return {
      sequence: event.sequence,
      type: event.type,
      text: describeEvent(event, words),
      stage: stage === undefined ? null : stageNamed(definition, stage),
      visitId,
      actor: {
        kind: event.actor.kind,
        person: event.actor.person ?? null,
        onBehalfOf: event.actor.onBehalfOf ?? null,
      },
      businessDate: event.businessDate,
      recordedAt: event.recordedAt,
    };
  });
}

function visitOf(event: CaseEvent): number | null {
  if ('visitId' in event) return event.visitId;
  return event.type === 'branchEnded' ? event.parallelVisit : null;
}
