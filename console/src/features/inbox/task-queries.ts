import type { operations } from '../../api/schema.d.ts';

type TaskPage = operations['getTasks']['responses'][200]['content']['application/json'];

/** One line of a worklist. */
export type TaskRow = TaskPage['items'][number];
