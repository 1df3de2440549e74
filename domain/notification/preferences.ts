// What a person wants to be told how, and when not.
import { z } from 'zod';
import { civilTime, localDateOf, addDays } from '../calendar/index.ts';
import type { Instant } from '../calendar/index.ts';
import { Channel } from './channel.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const Kind = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/);

/** Times are civil, at UTC+8. Statutory notices go out at any hour, at once, and on every channel that is left. */
export const Preferences = z.strictObject({
  language: z.enum(['zh', 'en']).default('zh'),
  /** Channels by kind of message, in the order in which they are tried; `any` for the kinds not named. */
  channels: z.record(Kind, z.array(Channel).max(4)).default({}),
  /** Nothing goes out from this time until that one; over midnight when `to` is the earlier. */
  quietHours: z
    .strictObject({ from: TimeOfDay, to: TimeOfDay })
    .refine(({ from, to }) => from !== to, { message: '起止时间不能相同 · the times are equal', path: ['to'] })
    .nullable()
    .default(null),
  /** Messages of these kinds come once a day, together. */
  digest: z
    .strictObject({ at: TimeOfDay, kinds: z.array(Kind).min(1).max(50) })
    .nullable()
    .default(null),
});
export type Preferences = z.infer<typeof Preferences>;

/** When a message may go out: at once, or with the digest of an instant. */
export interface Timing {
  notBefore: Instant;
  /** The digest that carries it; null when it goes by itself. */
  digestAt: Instant | null;
}

/** When a message goes out that is ready now. */
export function timingOf(
  message: { kind: string; statutory: boolean },
  preferences: Pick<Preferences, 'quietHours' | 'digest'> | null,
  now: Instant,
): Timing {
  if (preferences === null || message.statutory) return { notBefore: now, digestAt: null };
  const { quietHours, digest } = preferences;
  if (digest !== null && digest.kinds.includes(message.kind)) {
    const digestAt = next(digest.at, now);
    return { notBefore: digestAt, digestAt };
  }
  return { notBefore: quietHours === null ? now : afterQuiet(quietHours, now), digestAt: null };
}

/** The end of the quiet hours in which an instant lies, or the instant itself. */
export function afterQuiet({ from, to }: { from: string; to: string }, now: Instant): Instant {
  const time = civilTime(now).slice(11);
  const isQuiet = from < to ? from <= time && time < to : time >= from || time < to;
  return isQuiet ? next(to, now) : now;
}

/** The next instant at which it is that time of day, later than `now`. */
function next(time: string, now: Instant): Instant {
  const today = localDateOf(now);
  const at = instantOf(today, time);
  return at > now ? at : instantOf(addDays(today, 1), time);
}

function instantOf(date: string, time: string): Instant {
  return new Date(`${date}T${time}:00.000+08:00`).toISOString();
}
