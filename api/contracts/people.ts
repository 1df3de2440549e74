// The caller, the holders of posts, and the caller's inbox.
import { z } from 'zod';
import { BothTexts, CaseId, Instant, OrganisationPath, PageQuery, PersonShort, RoleKey } from './common.ts';

const Post = z.object({
  role: z.string(),
  roleTitle: BothTexts,
  organisation: z.string(),
  organisationName: BothTexts,
});

export const Me = z
  .object({
    person: PersonShort,
    holdings: z.array(
      Post.extend({
        agencyOf: PersonShort.nullable().meta({ description: 'Held as a delegate (代理) of this person.' }),
      }),
    ),
    inbox: z.object({ unread: z.int() }),
  })
  .meta({ id: 'Me' });

export const PeopleQuery = z.strictObject({
  ...PageQuery,
  region: OrganisationPath.optional().meta({ description: 'A division with everything in it, or one body.' }),
  role: RoleKey.optional(),
  name: z.string().trim().min(1).max(50).optional().meta({ description: 'Part of the name.' }),
  person: z.string().min(1).max(100).optional().meta({ description: 'The posts of one person, by id.' }),
});

export const PersonAtPost = Post.extend({ person: PersonShort });

export const InboxQuery = z.strictObject({
  ...PageQuery,
  unread: z.stringbool().default(false).meta({ description: 'Only what nobody has read.' }),
});

export const InboxItem = z
  .object({
    id: z.int(),
    kind: z.string(),
    title: BothTexts,
    text: z.string().meta({ description: 'In the language of the reader.' }),
    detail: z.record(z.string(), z.unknown()),
    caseId: CaseId.nullable(),
    caseNumber: z.string().nullable(),
    procedure: z.string().nullable(),
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'InboxItem' });

export const InboxRead = z.strictObject({ ids: z.array(z.int().positive()).min(1).max(500) });
