// A real SMTP server that keeps what it takes.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  /** As the message names itself; a receiver knows repeats by it. */
  readonly messageId: string;
  readonly to: readonly string[];
}

export interface Mailbox {
  readonly url: string;
  /** Everything taken, repeats included. */
  readonly mails: readonly Mail[];
  close(): Promise<void>;
}

/** Listens on a free port. `onTaken` runs when a mail is taken and before the sender hears so. */
export async function startMailbox(
  onTaken: (count: number) => Promise<void> | void = () => undefined,
): Promise<Mailbox> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      const take = async (): Promise<void> => {
        const text = Buffer.concat(chunks).toString('utf8');
        const messageId = /^Message-ID:\s*(\S+)/im.exec(text)?.[1] ?? '';
        mails.push({ messageId, to: session.envelope.rcptTo.map(({ address }) => address) });
        await onTaken(mails.length);
        done();
      };
      stream.on('end', () => void take());
    },
  });
  // a sender that is killed leaves its connection broken
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
