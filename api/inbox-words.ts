// Messages of the inbox in words, as other channels say them.
import type { InboxItem } from '../db/inbox.ts';
import { messageFactsOf } from '../db/message-facts.ts';
import { listTemplates } from '../db/message-templates.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { Text } from '../domain/definition/atoms.ts';
import { kindTitle } from '../domain/notification/default-templates.ts';
import { inWords } from '../domain/notification/rendering.ts';
import type { Deps } from './deps.ts';
import type { Language } from './problem.ts';

/** Each message with its title and its text in the reader's language. */
export async function inboxWords(
  { db, crypto }: Pick<Deps, 'db' | 'crypto'>,
  items: readonly InboxItem[],
  language: Language,
): Promise<(InboxItem & { title: Text; text: string })[]> {
  if (items.length === 0) return [];
  const [facts, templates] = await Promise.all([
    messageFactsOf(
      db,
      crypto,
      items.flatMap(({ caseId }) => caseId ?? []),
    ),
    listTemplates(db),
  ]);
  return items.map((item) => {
    const title = kindTitle(item.kind);
    const about = item.caseId === null ? null : facts.get(item.caseId);
    if (about === undefined) return { ...item, title, text: title[language] };
    const message = { kind: item.kind, detail: item.detail as CaseData, facts: about };
    const saying = { channel: 'inbox', language, templates, publicUrl: null };
    return { ...item, title, text: inWords(message, saying).body };
  });
}
