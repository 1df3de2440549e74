import type { operations } from '../api/schema.d.ts';

type Operation = operations['postCasesByCaseIdCommands'];

/** The body of a command on a case: which, on which visit and task, with what. */
export type CommandBody = Operation['requestBody']['content']['application/json'];

/** The case as it is after a command. */
export type CaseView = Operation['responses'][200]['content']['application/json'];
