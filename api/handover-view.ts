// A handover as its readers see it.
import type { z } from 'zod';
import type { HandoverProgress, ItemRow, StoredHandover } from '../db/handovers.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { HeldPost } from '../domain/handover.ts';
import { roleTitle } from '../domain/roles.ts';
import { definitionsOf } from './case-reading.ts';
import { stageNamed } from './case-view.ts';
import type { HandoverItemView, HandoverShort, HandoverView } from './contracts/handovers.ts';
import type { Deps } from './deps.ts';

type Short = z.infer<typeof HandoverShort>;
type Item = z.infer<typeof HandoverItemView>;

/** A line of the list with what its case is called. */
export type ListedItem = ItemRow & { caseNumber: string | null; definitionHash: string | null };

const KINDS: Record<ItemRow['kind'], Text> = {
  post: { zh: '岗位', en: 'Post' },
  newPost: { zh: '新任岗位', en: 'New post' },
  agencyGiven: { zh: '委托他人的代理', en: 'Agency given' },
  agencyReceived: { zh: '受托的代理', en: 'Agency received' },
  superior: { zh: '上下级关系', en: 'Superior' },
  task: { zh: '指定本人的任务', en: 'Task addressed to him' },
  claim: { zh: '已签收的任务', en: 'Claimed task' },
  seat: { zh: '表决名册席位', en: 'Seat on a roll' },
  filing: { zh: '经办（代申请人办理）', en: 'Filing for an applicant' },
  duty: { zh: '责任人', en: 'Responsibility that the case names' },
  copy: { zh: '抄送', en: 'Copy' },
  item: { zh: '报送、核对、汇总', en: 'Item or step of a round' },
};

const posts = (list: readonly HeldPost[]): Short['leaves'] =>
  list.map((post) => ({ ...post, roleTitle: roleTitle(post.role) }));

/** Without its list. */
export function handoverShort(stored: StoredHandover): Short {
  const { leaves, keeps, gives, moves } = stored;
  return { ...stored, leaves: posts(leaves), keeps: posts(keeps), gives: posts(gives), moves: posts(moves) };
}

/** With a page of its list. */
export async function handoverView(
  deps: Deps,
  stored: StoredHandover,
  progress: HandoverProgress,
  page: { rows: readonly ListedItem[]; next: string | null },
): Promise<z.infer<typeof HandoverView>> {
  return { ...handoverShort(stored), progress, items: await itemViews(deps, page.rows), next: page.next };
}

/** Lines with the names of their stages. */
export async function itemViews(deps: Deps, rows: readonly ListedItem[]): Promise<Item[]> {
  const definitions = await definitionsOf(
    deps,
    rows.flatMap(({ definitionHash }) => definitionHash ?? []),
  );
  return rows.map(({ kind, caseId, caseNumber, definitionHash, detail, moved, reason }) => {
    const { stage, taskId, unit, period, visitId: _visit, ...rest } = detail;
    return {
      kind: { key: kind, title: KINDS[kind] },
      case: caseId === null ? null : { id: caseId, number: caseNumber ?? '' },
      stage:
        typeof stage === 'string' && definitionHash !== null ? stageNamed(definitions(definitionHash), stage) : null,
      taskId: text(taskId),
      unit: text(unit),
      period: text(period),
      detail: rest,
      moved,
      reason: reason === undefined ? null : { code: reason.code, message: reason.message },
    };
  });
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
