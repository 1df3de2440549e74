// Ordering a handover, and saying beforehand what it would move.
import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { casesHeldBy, handoverFor } from '../db/handover-cases.ts';
import { postsFrom } from '../db/handover-posts.ts';
import { findHandover, handoverProgress, listItems, writeHandover } from '../db/handovers.ts';
import type { StoredHandover } from '../db/handovers.ts';
import { startOfDay } from '../domain/calendar/index.ts';
import { planOf } from '../domain/machine.ts';
import { isRole } from '../domain/roles.ts';
import type { RequestKey } from '../workflows/messages.ts';
import { administeredRegions, administersAll } from './administered.ts';
import { definitionOf, stateOf } from './case-reading.ts';
import type { HandoverBody, HandoverView } from './contracts/handovers.ts';
import type { Deps } from './deps.ts';
import { handoverView, itemViews } from './handover-view.ts';
import type { ListedItem } from './handover-view.ts';
import { requireReferences } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem, refused } from './problem.ts';
import { answered, problemAt } from './refusals.ts';

type View = z.infer<typeof HandoverView>;

/** States that are folded at once in a dry run. */
const AT_ONCE = 20;

/** The same request is the same handover. */
export function handoverIdFor({ actor, key }: RequestKey): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify(['handover', actor, key]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Changes posts, agencies and superiors at once, from the day on, and sets the workflow going that asks the cases.
 * @throws {Problem} with the field that stands against it; then nothing has changed
 */
export async function orderHandover(deps: Deps, actor: Caller, body: HandoverBody, key: RequestKey): Promise<View> {
  const { db } = deps;
  const id = handoverIdFor(key);
  // A try whose answer was lost has written it already: then only its workflow may be missing.
  if ((await findHandover(db, id)) === null) {
    await requireOrder(deps, actor, body);
    const written = await db
      .transaction()
      .execute((transaction) => writeHandover(transaction, asked(deps, actor, body, id)));
    if ('code' in written) throw refused(written);
  }
  await answered(deps.temporal.startHandover({ handoverId: id, notBefore: startOfDay(body.day) }));
  return readHandover(deps, actor, id, { limit: 200, after: null });
}

function asked({ now }: Deps, actor: Caller, body: HandoverBody, id: string): Parameters<typeof writeHandover>[1] {
  return { ...body, id, gives: body.gives, by: actor.person.id, at: now() };
}

async function requireOrder(deps: Deps, actor: Caller, body: HandoverBody): Promise<void> {
  const { from, to, keeps, gives = [], moves, day } = body;
  await requireReferences(deps, actor, [
    { kind: 'person', id: from, field: '/from' },
    { kind: 'person', id: to, field: '/to' },
    ...moves.map(({ organisation }, index) => ({
      kind: 'organisation' as const,
      id: organisation,
      field: `/moves/${index}/organisation`,
    })),
  ]);
  for (const [index, { role }] of moves.entries()) {
    if (isRole(role)) continue;
    throw problemAt('FIELD_INVALID', `/moves/${index}/role`, {
      zh: `没有角色“${role}”`,
      en: `There is no role "${role}"`,
    });
  }
  requireOnce('/keeps', keeps);
  requireOnce('/gives', gives);
  requireOnce('/moves', moves);
  const posts = await postsFrom(deps.db, from, day);
  if (posts.length > 0 && !administersAll(actor, [...posts, ...moves])) {
    throw problemAt('NOT_ALLOWED', '/from', {
      zh: '只有其全部岗位所在地的管理员可以办理交接',
      en: 'Only an administrator of all his posts may order a handover',
    });
  }
  if (posts.length === 0 && administeredRegions(actor).length === 0) throw new Problem('NOT_ALLOWED');
  if (to === actor.person.id && from !== to) {
    throw problemAt('NOT_ALLOWED', '/to', {
      zh: '不能把他人的岗位交给自己，须由其他管理员办理',
      en: 'Nobody hands another’s posts to himself; another administrator must',
    });
  }
}

function requireOnce(field: string, posts: readonly { role: string; organisation: string }[]): void {
  const seen = new Set<string>();
  for (const [index, { role, organisation }] of posts.entries()) {
    const post = `${role}@${organisation}`;
    if (seen.has(post)) {
      throw problemAt('FIELD_INVALID', `${field}/${index}`, { zh: `岗位重复：${post}`, en: `Named twice: ${post}` });
    }
    seen.add(post);
  }
}

/** Thrown to undo what a dry run has tried. */
class DryRun extends Error {
  readonly seen: { stored: StoredHandover; rows: ListedItem[] };
  constructor(seen: DryRun['seen']) {
    super('dry run');
    this.seen = seen;
  }
}

/**
 * What a handover would do now: tried in a transaction that is undone, so that it can't say anything else than the act.
 * @throws {Problem} what the act would be refused for
 */
export async function tryHandover(deps: Deps, actor: Caller, body: HandoverBody): Promise<View> {
  await requireOrder(deps, actor, body);
  const { stored, rows } = await undone(deps, actor, body, randomUUID());
  const all = [...rows, ...(await plannedItems(deps, stored))];
  const cases = new Set(all.flatMap(({ caseId }) => caseId ?? [])).size;
  const moved = all.filter((one) => one.moved).length;
  const progress = { cases, done: 0, failing: [], moved, stays: all.length - moved };
  const view = await handoverView(deps, stored, progress, { rows: [], next: null });
  return { ...view, id: null, state: 'dryRun', items: await itemViews(deps, all) };
}

async function undone(deps: Deps, actor: Caller, body: HandoverBody, id: string): Promise<DryRun['seen']> {
  try {
    return await deps.db.transaction().execute(async (transaction) => {
      const written = await writeHandover(transaction, asked(deps, actor, body, id));
      if ('code' in written) throw refused(written);
      const stored = await findHandover(transaction, id);
      if (stored === null) throw new Error('the handover was not written');
      throw new DryRun({ stored, rows: await listItems(transaction, id, { limit: 1000, after: null }) });
    });
  } catch (error) {
    if (error instanceof DryRun) return error.seen;
    throw error;
  }
}

async function plannedItems(deps: Deps, stored: StoredHandover): Promise<ListedItem[]> {
  const { db } = deps;
  const waiting = await casesHeldBy(db, stored.from.id, stored.leaves);
  const told = await handoverFor(db, stored, false);
  const successorHolds = [...told.successorHolds, ...stored.gives];
  const items: ListedItem[] = [];
  for (let start = 0; start < waiting.length; start += AT_ONCE) {
    const some = await Promise.all(
      waiting.slice(start, start + AT_ONCE).map(async ({ caseId, caseNumber, definitionHash, wasCopied }) => {
        const [definition, state] = await Promise.all([definitionOf(deps, definitionHash), stateOf(deps, caseId)]);
        return planOf(definition, state, { ...told, successorHolds, wasCopied }).map(
          ({ kind, moved, reason, ...detail }, index): ListedItem => ({
            ref: `4:${caseNumber}:${caseId}:${String(index + 1).padStart(5, '0')}`,
            kind,
            caseId,
            caseNumber,
            definitionHash,
            detail,
            moved,
            ...(reason === undefined ? {} : { reason }),
          }),
        );
      }),
    );
    items.push(...some.flat());
  }
  return items;
}

/**
 * A handover with a page of its list.
 * @throws {Problem} 404 for one that the caller may not read
 */
export async function readHandover(
  deps: Deps,
  actor: Caller,
  id: string,
  page: { limit: number; after: string | null },
): Promise<View> {
  const { db } = deps;
  const stored = await findHandover(db, id);
  if (stored === null || !mayRead(actor, stored)) throw new Problem('NOT_FOUND');
  const [progress, rows] = await Promise.all([
    handoverProgress(db, id),
    listItems(db, id, { ...page, limit: page.limit + 1 }),
  ]);
  const shown = rows.slice(0, page.limit);
  return handoverView(deps, stored, progress, {
    rows: shown,
    next: rows.length > page.limit ? (shown.at(-1)?.ref ?? null) : null,
  });
}

function mayRead(actor: Caller, { from, to, orderedBy, leaves }: StoredHandover): boolean {
  return [from.id, to.id, orderedBy.id].includes(actor.person.id) || administersAll(actor, leaves);
}

/**
 * Sets the workflow of an unfinished handover going again where it was lost; one that runs goes on as it is.
 * @throws {Problem} 404 for whoever does not administer it
 */
export async function resumeHandover(deps: Deps, actor: Caller, id: string): Promise<View> {
  const stored = await findHandover(deps.db, id);
  if (stored === null || !administersAll(actor, stored.leaves)) throw new Problem('NOT_FOUND');
  if (stored.state !== 'done') {
    await answered(deps.temporal.startHandover({ handoverId: id, notBefore: startOfDay(stored.day) }));
  }
  return readHandover(deps, actor, id, { limit: 200, after: null });
}
