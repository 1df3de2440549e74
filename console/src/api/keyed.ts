/** The header of a write: one key for one intention, however often it is sent. Without a key, a fresh one. */
export function keyed(key: string = crypto.randomUUID()): { 'idempotency-key': string } {
  return { 'idempotency-key': key };
}
