import type { WantedParts } from '../../activities/ports.ts';
import type { Db } from '../../db/client.ts';
import { organisationTree } from '../../db/organisation-tree.ts';
import { versionTimeline } from '../../db/version-timeline.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { wantedSchedules } from './wanted.ts';

/** The Schedules of duties and indicators by which the watchdog knows that one is missing. */
export function wantedParts(db: Db, taskQueue: string): WantedParts {
  return async (at) => {
    const [inForce, tree] = await Promise.all([versionTimeline(db, at), organisationTree(db, at)]);
    return wantedSchedules(inForce, tree, taskQueue, localDateOf(at)).map(({ id, procedure, part, pause }) => ({
      id,
      procedure,
      part: part.key,
      idle: pause !== null,
    }));
  };
}
