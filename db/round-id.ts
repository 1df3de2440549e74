import { sha256 } from './digest.ts';

/**
 * Id of the round of a duty for a period, or of the series of an indicator for a year: a UUID of version 8 (RFC 9562),
 * our own digest, so that opening twice is opening once.
 */
export function roundId(procedure: string, part: string, period: string): string {
  const bytes = sha256(JSON.stringify(['round', procedure, part, period])).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
