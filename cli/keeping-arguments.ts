// The commands by which a deployment is kept for years: its keys, its archive, what may be forgotten.
import { parseArgs } from 'node:util';
import type { ArchiveAsked } from './archive.ts';
import { CASE_ID } from './case-id.ts';
import type { RotationAsked } from './rotate-keys.ts';
import type { TidyAsked } from './tidy.ts';

export type AskedToKeep =
  | ({ command: 'rotate-keys' } & RotationAsked)
  | ({ command: 'archive' } & ArchiveAsked)
  | ({ command: 'tidy' } & TidyAsked)
  | { command: 'verify-archive'; dir: string; json: boolean }
  | { command: 'reseal-archive'; dir: string | undefined }
  | { command: 'show-archived'; dir: string | undefined; caseId: string };

const flag = { type: 'boolean', default: false } as const;
const DAYS = /^[1-9]\d{0,4}$/;

/** One of these commands; undefined where another was asked for, null where one is used otherwise than it should. */
export function readKeeping([command, ...args]: readonly string[]): AskedToKeep | null | undefined {
  try {
    switch (command) {
      case 'rotate-keys': {
        const { values } = parseArgs({ args, options: { check: flag, closed: flag, json: flag } });
        return { command, ...values };
      }
      case 'tidy': {
        const { values } = parseArgs({ args, options: { 'dry-run': flag, json: flag } });
        return { command, dryRun: values['dry-run'], json: values.json };
      }
      case 'archive':
        if (args[0] === 'show') return readShow(args.slice(1));
        return args[0] === 'reseal' ? readReseal(args.slice(1)) : readArchive(args);
      case 'verify':
        return args.includes('--archive') ? readVerify(args) : undefined;
      default:
        return undefined;
    }
  } catch {
    return null;
  }
}

function readArchive(args: string[]): AskedToKeep | null {
  const options = {
    dir: { type: 'string' },
    days: { type: 'string' },
    plain: flag,
    'dry-run': flag,
    json: flag,
  } as const;
  const { dir, days, plain, json, 'dry-run': dryRun } = parseArgs({ args, options }).values;
  if (days !== undefined && !DAYS.test(days)) return null;
  return { command: 'archive', dir, days: days === undefined ? undefined : Number(days), plain, dryRun, json };
}

function readReseal(args: string[]): AskedToKeep {
  const { values } = parseArgs({ args, options: { dir: { type: 'string' } } });
  return { command: 'reseal-archive', dir: values.dir };
}

function readShow(args: string[]): AskedToKeep | null {
  const { values, positionals } = parseArgs({ args, options: { dir: { type: 'string' } }, allowPositionals: true });
  const [caseId, ...more] = positionals;
  if (caseId === undefined || more.length > 0 || !CASE_ID.test(caseId)) return null;
  return { command: 'show-archived', dir: values.dir, caseId };
}

function readVerify(args: string[]): AskedToKeep | null {
  const { archive: dir, json } = parseArgs({ args, options: { archive: { type: 'string' }, json: flag } }).values;
  return dir === undefined ? null : { command: 'verify-archive', dir, json };
}
