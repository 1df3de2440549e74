// Ids that follow from the request, so that a request whose answer was lost has one effect when it is sent again.
import { createHash } from 'node:crypto';
import type { RequestKey } from '../workflows/messages.ts';

const digest = (...parts: string[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();

/** Id of the case that a start under this key makes: a UUID of version 8 (RFC 9562), our own digest. */
export function caseIdFor({ actor, key }: RequestKey): string {
  return uuidOf(digest('case', actor, key));
}

/** Id of the holiday notice that an import under this key makes. */
export function noticeIdFor({ actor, key }: RequestKey): string {
  return uuidOf(digest('calendarNotice', actor, key));
}

/** Id of the order for a repair that is given under this key. */
export function repairIdFor({ actor, key }: RequestKey): string {
  return uuidOf(digest('repair', actor, key));
}

/** Id of the import that a request under this key makes. */
export function importIdFor({ actor, key }: RequestKey): string {
  return uuidOf(digest('import', actor, key));
}

function uuidOf(whole: Buffer): string {
  const bytes = whole.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Update id of a command. The same key and body is the same update; the same key with another body reaches the case,
 * which refuses it.
 */
export function updateIdFor(caseId: string, { actor, key, bodyHash }: RequestKey): string {
  return digest('command', actor, caseId, key, bodyHash).toString('hex');
}

/** The key of one row of an imported file: the file's own, with the row's number. */
export function rowKeyFor(key: RequestKey, row: number, content: unknown): RequestKey {
  return {
    actor: key.actor,
    key: digest('row', key.key, String(row)).toString('hex'),
    bodyHash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  };
}
