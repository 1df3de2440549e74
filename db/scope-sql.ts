import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { bodyOf } from '../domain/organisations.ts';
import type { Scope } from '../domain/scope.ts';
import type { DB } from './schema.ts';

/** Above every character of a path: digits, letters, `/` and `-`. */
const AFTER = '~';

/** Whether a path column lies in a region: a range, so that an index on it is used whatever the planner knows. */
export function inRegion<Tables extends keyof DB>(
  eb: ExpressionBuilder<DB, Tables>,
  column: Expression<string | null>,
  region: string,
): Expression<SqlBool> {
  if (bodyOf(region) !== null) return eb(column, '=', region);
  return eb.and([eb(column, '>=', region), eb(column, '<', region + AFTER)]);
}

/** {@link maySee} of domain/scope.ts, said in SQL over `cases`. */
export function mayBeSeen(eb: ExpressionBuilder<DB, 'cases'>, scope: Scope): Expression<SqlBool> {
  return eb.or(waysToSee(scope).map((way) => way(eb)));
}

type Way = (eb: ExpressionBuilder<DB, 'cases'>) => Expression<SqlBool>;

/**
 * The conditions of which one must hold. A list asks for each on its own and joins the answers: every one of them has an
 * index, all of them joined by `or` have none.
 */
export function waysToSee(scope: Scope): Way[] {
  const ways = outermost(scope.regions).map(
    (region): Way =>
      (eb) =>
        region === '' ? eb.lit(true) : inRegion(eb, eb.ref('cases.organisation'), region),
  );
  for (const { region, department } of scope.departments) {
    ways.push((eb) => {
      const naming = eb
        .selectFrom('definitions')
        .select('definitions.hash')
        .where('definitions.departments', '@>', eb.val([department]));
      return eb.and([inRegion(eb, eb.ref('cases.organisation'), region), eb('cases.definition_hash', 'in', naming)]);
    });
  }
  if (scope.grantees.length > 0) {
    ways.push((eb) =>
      eb(
        'cases.case_id',
        'in',
        eb
          .selectFrom('case_access')
          .select('case_access.case_id')
          .where('case_access.grantee', '=', eb.fn.any(eb.val(scope.grantees))),
      ),
    );
  }
  return ways;
}

/** Without the regions that lie in another one, so that the commonest scope is a single range. */
function outermost(regions: readonly string[]): string[] {
  return regions.filter(
    (one) => !regions.some((other) => other !== one && bodyOf(other) === null && one.startsWith(other)),
  );
}
