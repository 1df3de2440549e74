// The commands by which a county begins: its first administrator, and what it brings from paper.
import { parseArgs } from 'node:util';
import type { ImportKind } from '../db/imports.ts';

const KINDS: readonly ImportKind[] = ['organisations', 'people', 'subjects', 'cases'];

export interface ImportAsked {
  kind: ImportKind;
  file: string;
  procedure: string | undefined;
  region: string | undefined;
  faults: string | undefined;
  dryRun: boolean;
  json: boolean;
}

export interface AdministratorAsked {
  name: string;
  id: string;
  organisation: string;
  login: string | undefined;
  issuer: string | undefined;
  another: boolean;
  json: boolean;
}

export type AskedToTakeOver =
  ({ command: 'import' | 'import-template' } & ImportAsked) | ({ command: 'administrator' } & AdministratorAsked);

const OPTIONS = {
  procedure: { type: 'string' },
  region: { type: 'string' },
  faults: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  name: { type: 'string' },
  id: { type: 'string' },
  organisation: { type: 'string' },
  login: { type: 'string' },
  issuer: { type: 'string' },
  another: { type: 'boolean', default: false },
} as const;

/** One of these commands; undefined where another was asked for, null where one is used otherwise than it should. */
export function readTakeover([command, ...args]: readonly string[]): AskedToTakeOver | null | undefined {
  if (command !== 'import' && command !== 'import-template' && command !== 'administrator') return undefined;
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const { json, 'dry-run': dryRun, another, procedure, region, faults, login, issuer } = values;
    if (command === 'administrator') {
      const { name, id, organisation } = values;
      if (positionals.length > 0 || name === undefined || id === undefined || organisation === undefined) return null;
      return { command, name, id, organisation, login, issuer, another, json };
    }
    const [given, file, ...more] = positionals;
    const kind = KINDS.find((one) => one === given);
    if (kind === undefined || file === undefined || more.length > 0) return null;
    if (kind === 'cases' && procedure === undefined) return null;
    return { command, kind, file, procedure, region, faults, dryRun, json };
  } catch {
    return null;
  }
}
