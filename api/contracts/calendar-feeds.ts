// Calendar feeds: what their owner sees of them. The token is told once.
import { z } from 'zod';
import { Instant } from './common.ts';

/** Body of `POST /api/v1/calendar-feeds`. */
export const FeedBody = z.strictObject({
  label: z.string().trim().min(1).max(100).meta({ description: 'Where it is used: my phone.' }),
});

export const FeedPath = z.object({ feedId: z.uuid() });

export const FeedView = z.object({
  id: z.uuid(),
  label: z.string(),
  createdAt: Instant,
  rotatedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  lastReadAt: Instant.nullable(),
});

export const FeedList = z.object({ items: z.array(FeedView) });

export const FeedOpened = FeedView.extend({
  path: z
    .string()
    .nullable()
    .meta({
      description:
        'Address of the calendar, with its token. Only the token’s hash is kept: it is told here and never again. Null ' +
        'when the same request is repeated after the token was changed.',
    }),
});

/** 256 random bits in base64url. */
export const FeedFile = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
