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
  const organisation = eb.ref('cases.organisation');
  const ways: Expression<SqlBool>[] = outermost(scope.regions).map((region) =>
    region === '' ? eb.lit(true) : inRegion(eb, organisation, region),
  );
  for (const { region, department } of scope.departments) {
    const naming = eb
      .selectFrom('definitions')
      .select('definitions.hash')
      .where('definitions.departments', '@>', eb.val([department]));
    ways.push(eb.and([inRegion(eb, organisation, region), eb('cases.definition_hash', 'in', naming)]));
  }
  if (scope.grantees.length > 0) {
    ways.push(
      eb.exists(
        eb
          .selectFrom('case_access')
          .select(eb.lit(1).as('one'))
          .whereRef('case_access.case_id', '=', 'cases.case_id')
          .where('case_access.grantee', '=', eb.fn.any(eb.val(scope.grantees))),
      ),
    );
  }
  return eb.or(ways);
}

/** Without the regions that lie in another one, so that the commonest scope is a single range. */
function outermost(regions: readonly string[]): string[] {
  return regions.filter(
    (one) => !regions.some((other) => other !== one && bodyOf(other) === null && one.startsWith(other)),
  );
}
