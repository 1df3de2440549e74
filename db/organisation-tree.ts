import { localDateOf } from '../domain/calendar/index.ts';
import type { Level } from '../domain/definition/atoms.ts';
import type { OrganisationTree } from '../domain/soundness/index.ts';
import type { Db } from './client.ts';

/** Every organisation and every held post at an instant, each post once however many hold it. */
export async function organisationTree(db: Db, at: string): Promise<OrganisationTree> {
  const day = localDateOf(at);
  const organisations = await db
    .selectFrom('organisations')
    .select(['path', 'level', 'name_zh', 'name_en'])
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .execute();
  const holdings = await db
    .selectFrom('holdings')
    .select(['role', 'organisation'])
    .distinct()
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .execute();
  return {
    organisations: organisations.map(({ path, level, name_zh: zh, name_en: en }) => ({
      path,
      level: level as Level,
      name: { zh, en },
    })),
    holdings,
  };
}
