const KILO = 1024;
const MEGA = KILO * KILO;

/** A size as people read it: 812 KB, 3.4 MB. */
export function bytesText(bytes: number): string {
  return bytes < MEGA ? `${Math.ceil(bytes / KILO)} KB` : `${(bytes / MEGA).toFixed(1)} MB`;
}
