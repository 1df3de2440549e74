// Texts with places for fields: 「{{case.number}} 将于 {{dueOn}} 到期」. A text between {{#x}} and {{/x}} stands only
// where x has a value.
import { z } from 'zod';
import type { Text } from '../definition/atoms.ts';
import type { Field } from '../definition/field.ts';
import type { Refusal } from '../case/refusal.ts';
import { Channel } from './channel.ts';
import { KNOWN_KINDS } from './default-templates.ts';

/** Fields that every message knows; `data.<field>` besides, in a template of one procedure. */
export const MESSAGE_FIELDS: Record<string, Text> = {
  title: { zh: '消息名称', en: 'what the message is' },
  'case.number': { zh: '案件编号', en: 'number of the case' },
  'case.procedure': { zh: '事项名称', en: 'name of the procedure' },
  'case.organisation': { zh: '所在单位', en: 'organisation of the case' },
  'case.subject': { zh: '对象（姓名打码）', en: 'whom it is about, masked' },
  'case.startedOn': { zh: '立案日期', en: 'day on which it was opened' },
  stage: { zh: '环节', en: 'stage' },
  clock: { zh: '时限', en: 'limit' },
  dueOn: { zh: '到期日', en: 'due day' },
  oldDueOn: { zh: '原到期日', en: 'due day before' },
  period: { zh: '报送期', en: 'period' },
  gate: { zh: '节点', en: 'gate' },
  action: { zh: '升级措施', en: 'step of escalation' },
  outcome: { zh: '办理结果', en: 'outcome' },
  by: { zh: '经办人', en: 'who did it' },
  message: { zh: '留言', en: 'words of the sender' },
  reason: { zh: '理由', en: 'reason' },
  ground: { zh: '依据', en: 'ground' },
  letter: { zh: '文号', en: 'number of a letter' },
  provisional: { zh: '日期为暂定', en: 'the day is provisional' },
  link: { zh: '办理地址', en: 'address of the case' },
};

/** A vendor's approved template with what fills it: by name (Alibaba Cloud) and in order (Tencent Cloud). */
export const VendorTemplate = z.strictObject({
  code: z.string().min(1).max(64),
  parameters: z.array(z.strictObject({ name: z.string().regex(/^[A-Za-z0-9_]{1,20}$/), field: z.string() })).max(20),
});
export type VendorTemplate = z.infer<typeof VendorTemplate>;

export const MessageTemplate = z.strictObject({
  /** Kind of message; `any` for those without one of their own. */
  kind: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
  channel: z.union([Channel, z.literal('inbox')]),
  /** Id of the procedure to which it belongs; null for every one. */
  procedure: z.string().max(100).nullable().default(null),
  language: z.enum(['zh', 'en']),
  subject: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(4000),
  vendor: VendorTemplate.nullable().default(null),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

const PLACE = /\{\{([#/]?)\s*([^{}]*?)\s*\}\}/g;

/**
 * What is wrong with a template before it is saved: a kind or fields that are not known, sections that do not close, a text
 * message without its vendor's template.
 *
 * @param fields of the procedure that it names; null where it names none
 */
export function templateFaults(template: MessageTemplate, fields: readonly Field[] | null): Refusal[] {
  const known = (name: string): boolean =>
    Object.hasOwn(MESSAGE_FIELDS, name) ||
    (fields?.some((field) => field.type !== 'table' && field.type !== 'file' && `data.${field.key}` === name) ?? false);
  const unknown = (name: string, field: string): Refusal[] =>
    known(name)
      ? []
      : [
          {
            code: 'UNKNOWN_FIELD',
            field,
            message: { zh: `模板中的“${name}”不是可用字段。`, en: `The template names "${name}", which is no field.` },
          },
        ];
  const parts = (['subject', 'body'] as const).flatMap((part) => [
    ...[...template[part].matchAll(PLACE)].flatMap(([, , name = '']) => unknown(name, `/${part}`)),
    ...unbalanced(template[part], `/${part}`),
  ]);
  const { vendor, channel } = template;
  const parameters = (vendor?.parameters ?? []).flatMap(({ field }, index) =>
    unknown(field, `/vendor/parameters/${index}/field`),
  );
  const missing: Refusal[] =
    channel === 'sms' && vendor === null
      ? [
          {
            code: 'FIELD_REQUIRED',
            field: '/vendor',
            message: {
              zh: '短信须填写服务商审核通过的模板。',
              en: "A text message needs its vendor's approved template.",
            },
          },
        ]
      : [];
  const kind: Refusal[] =
    template.kind === 'any' || KNOWN_KINDS.includes(template.kind)
      ? []
      : [
          {
            code: 'FIELD_INVALID',
            field: '/kind',
            message: {
              zh: `没有“${template.kind}”这类消息。`,
              en: `There are no messages of kind "${template.kind}".`,
            },
          },
        ];
  return [...kind, ...parts, ...parameters, ...missing];
}

function unbalanced(text: string, field: string): Refusal[] {
  const open: string[] = [];
  let wrong = text.replaceAll(PLACE, '').includes('{{');
  for (const [, mark, name = ''] of text.matchAll(PLACE)) {
    if (mark === '#') open.push(name);
    if (mark === '/' && open.pop() !== name) wrong = true;
  }
  if (!wrong && open.length === 0) return [];
  const message = { zh: '模板中的 {{ }} 没有配对。', en: 'The braces of the template do not match.' };
  return [{ code: 'FIELD_INVALID', field, message }];
}

/** Fills a text; a field without a value is nothing. Values are never read as templates themselves. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  let out = '';
  let from = 0;
  const hidden: boolean[] = [];
  for (const match of text.matchAll(PLACE)) {
    const [whole, mark, name = ''] = match;
    if (!hidden.includes(true)) out += text.slice(from, match.index);
    from = match.index + whole.length;
    if (mark === '#') hidden.push((values[name] ?? '') === '');
    else if (mark === '/') hidden.pop();
    else if (!hidden.includes(true)) out += values[name] ?? '';
  }
  return out + text.slice(from);
}
