import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';

type List = paths['/api/v1/admin/message-templates']['get']['responses'][200]['content']['application/json'];
export type SavedTemplate = List['items'][number];
export type MessageKind = List['kinds'][number];
export type MessageField = List['fields'][number];
export type Template = Omit<SavedTemplate, 'savedBy' | 'savedAt'>;

export const CHANNELS = ['inbox', 'email', 'wecom', 'dingtalk', 'sms'] as const;

/** What was saved, what can be told, and the fields that a text may name. */
export const templatesQuery = queryOptions({
  queryKey: ['message-templates'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/admin/message-templates', { signal })),
});

/** The place of a template: one kind, channel, procedure and language have one. */
export type Place = Pick<Template, 'kind' | 'channel' | 'procedure' | 'language'>;

export const samePlace = (one: Place, other: Place): boolean =>
  one.kind === other.kind &&
  one.channel === other.channel &&
  one.procedure === other.procedure &&
  one.language === other.language;
