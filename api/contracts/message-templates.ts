import { z } from 'zod';
import { MessageTemplate } from '../../domain/notification/template.ts';
import { BothTexts, Instant } from './common.ts';

export { MessageTemplate };

export const TemplateList = z.object({
  items: z.array(MessageTemplate.extend({ savedBy: z.string(), savedAt: Instant })),
  fields: z.array(z.object({ name: z.string(), title: BothTexts })),
});

export const TemplateRemoval = z.strictObject({
  kind: z.string().max(64),
  channel: z.string().max(20),
  procedure: z.string().max(100).optional(),
  language: z.enum(['zh', 'en']),
});
