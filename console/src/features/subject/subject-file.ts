import type { operations } from '../../api/schema.d.ts';

/** A subject with everything that is known about it. */
export type SubjectFile = operations['getSubjectsBySubjectId']['responses'][200]['content']['application/json'];
