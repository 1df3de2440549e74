import type { MessageTemplate, VendorTemplate } from '../domain/notification/template.ts';
import type { Db } from './client.ts';

export interface SavedTemplate extends MessageTemplate {
  savedBy: string;
  savedAt: string;
}

/** Every template that the deployment has saved. */
export async function listTemplates(db: Db): Promise<SavedTemplate[]> {
  const rows = await db
    .selectFrom('message_templates')
    .selectAll()
    .orderBy('kind')
    .orderBy('channel')
    .orderBy('procedure')
    .orderBy('language')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    channel: row.channel as MessageTemplate['channel'],
    procedure: row.procedure === '' ? null : row.procedure,
    language: row.language as MessageTemplate['language'],
    subject: row.subject,
    body: row.body,
    vendor: row.vendor as VendorTemplate | null,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }));
}

/** Saves a template in the place of the one with equal kind, channel, procedure and language. */
export async function putTemplate(db: Db, template: MessageTemplate, by: string, at: string): Promise<void> {
  const { kind, channel, language, subject, body, vendor } = template;
  const content = {
    subject,
    body,
    vendor: vendor === null ? null : JSON.stringify(vendor),
    saved_by: by,
    saved_at: at,
  };
  await db
    .insertInto('message_templates')
    .values({ kind, channel, procedure: template.procedure ?? '', language, ...content })
    .onConflict((conflict) => conflict.columns(['kind', 'channel', 'procedure', 'language']).doUpdateSet(content))
    .execute();
}

/** Whether there was one; from then on the built-in words stand again. */
export async function removeTemplate(
  db: Db,
  at: Pick<MessageTemplate, 'kind' | 'channel' | 'procedure' | 'language'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('message_templates')
    .where('kind', '=', at.kind)
    .where('channel', '=', at.channel)
    .where('procedure', '=', at.procedure ?? '')
    .where('language', '=', at.language)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
