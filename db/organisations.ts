import type { Db } from './client.ts';

export interface Organisation {
  path: string;
  name: { zh: string; en: string };
  level: 'county' | 'township' | 'village';
  kind: 'division' | 'body';
  parent: string | null;
  validFrom: string;
  /** First day on which it no longer exists; null while it does. */
  validTo: string | null;
  /** What took its place when divisions were merged. */
  successor: string | null;
}

/** One organisation, also one that no longer exists; null when there never was one. */
export async function findOrganisation(db: Db, path: string): Promise<Organisation | null> {
  const row = await selected(db).where('path', '=', path).executeTakeFirst();
  return row === undefined ? null : organisation(row);
}

/** The county of this deployment on a day: the first of its register; null before there is any. */
export async function findCounty(db: Db, day: string): Promise<Pick<Organisation, 'path' | 'name'> | null> {
  const row = await selected(db)
    .where('level', '=', 'county')
    .where('kind', '=', 'division')
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .orderBy('path')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { path, name } = organisation(row);
  return { path, name };
}

/** Organisations by path, in the order of paths; unknown ones are left out. */
export async function findOrganisations(db: Db, paths: readonly string[]): Promise<Organisation[]> {
  if (paths.length === 0) return [];
  const rows = await selected(db)
    .where((eb) => eb('path', '=', eb.fn.any(eb.val([...paths]))))
    .orderBy('path')
    .execute();
  return rows.map(organisation);
}

/** Those that exist on `day` in a region, in the order of paths, which is parents first. */
export async function listOrganisations(
  db: Db,
  filter: { region: string; day: string; level?: Organisation['level']; kind?: Organisation['kind']; parent?: string },
): Promise<Organisation[]> {
  let query = selected(db)
    .where('path', '>=', filter.region)
    .where('path', '<', `${filter.region}~`)
    .where('valid_from', '<=', filter.day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', filter.day)]));
  if (filter.level !== undefined) query = query.where('level', '=', filter.level);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.parent !== undefined) query = query.where('parent', '=', filter.parent);
  return (await query.orderBy('path').execute()).map(organisation);
}

/** Adds organisations or changes what is known of them. */
export async function putOrganisations(db: Db, organisations: readonly Organisation[]): Promise<void> {
  for (let start = 0; start < organisations.length; start += 500) {
    const rows = organisations.slice(start, start + 500).map((one) => ({
      path: one.path,
      name_zh: one.name.zh,
      name_en: one.name.en,
      level: one.level,
      kind: one.kind,
      parent: one.parent,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      successor: one.successor,
    }));
    await db
      .insertInto('organisations')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('path').doUpdateSet((eb) => ({
          name_zh: eb.ref('excluded.name_zh'),
          name_en: eb.ref('excluded.name_en'),
          parent: eb.ref('excluded.parent'),
          valid_from: eb.ref('excluded.valid_from'),
          valid_to: eb.ref('excluded.valid_to'),
          successor: eb.ref('excluded.successor'),
        })),
      )
      .execute();
  }
}

const selected = (db: Db) =>
  db
    .selectFrom('organisations')
    .select(['path', 'name_zh', 'name_en', 'level', 'kind', 'parent', 'valid_from', 'valid_to', 'successor']);

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

const organisation = (row: Row): Organisation => ({
  path: row.path,
  name: { zh: row.name_zh, en: row.name_en },
  level: row.level as Organisation['level'],
  kind: row.kind as Organisation['kind'],
  parent: row.parent,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  successor: row.successor,
});
