import { z } from 'zod';
import { MessageTemplate } from '../../domain/notification/template.ts';
import { BothTexts, Instant } from './common.ts';

const Said = z.object({ subject: z.string(), body: z.string() });

export { MessageTemplate };

export const TemplateList = z.object({
  items: z.array(MessageTemplate.extend({ savedBy: z.string(), savedAt: Instant })),
  fields: z.array(z.object({ name: z.string(), title: BothTexts })),
  kinds: z
    .array(z.object({ kind: z.string(), title: BothTexts, builtIn: z.object({ zh: Said, en: Said }) }))
    .meta({ description: 'What can be told, and the words where nobody has saved others.' }),
});

/** What a template says of a made-up message. */
export const TemplateSample = Said;

export const TemplateRemoval = z.strictObject({
  kind: z.string().max(64),
  channel: z.string().max(20),
  procedure: z.string().max(100).optional(),
  language: z.enum(['zh', 'en']),
});
