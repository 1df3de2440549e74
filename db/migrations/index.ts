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
import * as notifications from './20261122211100-notifications.ts';
import * as eventFeed from './20261122211110-event-feed.ts';
import * as calendarNotices from './20261122211200-calendar-notices.ts';
import * as superiors from './20261122211300-superiors.ts';
import * as cards from './20261122211310-cards.ts';
import * as dueIndexes from './20261122211400-due-indexes.ts';
import * as calendarFeeds from './20261122211410-calendar-feeds.ts';
import * as letters from './20261122211420-letters.ts';
import * as letterDocuments from './20261122211430-letter-documents.ts';
import * as agenciesAndHandovers from './20261122211500-agencies-and-handovers.ts';
import * as deliveryReferences from './20261122211600-delivery-references.ts';
import * as stuck from './20261122230100-stuck.ts';
import * as repairs from './20261122230300-repairs.ts';
import * as publishing from './20261122230400-publishing.ts';
import * as imports from './20261122230600-imports.ts';
import * as insightIndexes from './20261122230600-insight-indexes.ts';
import * as versionsOfCases from './20261122230800-versions-of-cases.ts';
import * as signInCodes from './20261123024000-sign-in-codes.ts';
import * as archivedCases from './20261123031000-archived-cases.ts';
import * as receipts from './20261123031000-receipts.ts';
import * as auditIndexes from './20261123032000-audit-indexes.ts';
import * as messagesAboutNoCase from './20261123034000-messages-about-no-case.ts';
import * as stageVisits from './20261123034010-stage-visits.ts';
import * as stuckByPlace from './20261123034020-stuck-by-place.ts';

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
  '20261122211100-notifications': notifications,
  '20261122211110-event-feed': eventFeed,
  '20261122211200-calendar-notices': calendarNotices,
  '20261122211300-superiors': superiors,
  '20261122211310-cards': cards,
  '20261122211400-due-indexes': dueIndexes,
  '20261122211410-calendar-feeds': calendarFeeds,
  '20261122211420-letters': letters,
  '20261122211430-letter-documents': letterDocuments,
  '20261122211500-agencies-and-handovers': agenciesAndHandovers,
  '20261122211600-delivery-references': deliveryReferences,
  '20261122230100-stuck': stuck,
  '20261122230300-repairs': repairs,
  '20261122230400-publishing': publishing,
  '20261122230600-imports': imports,
  '20261122230600-insight-indexes': insightIndexes,
  '20261122230800-versions-of-cases': versionsOfCases,
  '20261123024000-sign-in-codes': signInCodes,
  '20261123031000-archived-cases': archivedCases,
  '20261123031000-receipts': receipts,
  '20261123032000-audit-indexes': auditIndexes,
  '20261123034000-messages-about-no-case': messagesAboutNoCase,
  '20261123034010-stage-visits': stageVisits,
  '20261123034020-stuck-by-place': stuckByPlace,
};
