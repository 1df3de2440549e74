// Text messages: what both vendors share. The phone number never enters a log or a cause.
import type { ChannelPort } from './port.ts';

/** One text message in the vendor's own template. */
export interface TextMessage {
  phone: string;
  templateCode: string;
  /** In the template's order, with the names that the template gives them. */
  parameters: { name: string; value: string }[];
  /** Comes back in receipts. */
  reference: string;
}

/** What a vendor answered: its own code, and its number for the message where it took it. */
export interface VendorAnswer {
  code: string;
  reference: string | null;
}

/** A vendor of text messages. `send` throws when it can't be reached. */
export interface SmsVendor {
  name: string;
  accepted: string;
  /** Codes that mean this number or message, not the service. */
  refused: RegExp;
  send(message: TextMessage): Promise<VendorAnswer>;
}

export interface SmsSettings {
  vendor: 'alibaba' | 'tencent';
  keyId: string;
  keySecret: string;
  signName: string;
  /** Tencent Cloud's application. */
  appId: string | undefined;
  region: string;
  /** http(s)://host of the vendor; its own when absent. */
  endpoint: string | undefined;
  timeoutMs: number;
}

/** Errors after which it is not known whether the vendor took the message. */
const SILENT = /read-?timeout|^ESOCKETTIMEDOUT$|^ETIMEDOUT$|request-timeout|^ECONNRESET$|TimeoutError/i;

/** A message without a template of the vendor can't be sent as text. */
export function smsChannel(vendor: SmsVendor): ChannelPort {
  return {
    async send({ key, vendor: given }, { address }) {
      if (given === null) return { kind: 'refused', cause: 'noTemplate' };
      const { template, values } = given;
      try {
        const { code, reference } = await vendor.send({
          phone: address,
          templateCode: template.code,
          parameters: template.parameters.map(({ name }, index) => ({ name, value: values[index] ?? '' })),
          reference: key.slice(0, 64),
        });
        if (code === vendor.accepted) return { kind: 'sent', reference };
        return { kind: vendor.refused.test(code) ? 'refused' : 'away', cause: `${vendor.name}:${code}` };
      } catch (error) {
        const { code, name } = error as { code?: string | number; name?: string };
        const cause = String(code ?? name ?? 'unknown');
        if (SILENT.test(cause)) return { kind: 'unknown', cause: `${vendor.name}:${cause}` };
        return { kind: vendor.refused.test(cause) ? 'refused' : 'away', cause: `${vendor.name}:${cause}` };
      }
    },
    close: () => undefined,
  };
}

/** Protocol and host of an endpoint, as the SDKs want them apart. */
export function endpointParts(endpoint: string): { protocol: 'http' | 'https'; host: string } {
  const { protocol, host } = new URL(endpoint);
  return { protocol: protocol === 'http:' ? 'http' : 'https', host };
}
