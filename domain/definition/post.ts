import { z } from 'zod';
import { Body, Key, Level } from './atoms.ts';

/** A post that acts for a whole case or round, or for one division of it. */
export const Post = z.object({ role: Key, level: Level, body: Body.optional() });
export type Post = z.infer<typeof Post>;
