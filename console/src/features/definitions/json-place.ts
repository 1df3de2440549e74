// Where something stands in a JSON text, for whoever edits it by hand. Nothing of React here.

/** Line, from 1, of the value at a path in JSON that was written with two blanks of indentation; null where it is not. */
export function lineOf(text: string, path: readonly string[]): number | null {
  const lines = text.split('\n');
  let line = 0;
  for (const [depth, step] of path.entries()) {
    const found = lineBelow(lines, line, depth, step);
    if (found === null) return depth === 0 ? null : line + 1;
    line = found;
  }
  return line + 1;
}

/** Paths of the proofs name elements of lists by their key or by their number. */
function lineBelow(lines: readonly string[], from: number, depth: number, step: string): number | null {
  const indent = '  '.repeat(depth + 1);
  const member = `${indent}${JSON.stringify(step)}:`;
  let index = -1;
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!line.startsWith(indent)) return null;
    if (line.startsWith(member)) return at;
    const opens = line.startsWith(`${indent}{`) || (/^\s*["\d\-tfn[]/.test(line) && !/^\s*"[^"]*":/.test(line));
    if (opens && !line.startsWith(`${indent} `)) {
      index += 1;
      if (String(index) === step || keyOf(lines, at, indent) === step) return at;
    }
  }
  return null;
}

/** The `key` member of an element that begins on a line. */
function keyOf(lines: readonly string[], at: number, indent: string): string | null {
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (!line.startsWith(`${indent}  `)) return null;
    const found = line.startsWith(`${indent}  "key": `) ? /"key": "([^"]*)"/.exec(line) : null;
    if (found !== null) return found[1] ?? null;
  }
  return null;
}

/** A text that is no JSON, with the place where it stops being one. */
export interface JsonFault {
  readonly line: number | null;
  readonly message: string;
}

/** Reads a document; a list or a bare value is none. */
export function readDocument(
  text: string,
):
  | { readonly ok: true; readonly document: Record<string, unknown> }
  | { readonly ok: false; readonly fault: JsonFault } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ok: true, document: value as Record<string, unknown> };
    }
    return { ok: false, fault: { line: 1, message: '{ … }' } };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = brokenAt(text);
    return { ok: false, fault: { line: text.slice(0, at).split('\n').length, message } };
  }
}

const BLANK = /\s*/y;
const SCALAR =
  // JSON forbids control characters in strings.
  // oxlint-disable-next-line no-control-regex
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where a text stops being JSON: engines say it each in its own way, or not at all. */
function brokenAt(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const sign = (wanted: string): boolean => {
    take(BLANK);
    if (text[at] !== wanted) return false;
    at += 1;
    return true;
  };
  const inside = (close: string, member: () => boolean): boolean => {
    if (sign(close)) return true;
    do if (!member()) return false;
    while (sign(','));
    return sign(close);
  };
  const scalar = (): boolean => {
    take(BLANK);
    return take(SCALAR);
  };
  const value = (): boolean => {
    if (sign('{')) {
      return inside('}', () => {
        take(BLANK);
        return text[at] === '"' && scalar() && sign(':') && value();
      });
    }
    return sign('[') ? inside(']', value) : scalar();
  };
  value();
  take(BLANK);
  return at;
}
