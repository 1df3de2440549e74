// How people are reached, and what became of what they were told.
import { z } from 'zod';
import { Channel } from '../../domain/notification/channel.ts';
import { Preferences } from '../../domain/notification/preferences.ts';
import { BothTexts, CaseId, Instant, OrganisationPath, PageQuery } from './common.ts';

export const ContactShown = z.object({
  channel: Channel,
  address: z.string().meta({ description: 'Masked.' }),
  signs: z.boolean().meta({ description: 'The robot has a secret.' }),
});

export const NotificationSettings = z
  .object({
    preferences: Preferences,
    contacts: z.array(ContactShown),
    /** Channels that the deployment has set up. */
    channels: z.array(z.object({ channel: Channel, title: BothTexts })),
    kinds: z.array(z.object({ kind: z.string(), title: BothTexts })),
  })
  .meta({ id: 'NotificationSettings' });

export const ChannelPath = z.object({ channel: Channel });

export const ContactBody = z.strictObject({
  address: z.string().min(1).max(500),
  secret: z
    .string()
    .min(8)
    .max(200)
    .optional()
    .meta({ description: '钉钉机器人的加签密钥 · What a DingTalk robot signs with.' }),
});

export const OfficeContactBody = ContactBody.extend({ organisation: OrganisationPath, channel: Channel });
export const OfficeContactQuery = z.strictObject({ organisation: OrganisationPath });
export const OfficeContactRemoval = z.strictObject({ organisation: OrganisationPath, channel: Channel });

export const DeliveryView = z
  .object({
    id: z.int(),
    kind: z.string(),
    title: BothTexts,
    caseId: CaseId.nullable(),
    caseNumber: z.string().nullable(),
    sequence: z.int().nullable(),
    target: z.string(),
    targetName: z.string().nullable(),
    state: z.enum(['queued', 'sent', 'delivered', 'failed', 'read']),
    channel: z.string().nullable().meta({ description: 'Null: in the inbox alone.' }),
    cause: z.string().nullable().meta({ description: 'Why it is not there: `smtp:550`, `timeout`, `channelDown`.' }),
    attempts: z.int(),
    createdAt: Instant,
    notBefore: Instant,
    sentAt: Instant.nullable(),
    deliveredAt: Instant.nullable(),
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryQuery = z.strictObject({
  ...PageQuery,
  state: z.enum(['queued', 'sent', 'delivered', 'failed', 'read']).optional(),
  channel: Channel.optional(),
});
export const DeliveryPath = z.object({ deliveryId: z.coerce.number().int().positive() });

export const ChannelState = z.object({
  channel: z.string(),
  title: BothTexts,
  state: z.enum(['up', 'down', 'notConfigured']),
  backlog: z.int(),
  oldest: Instant.nullable(),
  failures: z.int().meta({ description: 'In a row.' }),
  downSince: Instant.nullable(),
  nextProbe: Instant.nullable(),
  lastSuccess: Instant.nullable(),
  lastFailure: Instant.nullable(),
  lastCause: z.string().nullable(),
});
export const ChannelStates = z
  .object({
    items: z.array(ChannelState),
    unaddressed: z.object({ backlog: z.int(), oldest: Instant.nullable() }).meta({
      description: '尚未分发的消息 · Messages that no dispatcher has looked up people for yet.',
    }),
  })
  .meta({ id: 'ChannelStates' });
