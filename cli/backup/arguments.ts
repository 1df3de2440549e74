// What somebody typed after `npx banjie backup` or `npx banjie restore`.
import { parseArgs } from 'node:util';

export interface BackupAsked {
  command: 'backup';
  to: string;
  /** How many backups stay; undefined: all. */
  keep: number | undefined;
  json: boolean;
}

export interface RestoreAsked {
  command: 'restore';
  from: string;
  /** The folder of PostgreSQL's data, which must not be there or be empty. */
  to: string;
  attachments: string | undefined;
  archive: string | undefined;
  /** ISO instant; only with an archive. */
  until: string | undefined;
  owner: { uid: number; gid: number } | undefined;
  json: boolean;
}

const OPTIONS = {
  to: { type: 'string' },
  from: { type: 'string' },
  keep: { type: 'string' },
  attachments: { type: 'string' },
  archive: { type: 'string' },
  until: { type: 'string' },
  owner: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Null where it is used otherwise than it should. */
export function readBackupArguments([command, ...args]: readonly string[]): BackupAsked | RestoreAsked | null {
  try {
    const { to, from, keep, attachments, archive, until, owner, json } = parseArgs({ args, options: OPTIONS }).values;
    if (to === undefined) return null;
    if (command === 'backup') {
      const others = [from, attachments, archive, until, owner].some((one) => one !== undefined);
      if (others || (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))) return null;
      return { command, to, keep: keep === undefined ? undefined : Number(keep), json };
    }
    if (command !== 'restore' || from === undefined || keep !== undefined) return null;
    if (until !== undefined && (archive === undefined || !hasZone(until))) return null;
    const account = owner === undefined ? undefined : accountOf(owner);
    return account === null ? null : { command, from, to, attachments, archive, until, owner: account, json };
  } catch {
    return null;
  }
}

/** An instant without a zone would be read by the clock of whatever machine restores. */
const hasZone = (until: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(until) && !Number.isNaN(Date.parse(until));

function accountOf(owner: string): { uid: number; gid: number } | null {
  const [, uid, gid] = /^(\d{1,6}):(\d{1,6})$/.exec(owner) ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}
