// 定期报送: units report each period → check → consolidation village→township→county → bulletin; nothing to report is
// said, late and silent units climb a ladder.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredDuty, AuthoredDutyPart } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineDuty } from '../../domain/definition/builder.ts';
import { oneDayBefore, reminders, reviewLadder } from '../ladders.ts';
import { withSummaryLimits } from './summary-limit.ts';

type Item = AuthoredDutyPart['item'];
type Post = NonNullable<AuthoredDutyPart['bulletin']>['by'];

/** A report that units owe; everything else is as in a duty. */
export interface Report extends Omit<AuthoredDutyPart, 'item'> {
  /** What a unit hands in; every field is asked for unless `optional` names it. */
  item: Omit<Item, 'form'> & { optional?: readonly string[] };
}

/** A check, a consolidation or a bulletin: the stage of the handbook that it is, and who does it. */
export function reportStep(key: string, title: Text, basis: readonly Basis[], by: Post) {
  return { key, title, basis, by } as const;
}

/**
 * A duty of reporting. Warned a working day before; then what a village owes is reminded of, and every other unit
 * climbs the ladder of a review; so does whoever does not sum up within 5 working days. No document orders either.
 */
export function reportDuty({ item, ...duty }: Report): AuthoredDutyPart {
  const { optional = [], ...handedIn } = item;
  return withSummaryLimits({
    warnings: oneDayBefore,
    ladder: duty.owedBy.level === 'village' ? reminders : reviewLadder,
    ...duty,
    item: {
      ...handedIn,
      form: item.fields.map(({ key }) => ({ field: key, required: !optional.includes(key) })),
    },
  });
}

/** A procedure of reports alone; `duties` are others of its own. */
export function periodicReport(
  procedure: Omit<AuthoredDuty, 'kind'> & { kind?: AuthoredDuty['kind']; reports: readonly Report[] },
): AuthoredDefinition {
  const { reports, duties = [], kind = 'periodicReport', ...head } = procedure;
  return defineDuty<string>({ ...head, kind, duties: [...reports.map(reportDuty), ...duties] });
}
