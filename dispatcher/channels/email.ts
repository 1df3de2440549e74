// E-mail by SMTP.
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Answer, ChannelPort } from './port.ts';

export interface MailSettings {
  /** smtp://user:password@host:port, or smtps:// */
  url: string;
  from: string;
  timeoutMs: number;
}

/** Failures of an address or a message; all others are the server's. */
const REFUSED = new Set(['EENVELOPE', 'EMESSAGE']);

/** A message has the same Message-ID at every attempt. */
export function emailChannel({ url, from, timeoutMs }: MailSettings): ChannelPort {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // A text is all that it sends: neither files nor addresses are read on the way.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s<>@]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ key, subject, body }, { address }) {
      const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
      try {
        const { messageId } = await transport.sendMail({
          from,
          to: { name: '', address },
          subject,
          text: body,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent', reference: messageId };
      } catch (error) {
        return answerOf(error as { code?: string; responseCode?: number });
      }
    },
    close: () => transport.close(),
  };
}

/** The server's words name the address, so only its code is kept. */
function answerOf({ code = 'unknown', responseCode }: { code?: string; responseCode?: number }): Answer {
  if (code === 'ETIMEDOUT') return { kind: 'away', cause: 'timeout' };
  if (code === 'EAUTH') return { kind: 'away', cause: `smtp:${responseCode ?? 'auth'}` };
  if (responseCode !== undefined && responseCode >= 500) {
    return { kind: REFUSED.has(code) ? 'refused' : 'away', cause: `smtp:${responseCode}` };
  }
  if (responseCode !== undefined) return { kind: 'away', cause: `smtp:${responseCode}` };
  // Without an answer of the server: an address that is none.
  return { kind: code === 'EENVELOPE' ? 'refused' : 'away', cause: code };
}
