// How the caller is told, where offices are reached, and who was told what about a case.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { contactsOf, findPreferences, putContact, putPreferences, removeContact } from '../../db/contacts.ts';
import type { Contact } from '../../db/contacts.ts';
import { deliveriesOfCase } from '../../db/delivery-reports.ts';
import { findOrganisation } from '../../db/organisations.ts';
import { CHANNELS, CHANNEL_TITLES } from '../../domain/notification/channel.ts';
import type { Channel } from '../../domain/notification/channel.ts';
import { maskedContact, readContact } from '../../domain/notification/contact.ts';
import { KNOWN_KINDS, kindTitle } from '../../domain/notification/default-templates.ts';
import { Preferences } from '../../domain/notification/preferences.ts';
import { scopeOf } from '../../domain/scope.ts';
import { requireAdministered } from '../require-administrator.ts';
import { requireCase } from '../case-reading.ts';
import { CaseId } from '../contracts/common.ts';
import {
  ChannelPath,
  ContactBody,
  ContactShown,
  DeliveryView,
  NotificationSettings,
  OfficeContactBody,
  OfficeContactQuery,
  OfficeContactRemoval,
} from '../contracts/notifications.ts';
import { deliveryView } from '../delivery-view.ts';
import { Problem } from '../problem.ts';
import { problemAt } from '../refusals.ts';

const tags = ['notifications'];
const MOST_MESSAGES = 1000;

export const notificationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, crypto, config, now } = deps;
  const shown = async (owner: string): Promise<z.infer<typeof ContactShown>[]> =>
    (await contactsOf(db, crypto, owner)).map(({ channel, address, secret }) => ({
      channel,
      address: maskedContact(channel, address),
      signs: secret !== null,
    }));
  const { mail, sms } = config.notifications;
  const available = CHANNELS.filter(
    (channel) => (channel !== 'email' || mail !== undefined) && (channel !== 'sms' || sms !== undefined),
  );

  app.get(
    '/me/notifications',
    { schema: { tags, summary: '我的通知设置 · How the caller is told', response: { 200: NotificationSettings } } },
    async ({ actor }) => ({
      preferences: (await findPreferences(db, actor.person.id)) ?? Preferences.parse({}),
      contacts: await shown(`person:${actor.person.id}`),
      channels: available.map((channel) => ({ channel, title: CHANNEL_TITLES[channel] })),
      kinds: KNOWN_KINDS.map((kind) => ({ kind, title: kindTitle(kind) })),
    }),
  );

  app.put(
    '/me/notifications',
    {
      schema: {
        tags,
        summary: '修改通知设置：渠道、免打扰、每日汇总 · Channels by kind, quiet hours, daily digest',
        description: '法定期限的通知不受免打扰和渠道选择限制 · Statutory notices ignore quiet hours and choices.',
        body: Preferences,
        response: { 200: Preferences },
      },
    },
    async ({ actor, body }) => {
      requireKnownKinds(body);
      await putPreferences(db, actor.person.id, body, now());
      return body;
    },
  );

  app.put(
    '/me/contacts/:channel',
    {
      schema: {
        tags,
        summary: '登记我的邮箱、手机或机器人 · Where the caller is reached on a channel',
        params: ChannelPath,
        body: ContactBody,
        response: { 200: z.object({ contacts: z.array(ContactShown) }) },
      },
    },
    async ({ actor, params, body }) => {
      const owner = `person:${actor.person.id}`;
      await putContact(db, crypto, owner, contactFrom(params.channel, body), actor.person.id, now());
      return { contacts: await shown(owner) };
    },
  );

  app.delete(
    '/me/contacts/:channel',
    {
      schema: {
        tags,
        summary: '删除联系方式 · Forget where the caller is reached',
        params: ChannelPath,
        response: { 200: z.object({ contacts: z.array(ContactShown) }) },
      },
    },
    async ({ actor, params }) => {
      const owner = `person:${actor.person.id}`;
      if (!(await removeContact(db, owner, params.channel))) throw new Problem('NOT_FOUND');
      return { contacts: await shown(owner) };
    },
  );

  app.get(
    '/admin/contacts',
    {
      schema: {
        tags,
        summary: '单位的邮箱与群机器人 · Mailbox and robots of an office',
        querystring: OfficeContactQuery,
        response: { 200: z.object({ contacts: z.array(ContactShown) }) },
      },
    },
    async ({ actor, query }) => {
      requireAdministered(actor, query.organisation);
      return { contacts: await shown(`organisation:${query.organisation}`) };
    },
  );

  app.put(
    '/admin/contacts',
    {
      schema: {
        tags,
        summary: '登记单位的邮箱或群机器人 · Sets the mailbox or a robot of an office',
        body: OfficeContactBody,
        response: { 200: z.object({ contacts: z.array(ContactShown) }) },
      },
    },
    async ({ actor, body: { organisation, channel, ...contact } }) => {
      requireAdministered(actor, organisation);
      if ((await findOrganisation(db, organisation)) === null) throw new Problem('UNKNOWN_ORGANISATION');
      const owner = `organisation:${organisation}`;
      await putContact(db, crypto, owner, contactFrom(channel, contact), actor.person.id, now());
      return { contacts: await shown(owner) };
    },
  );

  app.delete(
    '/admin/contacts',
    {
      schema: {
        tags,
        summary: '删除单位的联系方式 · Removes an office’s contact',
        querystring: OfficeContactRemoval,
        response: { 200: z.object({ contacts: z.array(ContactShown) }) },
      },
    },
    async ({ actor, query: { organisation, channel } }) => {
      requireAdministered(actor, organisation);
      const owner = `organisation:${organisation}`;
      if (!(await removeContact(db, owner, channel))) throw new Problem('NOT_FOUND');
      return { contacts: await shown(owner) };
    },
  );

  app.get(
    '/cases/:caseId/messages',
    {
      schema: {
        tags,
        summary: '该案的消息及送达状态 · Who was told what about a case, and whether it arrived',
        params: z.object({ caseId: CaseId }),
        response: { 200: z.object({ items: z.array(DeliveryView) }) },
      },
    },
    async ({ actor, params: { caseId } }) => {
      await requireCase(deps, scopeOf(actor), caseId);
      return { items: (await deliveriesOfCase(db, caseId, MOST_MESSAGES)).map(deliveryView) };
    },
  );
};

/** A choice for a kind that does not exist would be a choice for nothing. */
function requireKnownKinds({ channels, digest }: Preferences): void {
  const named = [
    ...Object.keys(channels).map((kind) => ({ kind, field: `/channels/${kind}` })),
    ...(digest?.kinds ?? []).map((kind, index) => ({ kind, field: `/digest/kinds/${index}` })),
  ];
  const unknown = named.find(({ kind, field }) => !KNOWN_KINDS.includes(kind) && field !== '/channels/any');
  if (unknown === undefined) return;
  const message = { zh: `没有“${unknown.kind}”这类消息。`, en: `There are no messages of kind "${unknown.kind}".` };
  throw problemAt('FIELD_INVALID', unknown.field, message);
}

function contactFrom(channel: Channel, given: { address: string; secret?: string | undefined }): Contact {
  const read = readContact(channel, given.address);
  if (!read.ok) throw problemAt('FIELD_INVALID', '/address', read.message);
  return { channel, address: read.address, secret: channel === 'dingtalk' ? (given.secret ?? null) : null };
}
