// The caller with his posts, the directory of posts, and the caller's inbox.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { noteRead } from '../../db/delivery-reports.ts';
import { listPosts } from '../../db/directory.ts';
import { countUnread, listInbox, markRead, recipientsOf } from '../../db/inbox.ts';
import { findOrganisations } from '../../db/organisations.ts';
import { directoryScopeOf } from '../../domain/colleagues.ts';
import { roleTitle } from '../../domain/roles.ts';
import { pageOf } from '../contracts/common.ts';
import { InboxItem, InboxQuery, InboxRead, Me, PeopleQuery, PersonAtPost } from '../contracts/people.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { inboxWords } from '../inbox-words.ts';

const PostCursor = z.object({ organisation: z.string(), role: z.string(), person: z.string() });
const InboxCursor = z.int().positive();

export const peopleRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, now } = app.deps;

  app.get(
    '/me',
    {
      schema: {
        tags: ['people'],
        summary: '我：身份、任职、未读消息 · The caller, his posts, what he has not read',
        response: { 200: Me },
      },
    },
    async ({ actor }) => {
      const [organisations, unread] = await Promise.all([
        findOrganisations(db, [...new Set(actor.holdings.map(({ organisation }) => organisation))]),
        countUnread(db, recipientsOf(actor)),
      ]);
      const names = new Map(organisations.map(({ path, name }) => [path, name]));
      return {
        person: actor.person,
        holdings: actor.holdings.map(({ role, organisation, agencyOf }) => ({
          role,
          roleTitle: roleTitle(role),
          organisation,
          organisationName: names.get(organisation) ?? { zh: organisation, en: organisation },
          agencyOf: agencyOf ?? null,
        })),
        inbox: { unread },
      };
    },
  );

  app.get(
    '/people',
    {
      schema: {
        tags: ['people'],
        summary: '任职人员：本级及以下、上级单位 · Holders of posts in the caller’s region and above it',
        querystring: PeopleQuery,
        response: { 200: pageOf(PersonAtPost) },
      },
    },
    async ({ actor, query: { limit, cursor, region, role, name, person } }) => {
      const after = cursorPosition(PostCursor, cursor);
      const filter = {
        limit,
        ...(region === undefined ? {} : { region }),
        ...(role === undefined ? {} : { role }),
        ...(name === undefined ? {} : { name }),
        ...(person === undefined ? {} : { person }),
        ...(after === null ? {} : { after }),
      };
      const { rows, next } = await listPosts(db, directoryScopeOf(actor), filter, now());
      return { items: rows, next: next === null ? null : cursorText(next) };
    },
  );

  app.get(
    '/inbox',
    {
      schema: {
        tags: ['inbox'],
        summary: '我的消息，最新在前 · What the caller and his posts were told, newest first',
        querystring: InboxQuery,
        response: { 200: pageOf(InboxItem) },
      },
    },
    async ({ actor, language, query: { limit, cursor, unread } }) => {
      const before = cursorPosition(InboxCursor, cursor);
      const page = await listInbox(db, {
        recipients: recipientsOf(actor),
        unread,
        limit,
        ...(before === null ? {} : { before }),
      });
      return {
        items: await inboxWords(app.deps, page.rows, language),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.post(
    '/inbox/read',
    {
      schema: {
        tags: ['inbox'],
        summary: '标为已读 · Mark as read; what is not the caller’s is left alone',
        body: InboxRead,
        response: { 200: z.object({ marked: z.int(), unread: z.int() }) },
      },
    },
    async ({ actor, body: { ids } }) => {
      const recipients = recipientsOf(actor);
      const marked = await markRead(db, ids, { person: actor.person.id, recipients }, now());
      await noteRead(db, actor.person.id, ids, now());
      return { marked, unread: await countUnread(db, recipients) };
    },
  );
};
