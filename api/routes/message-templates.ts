// The words of messages, as a deployment sets them.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { definitionInForce } from '../../db/definitions.ts';
import { listTemplates, putTemplate, removeTemplate } from '../../db/message-templates.ts';
import { defaultTemplate, kindTitle, KNOWN_KINDS } from '../../domain/notification/default-templates.ts';
import { sampleOf } from '../../domain/notification/sample.ts';
import { MESSAGE_FIELDS, templateFaults } from '../../domain/notification/template.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { MessageTemplate, TemplateList, TemplateRemoval, TemplateSample } from '../contracts/message-templates.ts';
import { Problem, refused } from '../problem.ts';
import { problemAt } from '../refusals.ts';

const tags = ['administration'];
const ANY_KIND = { zh: '其余各类消息', en: 'Every other kind' };

export const messageTemplateRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, now } = app.deps;

  app.get(
    '/admin/message-templates',
    {
      schema: { tags, summary: '消息模板 · Templates of messages, and their fields', response: { 200: TemplateList } },
    },
    async ({ actor }) => {
      requireAdministrator(actor);
      const fields = Object.entries(MESSAGE_FIELDS).map(([name, title]) => ({ name, title }));
      const kinds = ['any', ...KNOWN_KINDS].map((kind) => ({
        kind,
        title: kind === 'any' ? ANY_KIND : kindTitle(kind),
        builtIn: { zh: defaultTemplate(kind, 'zh'), en: defaultTemplate(kind, 'en') },
      }));
      return { items: await listTemplates(db), fields, kinds };
    },
  );

  app.put(
    '/admin/message-templates',
    {
      schema: {
        tags,
        summary: '保存消息模板；不存在的字段会被拒绝 · Saves a template; an unknown field is refused',
        description:
          '`{{case.number}}` is a field; `{{#reason}}…{{/reason}}` stands only where it has a value. `data.<field>` in a ' +
          'template of one procedure. Sensitive fields are masked.',
        body: MessageTemplate,
        response: { 200: MessageTemplate },
      },
    },
    async ({ actor, body }) => {
      requireAdministrator(actor);
      await requireSound(body);
      await putTemplate(db, body, actor.person.id, now());
      return body;
    },
  );

  app.post(
    '/admin/message-templates/sample',
    {
      schema: {
        tags,
        summary: '试看消息模板 · What a template would say of a made-up message; nothing is saved',
        body: MessageTemplate,
        response: { 200: TemplateSample },
      },
    },
    async ({ actor, body }) => {
      requireAdministrator(actor);
      await requireSound(body);
      return sampleOf(body);
    },
  );

  app.delete(
    '/admin/message-templates',
    {
      schema: {
        tags,
        summary: '恢复系统默认文字 · Removes a template; the built-in words stand again',
        querystring: TemplateRemoval,
        response: { 200: z.object({ removed: z.literal(true) }) },
      },
    },
    async ({ actor, query: { procedure, ...at } }) => {
      requireAdministrator(actor);
      const place = { ...at, procedure: procedure ?? null } as Parameters<typeof removeTemplate>[1];
      if (!(await removeTemplate(db, place))) throw new Problem('NOT_FOUND');
      return { removed: true as const };
    },
  );

  const requireSound = async (template: MessageTemplate): Promise<void> => {
    const [first, ...more] = templateFaults(template, await fieldsOf(template.procedure));
    if (first !== undefined) throw refused(first, ...more);
  };

  const fieldsOf = async (procedure: string | null) => {
    if (procedure === null) return null;
    const found = await definitionInForce(db, procedure, now());
    if (found === null) {
      const message = { zh: '没有这个事项。', en: 'There is no such procedure.' };
      throw problemAt('UNKNOWN_PROCEDURE', '/procedure', message);
    }
    return found.definition.form === 'case' ? found.definition.fields : [];
  };
};
