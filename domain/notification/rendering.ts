// A message in the words of one channel and language.
import { DIGEST, defaultTemplate } from './default-templates.ts';
import type { MessageTemplate, VendorTemplate } from './template.ts';
import { filled } from './template.ts';
import type { MessageToTell } from './values.ts';
import { messageValues } from './values.ts';

export interface Words {
  subject: string;
  body: string;
  /** For text messages: the vendor's template with its values in order; null where none was saved. */
  vendor: { template: VendorTemplate; values: string[] } | null;
}

export interface Saying {
  channel: string;
  language: 'zh' | 'en';
  /** Those that the deployment has saved. */
  templates: readonly MessageTemplate[];
  publicUrl: string | null;
}

/** Fills the nearest template: of the kind before any kind, of the procedure before all, else the built-in words. */
export function inWords(message: MessageToTell, { channel, language, templates, publicUrl }: Saying): Words {
  const values = messageValues(message, language, publicUrl);
  const procedure = message.facts?.definition.id ?? null;
  const found = [message.kind, 'any']
    .flatMap((kind) => [...(procedure === null ? [] : [procedure]), null].map((of) => ({ kind, of })))
    .map(({ kind, of }) =>
      templates.find(
        (one) => one.kind === kind && one.procedure === of && one.channel === channel && one.language === language,
      ),
    )
    .find((one) => one !== undefined);
  const { subject, body } = found ?? defaultTemplate(message.kind, language);
  const template = found?.vendor ?? null;
  return {
    subject: oneLine(filled(subject, values)),
    body: filled(body, values),
    vendor:
      template === null
        ? null
        : { template, values: template.parameters.map(({ field }) => oneLine(values[field] ?? '')) },
  };
}

/** Several messages as one. */
export function digestInWords(messages: readonly MessageToTell[], saying: Saying): Words {
  const lines = messages.map((message) => DIGEST.line + oneLine(inWords(message, { ...saying, publicUrl: null }).body));
  const { language, publicUrl } = saying;
  return {
    subject: `${DIGEST.subject[language]}（${messages.length}）`,
    body: [...lines, ...(publicUrl === null ? [] : [publicUrl])].join('\n'),
    vendor: null,
  };
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');
