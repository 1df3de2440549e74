// A channel as the dispatcher sees it.
import type { Contact } from '../../db/contacts.ts';
import type { VendorTemplate } from '../../domain/notification/template.ts';

/** A message ready to be sent. */
export interface Letter {
  /** Equal for every attempt: receivers that know it take a repeated message once. */
  key: string;
  subject: string;
  body: string;
  /** Of text messages: the vendor's template and its values in order. */
  vendor: { template: VendorTemplate; values: string[] } | null;
}

/**
 * What a channel answered. `refused`: this receiver or message will never be taken; `away`: the channel takes nothing
 * now; `unknown`: it may have taken it, and said nothing. Causes are codes without personal data (`smtp:550`, `http:503`, `timeout`).
 */
export type Answer =
  | { kind: 'sent' | 'delivered'; reference: string | null }
  | { kind: 'refused'; cause: string }
  | { kind: 'away'; cause: string }
  | { kind: 'unknown'; cause: string };

/** Sends one message to one address; never throws. */
export interface ChannelPort {
  send(letter: Letter, to: Contact): Promise<Answer>;
  close(): void;
}
