// Letters: issued under the next number of their series, and found again. Their record of service is written by a
// trigger from the event that carries it.
import { sql } from 'kysely';
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { LetterDocument } from '../domain/letters/document.ts';
import type { DueRemedy, Service } from '../domain/letters/service.ts';
import { bodyOf, divisionAt, levelOf } from '../domain/organisations.ts';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { inRegion, mayBeSeen } from './scope-sql.ts';

export type LetterKind = 'letter' | 'decision';

export interface LetterOrder {
  /** Dedupe key: what is issued under it twice has one number. */
  effectId: string;
  caseId: string;
  /** Path of the organisation in whose name it goes out. */
  organisation: string;
  rehearsal: boolean;
  kind: LetterKind;
  template: string;
  title: Text;
  addressee: 'applicant' | 'subject' | 'organisation';
  /** Without sensitive values. */
  fields: CaseData;
  stage: string | null;
  document: LetterDocument;
  issuedOn: string;
}

const WORDS: Record<LetterKind, string> = { letter: '函', decision: '决字' };

/**
 * Issues a letter under the next number (文号) of its organisation, kind and year: `旬邑县住建局决字〔2026〕12号`. The series
 * of an organisation is drawn from by one transaction at a time, and what fails gives its number back, so that it has
 * no gaps. An effect that is repeated, even at the same moment, gets what the first one got.
 */
export async function issueLetter(db: Db, letter: LetterOrder): Promise<{ number: string; issuedOn: string }> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${letter.effectId}, 0))`.execute(transaction);
    const issued = await transaction
      .selectFrom('letters')
      .select(['number', 'issued_on'])
      .where('effect_id', '=', letter.effectId)
      .executeTakeFirst();
    if (issued !== undefined) return { number: issued.number, issuedOn: issued.issued_on };
    const number = await nextLetterNumber(transaction, letter);
    await transaction
      .insertInto('letters')
      .values({
        effect_id: letter.effectId,
        case_id: letter.caseId,
        organisation: letter.organisation,
        number,
        kind: letter.kind,
        template: letter.template,
        title_zh: letter.title.zh,
        title_en: letter.title.en,
        addressee: letter.addressee,
        fields: JSON.stringify(letter.fields),
        stage: letter.stage,
        document: JSON.stringify(letter.document),
        issued_on: letter.issuedOn,
        rehearsal: letter.rehearsal,
      })
      .execute();
    return { number, issuedOn: letter.issuedOn };
  });
}

async function nextLetterNumber(db: Db, letter: LetterOrder): Promise<string> {
  const { organisation, issuedOn, rehearsal, kind, document } = letter;
  const year = issuedOn.slice(0, 4);
  const { last } = await db
    .insertInto('number_series')
    .values({ series: `${kind}/${rehearsal ? 'rehearsal/' : ''}${organisation}/${year}`, last: 1 })
    .onConflict((conflict) => conflict.column('series').doUpdateSet({ last: sql`number_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${rehearsal ? '演练' : ''}${document.issuer.zh}${WORDS[kind]}〔${year}〕${last}号`;
}

/**
 * Names of an organisation as it signs: a body with its division, a village with its township, since two of them may
 * share a name. The path, where one of them is unnamed.
 */
export async function issuerNames(db: Db, organisation: string): Promise<Text> {
  const above = levelOf(organisation) === 'county' ? divisionAt(organisation, 'county') : null;
  const within = [above, divisionAt(organisation, 'township'), divisionAt(organisation, 'village')];
  const lineage = [...new Set([...within, organisation].filter((path) => path !== null))];
  const rows = await db
    .selectFrom('organisations')
    .select(['path', 'name_zh', 'name_en'])
    .where('path', 'in', lineage)
    .execute();
  const found = lineage.map((path) => rows.find((row) => row.path === path));
  const named = found.filter((row) => row !== undefined);
  if (named.length < lineage.length) return { zh: organisation, en: organisation };
  // 旬邑县 + 县民政局 is 旬邑县民政局
  const [first, ...rest] = named.map((row) => row.name_zh);
  const short = bodyOf(organisation) !== null && above !== null;
  return {
    zh: [first, ...rest.map((name) => (short ? name.replace(/^县/, '') : name))].join(''),
    en: named
      .map((row) => row.name_en)
      .toReversed()
      .join(', '),
  };
}

/** A letter as it is listed. */
export interface LetterRow {
  id: string;
  number: string;
  kind: LetterKind;
  title: Text;
  caseId: string;
  caseNumber: string;
  procedure: string;
  definitionHash: string;
  organisation: string;
  addressee: LetterOrder['addressee'];
  fields: CaseData;
  stage: string | null;
  document: LetterDocument | null;
  issuedOn: string;
  /** As its event says it; null until it is served. */
  service: (Service & { effectiveOn: string; remedies: DueRemedy[] }) | null;
}

export interface LetterFilter {
  id?: string | undefined;
  caseId?: string | undefined;
  /** A division with everything in it, or one body. */
  issuer?: string | undefined;
  unserved?: boolean | undefined;
  /** A part of it. */
  number?: string | undefined;
  rehearsal?: boolean | undefined;
}

/** Where a page ends. */
export interface LetterPlace {
  issuedOn: string;
  id: string;
}

/** Letters of cases that the reader may see, newest first. */
export async function listLetters(
  db: Db,
  scope: Scope,
  filter: LetterFilter,
  page: { limit: number; after?: LetterPlace | null },
): Promise<Page<LetterRow, LetterPlace>> {
  const { id, caseId, issuer, unserved, number, rehearsal } = filter;
  let query = db
    .selectFrom('letters')
    .innerJoin('cases', 'cases.case_id', 'letters.case_id')
    .where((eb) => mayBeSeen(eb, scope))
    .selectAll('letters')
    .select(['cases.case_number', 'cases.procedure', 'cases.definition_hash']);
  if (id !== undefined) query = query.where('letters.effect_id', '=', id);
  if (caseId !== undefined) query = query.where('letters.case_id', '=', caseId);
  if (issuer !== undefined) query = query.where((eb) => inRegion(eb, eb.ref('letters.organisation'), issuer));
  if (unserved !== undefined) query = query.where('letters.served_on', unserved ? 'is' : 'is not', null);
  if (number !== undefined) query = query.where(sql<boolean>`strpos(letters.number, ${number}) > 0`);
  if (rehearsal !== undefined) query = query.where('letters.rehearsal', '=', rehearsal);
  const { after, limit } = page;
  if (after !== undefined && after !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple('letters.issued_on', 'letters.effect_id'), '<', eb.tuple(after.issuedOn, after.id)),
    );
  }
  const rows = await query
    .orderBy('letters.issued_on', 'desc')
    .orderBy('letters.effect_id', 'desc')
    .limit(limit + 1)
    .execute();
  const letters = rows.map((row): LetterRow => ({
    id: row.effect_id,
    number: row.number,
    kind: row.kind as LetterKind,
    title: { zh: row.title_zh, en: row.title_en },
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    organisation: row.organisation,
    addressee: row.addressee as LetterOrder['addressee'],
    fields: row.fields as CaseData,
    stage: row.stage,
    document: row.document as LetterDocument | null,
    issuedOn: row.issued_on,
    service: row.service as LetterRow['service'],
  }));
  return pageOf(letters, limit, ({ issuedOn, id: last }) => ({ issuedOn, id: last }));
}
