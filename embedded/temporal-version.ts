/** The Temporal server that is downloaded or built; `embedded/temporal-server/go.mod` names the same one. */
export const TEMPORAL_VERSION = '1.32.1';

/** The first line of servers that can skip time inside one execution, which rehearsal needs. */
const LEAST = [1, 32] as const;

/** Reads "temporal version 1.32.1" and says whether that is new enough. */
export function isUsableVersion(printed: string): boolean {
  const match = /(\d+)\.(\d+)\.\d+/.exec(printed);
  if (!match) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}
