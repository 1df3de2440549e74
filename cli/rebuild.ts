import { rebuildAll, rebuildCase } from '../db/rebuild.ts';
import type { CaseCommandInput } from './command.ts';

/** Makes the read model of one case or of all again. Safe while the service runs. */
export async function rebuild({ db, crypto, caseId, say }: CaseCommandInput): Promise<number> {
  if (caseId !== undefined) {
    await rebuildCase(db, crypto, caseId);
    say(`✓ ${caseId}`);
    return 0;
  }
  let done = 0;
  const count = await rebuildAll(db, crypto, () => {
    done += 1;
    if (done % 1000 === 0) say(`… ${done}`);
  });
  say(`✓ ${count} rebuilt · 已重建 ${count} 件`);
  return 0;
}
