import type { MaintenanceConfig } from '../config/maintenance.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';

export interface CommandInput {
  config: MaintenanceConfig;
  db: Db;
  crypto: FieldCrypto;
  /** All cases when absent. */
  caseId: string | undefined;
  say: (line: string) => void;
}
