// Cursors are opaque to callers: where the next page begins, in base64url.
import type { z } from 'zod';
import { Problem } from './problem.ts';

/** The text that a caller hands back as it is. */
export function cursorText(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor of a list; refuses with CURSOR_INVALID what is none of that list's. */
export function cursorPosition<Schema extends z.ZodType>(
  schema: Schema,
  text: string | undefined,
): z.infer<Schema> | null {
  if (text === undefined) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: refused below like any other that is not ours.
  }
  throw new Problem('CURSOR_INVALID', {
    errors: [
      {
        field: '/cursor',
        code: 'CURSOR_INVALID',
        message: { zh: '请从第一页重新开始', en: 'Start again from the first page' },
      },
    ],
  });
}
