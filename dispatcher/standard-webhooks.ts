// Signatures by Standard Webhooks (standardwebhooks.com, symmetric scheme v1).
import { createHmac } from 'node:crypto';

/**
 * The headers of a call. During a change of secrets every one that counts signs, the newest first; a receiver takes the
 * call when it knows one of them.
 *
 * @param id of the event, equal at every attempt
 * @param at the instant of this attempt, by which a receiver refuses what was recorded and played again
 * @param secrets `whsec_` and base64
 */
export function signedHeaders(
  id: string,
  at: string,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
