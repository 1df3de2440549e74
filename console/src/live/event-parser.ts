// Server-Sent Events from the pieces in which a connection brings them.

/** One event of a stream; an `id` alone moves the place from which the stream is resumed. */
export interface StreamEvent {
  readonly id: string | null;
  readonly type: string | null;
  readonly data: string | null;
}

/** Gives the events that are complete after each piece; the rest is kept for the next one. */
export function createEventParser(): (piece: string) => StreamEvent[] {
  let rest = '';
  return (piece) => {
    rest = (rest + piece).replaceAll('\r\n', '\n');
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(eventOf).filter((event) => event.id !== null || event.data !== null);
  };
}

function eventOf(block: string): StreamEvent {
  const lines = block.split('\n');
  const valuesOf = (name: string): string[] =>
    lines
      .filter((line) => line === name || line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  const data = valuesOf('data');
  return {
    id: valuesOf('id').at(-1) ?? null,
    type: valuesOf('event').at(-1) ?? null,
    data: data.length === 0 ? null : data.join('\n'),
  };
}

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

/** How long to wait before connecting again after so many failures in a row. */
export function restAfter(failures: number): number {
  return Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS);
}
