/** An instant as people write it, at UTC+8: 2026-11-23 10:05. */
export function Moment({ at }: { at: string }) {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return <time dateTime={at}>{`${local.slice(0, 10)} ${local.slice(11, 16)}`}</time>;
}
