const EIGHT_HOURS_MS = 8 * 3_600_000;
const DAY = 10;
const MINUTE = 16;

/** An instant (ISO 8601) as people write it, at UTC+8: 2026-11-23 10:05. */
export function momentText(at: string): string {
  const local = new Date(Date.parse(at) + EIGHT_HOURS_MS).toISOString();
  return `${local.slice(0, DAY)} ${local.slice(DAY + 1, MINUTE)}`;
}
