// The cases before and after one, as the API shows them.
import type { z } from 'zod';
import { linkedCases } from '../db/case-links.ts';
import { findDefinition } from '../db/definitions.ts';
import { scopeOf } from '../domain/scope.ts';
import { requireCase } from './case-reading.ts';
import type { LinkedCases } from './contracts/cases.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { plain } from './terms.ts';

/** Linked cases within what the caller may see; 404 for a case outside it. */
export async function readLinks(
  deps: Deps,
  actor: Caller,
  caseId: string,
): Promise<z.infer<typeof LinkedCases>['items']> {
  const scope = scopeOf(actor);
  const { originCase } = await requireCase(deps, scope, caseId);
  const rows = await linkedCases(deps.db, scope, caseId, originCase);
  return Promise.all(
    rows.map(async ({ definitionHash, procedure, ...row }) => {
      const definition = await findDefinition(deps.db, definitionHash);
      return { ...row, procedure: { id: procedure, title: definition?.title ?? plain(procedure) } };
    }),
  );
}
