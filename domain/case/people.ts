// Organisations as paths, people as they act on a case.

/** A person by the id of the people register, with the name shown to others. */
export interface PersonRef {
  id: string;
  name: string;
}

/**
 * A role held at an organisation: `610429101200` (village), `610429101` (township), `610429` (county),
 * `610429/housing` (a body). `agencyOf`: held as a delegate (代理) of that person.
 */
export interface Holding {
  role: string;
  organisation: string;
  agencyOf?: PersonRef;
  /** The agency is for this post alone: what is addressed to the person himself is not the delegate's. */
  onlyPost?: true;
}

/** Whether a delegate acts for the person whole, not at a single post of his. */
export function actsFor(holdings: readonly Holding[], personId: string): PersonRef | null {
  return holdings.find(({ agencyOf, onlyPost }) => agencyOf?.id === personId && onlyPost !== true)?.agencyOf ?? null;
}

/**
 * Who issues a command. The API puts the verified holdings in; the decider checks them.
 * `system`: the shell itself (timer, effects, rosters); `administrator`: a repair.
 */
export type Actor =
  | { kind: 'person'; person: PersonRef; holdings: Holding[] }
  | { kind: 'administrator'; person: PersonRef; holdings: Holding[] }
  | { kind: 'system' };

/** What a case is about; `id` is the subject register's. */
export interface Subject {
  id: string;
  kind: 'household' | 'person' | 'house' | 'project' | 'village' | 'organisation';
  name: string;
}

/** The case and visit that opened a case, with the cases before it, newest first: a link never leads back to one. */
export interface Origin {
  caseId: string;
  procedure: string;
  visit: number;
  lineage?: { caseId: string; procedure: string }[];
}
