// In this order, for ever: a migration that has run anywhere is never changed, a wrong one is followed by another.
import * as definitions from './20261122090000-definitions.ts';
import * as organisationsAndPeople from './20261122090100-organisations-and-people.ts';
import * as subjects from './20261122090200-subjects.ts';
import * as cases from './20261122090300-cases.ts';
import * as tasksAndClocks from './20261122090400-tasks-and-clocks.ts';
import * as messagesAndRequests from './20261122090500-messages-and-requests.ts';
import * as effects from './20261122090600-effects.ts';
import * as attachmentsAndReveals from './20261122090700-attachments-and-reveals.ts';
import * as calendar from './20261122090800-calendar.ts';
import * as record from './20261122090900-record.ts';
import * as quotas from './20261122200000-quotas.ts';
import * as unsetParts from './20261122201000-unset-parts.ts';
import * as rounds from './20261122210000-rounds.ts';

export const migrations = {
  '20261122090000-definitions': definitions,
  '20261122090100-organisations-and-people': organisationsAndPeople,
  '20261122090200-subjects': subjects,
  '20261122090300-cases': cases,
  '20261122090400-tasks-and-clocks': tasksAndClocks,
  '20261122090500-messages-and-requests': messagesAndRequests,
  '20261122090600-effects': effects,
  '20261122090700-attachments-and-reveals': attachmentsAndReveals,
  '20261122090800-calendar': calendar,
  '20261122090900-record': record,
  '20261122200000-quotas': quotas,
  '20261122201000-unset-parts': unsetParts,
  '20261122210000-rounds': rounds,
};
