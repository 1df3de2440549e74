import type { operations } from '../api/schema.d.ts';

type Operation = operations['postCasesByCaseIdCommands'];

/** The body of a command on a case: which, on which visit and task, with what. */
export type CommandBody = Operation['requestBody']['content']['application/json'];

/** The case as it is after a command. */
export type CaseView = Operation['responses'][200]['content']['application/json'];

/** The body of a filing: which procedure, where, about whom, with what. */
export type FilingBody = operations['postCases']['requestBody']['content']['application/json'];

/** The case that a filing became, or on which a command was given. */
export type Became = Pick<CaseView, 'id' | 'number'>;
