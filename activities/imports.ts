// Taking the rows of a file in, some at a time.
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { discardCells, findImport, finishImport, retryRefused } from '../db/imports.ts';
import { takeSome } from '../takeover/import.ts';
import type { PaperCases } from './ports.ts';

export interface ImportActivities {
  /** Takes the next rows of an import; whether there were any. */
  takeImportRows(asked: { importId: string; atMost: number; at: string }): Promise<boolean>;
  /** Notes that nothing waits any more. */
  closeImport(asked: { importId: string; at: string }): Promise<void>;
  /** Lets the refused rows wait again. */
  retryImport(asked: { importId: string }): Promise<void>;
  /** Deletes the cells that are left. */
  discardImport(asked: { importId: string }): Promise<void>;
}

/** The functions of an import. Each may be run again: what stands is found. */
export function importActivities(deps: { db: Db; crypto: FieldCrypto; paperCases: PaperCases }): ImportActivities {
  const { db, crypto, paperCases } = deps;
  return {
    async takeImportRows({ importId, atMost, at }) {
      const job = await findImport(db, importId);
      if (job === null || job.state === 'discarded') return false;
      const importer = { db, crypto, settings: paperCases.settings, startCase: paperCases.start };
      return takeSome(importer, job, atMost, at);
    },
    closeImport: ({ importId, at }) => finishImport(db, importId, at),
    retryImport: ({ importId }) => retryRefused(db, importId),
    discardImport: ({ importId }) => discardCells(db, importId),
  };
}
