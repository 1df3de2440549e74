// What the audit is narrowed to; it stands in the address.

/** Kinds of what happens, each with the types of events that it means. */
export const KINDS = {
  opinions: [
    'opinionGiven',
    'voteRecorded',
    'noticePosted',
    'objectionRaised',
    'objectionResolved',
    'decisionTakenBack',
    'itemFiled',
    'itemAccepted',
    'itemReturned',
  ],
  tasks: ['taskClaimed', 'taskReleased', 'taskTransferred', 'signerReplaced', 'handedOver', 'urged', 'copied'],
  data: ['dataChanged', 'dataCorrected', 'itemCorrected', 'itemExcused', 'attached'],
  revealed: ['revealed'],
  repairs: ['repaired', 'stateRestored', 'visitMoved'],
  clocks: [
    'clockSuspended',
    'clockResumed',
    'clockExtended',
    'clockHeld',
    'clockReleased',
    'clockOverdue',
    'cardRevoked',
  ],
  course: ['caseStarted', 'caseSuspended', 'caseResumed', 'caseWithdrawn', 'caseEnded', 'roundOpened', 'roundEnded'],
  failures: ['effectFailed', 'visitStuck', 'holdersMissing'],
} as const;

export type AuditKind = keyof typeof KINDS;

export interface AuditSearch {
  readonly kind?: AuditKind;
  readonly person?: string;
  readonly procedure?: string;
  readonly organisation?: string;
  /** Days, both included. */
  readonly from?: string;
  readonly to?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PATH = /^\d{6,12}(\/[a-z][a-z0-9-]*)?$/;
const LONGEST = 100;

/** Takes a filter from an address; what it doesn't know is left out. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const { kind, from, to } = search;
  const [person, procedure, organisation] = ['person', 'procedure', 'organisation'].map((key) => {
    const value = search[key];
    // A division's code is a number to the address bar.
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' && text.length <= LONGEST ? text : undefined;
  });
  return {
    ...(typeof kind === 'string' && Object.hasOwn(KINDS, kind) && { kind: kind as AuditKind }),
    ...(person !== undefined && { person }),
    ...(procedure !== undefined && { procedure }),
    ...(organisation !== undefined && PATH.test(organisation) && { organisation }),
    ...(typeof from === 'string' && DAY.test(from) && { from }),
    ...(typeof to === 'string' && DAY.test(to) && { to }),
  };
}
