// What somebody typed after `npx banjie`.
import { parseArgs } from 'node:util';
import { CASE_ID } from './case-id.ts';
import { readKeeping } from './keeping-arguments.ts';
import type { AskedToKeep } from './keeping-arguments.ts';
import { readTakeover } from './takeover-arguments.ts';
import type { AskedToTakeOver } from './takeover-arguments.ts';
import { readDefinitionsArguments } from './definition-arguments.ts';
import type { DefinitionsAsked } from './definition-arguments.ts';

/** Commands about one case or all. */
const ABOUT_CASES = ['migrate', 'verify', 'rebuild', 'history', 'catch-up'] as const;

export type Asked =
  | { command: (typeof ABOUT_CASES)[number]; caseId: string | undefined }
  | { command: 'publish'; profile: string | undefined; dryRun: boolean; json: boolean }
  | { command: 'schedules'; dryRun: boolean; json: boolean }
  | { command: 'upgrade'; to: string | undefined; dryRun: boolean; json: boolean }
  | AskedToTakeOver
  | AskedToKeep
  | DefinitionsAsked;

/** The command with its options; null where it is used otherwise than it should. */
export function readArguments(argv: readonly string[]): Asked | null {
  const [command, ...rest] = argv;
  const takesOver = readTakeover(argv);
  if (takesOver !== undefined) return takesOver;
  const keeps = readKeeping(argv);
  if (keeps !== undefined) return keeps;
  if (command === 'publish' || command === 'schedules' || command === 'upgrade') return readOptions(command, rest);
  if (command === 'definitions') return readDefinitionsArguments(rest);
  const [caseId, ...more] = rest;
  const known = ABOUT_CASES.find((name) => name === command);
  const usable = more.length === 0 && (caseId === undefined || CASE_ID.test(caseId));
  return known !== undefined && usable ? { command: known, caseId } : null;
}

function readOptions(command: 'publish' | 'schedules' | 'upgrade', args: string[]): Asked | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        profile: { type: 'string' },
        to: { type: 'string' },
      },
    });
    const { 'dry-run': dryRun, json, profile, to } = values;
    if ((profile !== undefined && command !== 'publish') || (to !== undefined && command !== 'upgrade')) return null;
    if (command === 'publish') return { command, dryRun, json, profile };
    return command === 'upgrade' ? { command, to, dryRun, json } : { command, dryRun, json };
  } catch {
    return null;
  }
}
