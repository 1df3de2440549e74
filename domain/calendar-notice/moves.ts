// What a change of the calendar did to one case or round, read from its events.
import type { LocalDate } from '../calendar/index.ts';
import type { MachineEvent } from '../machine.ts';

/** A day that is another now, or that stays: certain from now on, or with other days for its reminders. */
export interface Move {
  /** The clock of a case, the duty or indicator of a round; null for a stage that waits. */
  clock: string | null;
  /** The visit whose notice or wait ends on that day. */
  visitId: number | null;
  /** Of a round. */
  period: string | null;
  from: LocalDate | null;
  to: LocalDate | null;
  provisional: boolean;
}

/** Moves of the events of one change, in their order. */
export function movesIn(events: readonly MachineEvent[]): Move[] {
  return events.flatMap((event): Move[] => {
    switch (event.type) {
      case 'clockRecomputed': {
        const [clock = '', visit] = event.clockId.split('#');
        const visitId = visit === undefined ? null : Number(visit);
        const { old, dueOn: to, provisional } = event;
        return [{ clock, visitId, period: null, from: old.dueOn, to, provisional }];
      }
      case 'termRecomputed': {
        const { term: period, old, dueOn: to, provisional } = event;
        return [{ clock: null, visitId: null, period, from: old.dueOn, to, provisional }];
      }
      case 'visitMoved': {
        const { visitId, old, dueOn: to } = event;
        return [{ clock: null, visitId, period: null, from: old.dueOn, to, provisional: false }];
      }
      default:
        return [];
    }
  });
}

/** Whether the day itself is another. */
export const isMoved = ({ from, to }: Move): boolean => from !== to;
