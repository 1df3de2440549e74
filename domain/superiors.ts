// Who is told when an owner does not act: his superior. A county names superiors by data; where it names none, the
// leader of the owner's organisation answers for him, then the leader of the division above.
import type { LocalDate } from './calendar/index.ts';
import { bodyOf, divisionOf, levelOf } from './organisations.ts';

/** A role held at an organisation. */
export interface PostAt {
  role: string;
  organisation: string;
}

/** Whoever holds a post, or one person. */
export type Party = { person: string } | PostAt;

/** Who owns a task: a post, one person, or one person by his post (who has claimed the task). */
export type Owner = { person: string; post?: PostAt } | { person?: undefined; post: PostAt };

/** A superior that a county has named, from a day on and before another. */
export interface SuperiorRule {
  of: Party;
  superior: Party;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

/** A superior and why it is this one: named for the owner, leader of his organisation, leader of a division above. */
export interface Superior {
  party: Party;
  because: 'named' | 'leader' | 'above';
}

/** What the resolution needs to know of the county on that day. */
export interface SuperiorFacts {
  rules: readonly SuperiorRule[];
  /** Ids of the people who hold a post. */
  holders: (post: PostAt) => readonly string[];
}

/** Leader roles of a division, lowest first. No document orders them: a county that has others names superiors itself. */
const LEADERS = {
  village: ['villagePartySecretary'],
  township: ['townshipParty'],
  county: ['countyDeputyLeaders', 'countyPrincipalLeaders'],
} as const;

/** Who leads a body: a department, a station. */
const BODY_LEADER = 'departmentHead';

const DIGITS = [12, 9, 6];

const isSame = (a: Party, b: Party): boolean => partyText(a) === partyText(b);

/** `person:<id>` or `role:<role>@<organisation>`, as messages are addressed. */
export function partyText(party: Party): string {
  return 'person' in party ? `person:${party.person}` : `role:${party.role}@${party.organisation}`;
}

/** The posts that lead an organisation and all above it, nearest first. */
export function leadersAbove(organisation: string): PostAt[] {
  const division = divisionOf(organisation);
  const own = bodyOf(organisation) === null ? [] : [{ role: BODY_LEADER, organisation }];
  const lines = DIGITS.filter((digits) => digits <= division.length).map((digits) => division.slice(0, digits));
  return [
    ...own,
    ...lines.flatMap((path) => {
      const level = levelOf(path);
      return level === null ? [] : LEADERS[level].map((role) => ({ role, organisation: path }));
    }),
  ];
}

/** Every post whose holders {@link superiorOf} may ask for: those named, the leaders, the owner's own. */
export function postsToKnow(owner: Owner, rules: readonly SuperiorRule[]): PostAt[] {
  const named = rules.flatMap(({ superior }) => ('person' in superior ? [] : [superior]));
  return owner.post === undefined ? named : [owner.post, ...named, ...leadersAbove(owner.post.organisation)];
}

/**
 * The superior of an owner on a day; null where nobody is above him, or where a person without a post has none named.
 * A superior named for the person goes before one named for his post. Nobody is his own superior: a post that nobody
 * but the owner holds, or nobody at all, is passed over; where all are, it is the highest post, so that the vacancy shows.
 */
export function superiorOf(owner: Owner, day: LocalDate, { rules, holders }: SuperiorFacts): Superior | null {
  const { person, post } = owner;
  const own = person !== undefined ? [person] : post === undefined ? [] : holders(post);
  const isOther = (party: Party): boolean =>
    'person' in party ? !own.includes(party.person) : holders(party).some((id) => !own.includes(id));
  const of: Party[] = [...(person === undefined ? [] : [{ person }]), ...(post === undefined ? [] : [post])];
  const named = of.flatMap((party) =>
    rules.filter((rule) => isSame(rule.of, party) && isInForce(rule, day)).map((rule) => rule.superior),
  );
  const found = named.find(isOther);
  if (found !== undefined) return { party: found, because: 'named' };
  if (post === undefined) return null;
  const above = leadersOver(post);
  const leader = above.find(isOther) ?? above.at(-1);
  if (leader === undefined) return null;
  const isNear = divisionOf(leader.organisation) === divisionOf(post.organisation);
  return { party: leader, because: isNear ? 'leader' : 'above' };
}

/** The leaders above a post: of those who lead together with it, only the later ones. */
function leadersOver(post: PostAt): PostAt[] {
  const leaders = leadersAbove(post.organisation);
  return leaders.slice(leaders.findIndex((leader) => isSame(leader, post)) + 1);
}

/** Whether a rule holds on a day; the last day is not in it. */
export function isInForce(
  { validFrom, validTo }: Pick<SuperiorRule, 'validFrom' | 'validTo'>,
  day: LocalDate,
): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

export type SuperiorFault = 'ownSuperior' | 'overlaps' | 'circle' | 'emptyPeriod';

/** Why a rule can't stand beside the others: nobody has two superiors at once, is his own, or is above who is above him. */
export function superiorFault(rule: SuperiorRule, others: readonly SuperiorRule[]): SuperiorFault | null {
  if (rule.validTo !== null && rule.validTo <= rule.validFrom) return 'emptyPeriod';
  if (isSame(rule.of, rule.superior)) return 'ownSuperior';
  const meanwhile = others.filter((other) => overlaps(rule, other));
  if (meanwhile.some((other) => isSame(other.of, rule.of))) return 'overlaps';
  const seen = new Set<string>();
  const reaches = (party: Party): boolean => {
    if (isSame(party, rule.of)) return true;
    if (seen.has(partyText(party))) return false;
    seen.add(partyText(party));
    return meanwhile.some((other) => isSame(other.of, party) && reaches(other.superior));
  };
  return reaches(rule.superior) ? 'circle' : null;
}

type Period = Pick<SuperiorRule, 'validFrom' | 'validTo'>;

function overlaps(a: Period, b: Period): boolean {
  return (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);
}

const PREFIX = 'superior:';

/** How a message is addressed to the superior of an owner before anybody has looked up who that is. */
export function superiorRecipient({ person, post }: Owner): string {
  if (post === undefined) return `${PREFIX}person:${person}`;
  return `${PREFIX}${partyText(post)}${person === undefined ? '' : `#${person}`}`;
}

/** The owner in an address of {@link superiorRecipient}; null for any other address. */
export function ownerInRecipient(recipient: string): Owner | null {
  if (!recipient.startsWith(PREFIX)) return null;
  const [, person] = /^superior:person:(.+)$/.exec(recipient) ?? [];
  if (person !== undefined) return { person };
  const [, role, organisation, holder] = /^superior:role:([^@]+)@([^#]+)(?:#(.+))?$/.exec(recipient) ?? [];
  if (role === undefined || organisation === undefined) return null;
  const post = { role, organisation };
  return holder === undefined ? { post } : { person: holder, post };
}
