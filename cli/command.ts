import type { MaintenanceConfig } from '../config/maintenance.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';

export interface CommandInput {
  config: MaintenanceConfig;
  db: Db;
  crypto: FieldCrypto;
  /** What was asked for, on stdout. */
  say: (line: string) => void;
  /** How far it is, on stderr. */
  tell: (line: string) => void;
}

/** A command about one case, or about all where `caseId` is absent. */
export interface CaseCommandInput extends CommandInput {
  caseId: string | undefined;
}
