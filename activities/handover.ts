// What the workflow of a handover asks of the world.
import type { Db } from '../db/client.ts';
import {
  closeHandover,
  finishHandoverCase,
  handoverFor,
  listHandoverCases,
  noteHandoverFailure,
  pendingHandoverCase,
  pendingHandoverCases,
} from '../db/handover-cases.ts';
import { findHandover } from '../db/handovers.ts';
import type { Handovers } from './ports.ts';

/** A handover at an instant of its workflow's own clock. */
export interface HandoverAt {
  handoverId: string;
  at: string;
}

/** The activities of handovers. */
export interface HandoverActivities {
  /** Lists the cases in which there may be something, and says how many are new on the list. */
  listHandoverCases(handover: HandoverAt): Promise<number>;
  /** The next cases that are still to be asked. */
  nextHandoverCases(page: { handoverId: string; after: string; limit: number }): Promise<string[]>;
  /** Asks one case and keeps what it recorded; false when it could not be asked now, and the reason is kept. */
  handOverCase(one: HandoverAt & { caseId: string }): Promise<boolean>;
  /** Nothing is left to do. */
  closeHandover(handover: HandoverAt): Promise<void>;
}

/** See {@link HandoverActivities}. PostgreSQL's failures are thrown and tried again; a case's are kept. */
export function handoverActivities({ db, handovers }: { db: Db; handovers: Handovers }): HandoverActivities {
  return {
    listHandoverCases: ({ handoverId, at }) => listHandoverCases(db, handoverId, at),
    nextHandoverCases: ({ handoverId, after, limit }) => pendingHandoverCases(db, handoverId, { after, limit }),
    closeHandover: ({ handoverId, at }) => closeHandover(db, handoverId, at),
    async handOverCase({ handoverId, caseId, at }) {
      const [stored, pending] = await Promise.all([
        findHandover(db, handoverId),
        pendingHandoverCase(db, handoverId, caseId),
      ]);
      if (stored === null || pending === null) return true;
      if (pending.status !== 'ended') {
        const handover = await handoverFor(db, stored, pending.wasCopied);
        const asked = await handovers.ask({ caseId, handover, orderedBy: stored.orderedBy, seen: pending.sequence });
        if (asked !== null) {
          await noteHandoverFailure(db, handoverId, caseId, asked);
          return false;
        }
      }
      await finishHandoverCase(db, handoverId, caseId, at);
      return true;
    },
  };
}
