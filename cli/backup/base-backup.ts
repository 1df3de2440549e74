// A copy of a running PostgreSQL by its own protocol for that (BASE_BACKUP, as pg_basebackup asks for it), so that no
// program besides the server is needed. https://www.postgresql.org/docs/18/protocol-replication.html
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import type { Connection, Submittable } from 'pg';

/** Positions in PostgreSQL's log (LSN): a restored copy is consistent from `to` on. */
export interface CopiedSpan {
  readonly from: string;
  readonly to: string;
  readonly bytes: number;
}

interface DataRow {
  readonly fields: readonly (Buffer | string | null)[];
}

/**
 * Copies the whole cluster, every database in it at one point, into `folder` as `base.tar.gz` with the log that makes it
 * consistent, and `backup_manifest`. The server goes on working. The account in `url` needs REPLICATION.
 */
export async function takeBaseBackup(url: string, folder: string, label: string): Promise<CopiedSpan> {
  const client = new pg.Client({ connectionString: url, replication: 'true' } as pg.ClientConfig);
  await client.connect();
  try {
    return await new Promise<CopiedSpan>((resolve, reject) => {
      client.once('error', reject);
      client.query(new BaseBackup(folder, label, resolve, reject));
    });
  } finally {
    await client.end();
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What the client of `pg` hands the server's answers to; the names of its methods are that package's. */
class BaseBackup implements Submittable {
  readonly #folder: string;
  readonly #label: string;
  readonly #done: (span: CopiedSpan) => void;
  readonly #failed: (error: Error) => void;
  /** First columns of the answer's rows: begin, one for each tablespace, end. */
  readonly #rows: string[] = [];
  #file: number | null = null;
  #bytes = 0;
  #error: Error | null = null;

  constructor(folder: string, label: string, done: (span: CopiedSpan) => void, failed: (error: Error) => void) {
    this.#folder = folder;
    this.#label = label;
    this.#done = done;
    this.#failed = failed;
  }

  submit(connection: Connection): void {
    const label = quoted(this.#label);
    // The log that it needs is in it, so it need not wait for an archive, which may be what is broken.
    connection.query(
      `BASE_BACKUP (LABEL ${label}, CHECKPOINT 'fast', WAL true, WAIT false, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256', COMPRESSION 'gzip', COMPRESSION_DETAIL 'level=1')`,
    );
  }

  handleRowDescription(): void {
    // the columns are those of the protocol
  }

  handleDataRow({ fields }: DataRow): void {
    this.#rows.push(String(fields[0] ?? ''));
  }

  /** A message says by its first byte what it is: a new archive, the manifest's beginning, or content of either. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#error !== null) return;
    try {
      const [kind] = chunk;
      if (kind === 0x6e) this.#begin(chunk.toString('utf8', 1, chunk.indexOf(0, 1)));
      else if (kind === 0x6d) this.#begin('backup_manifest');
      else if (kind === 0x64) this.#write(chunk.subarray(1));
    } catch (error) {
      this.#error = error as Error;
    }
  }

  handleCommandComplete(): void {
    // there are several; the end is when the server is ready again
  }

  handleError(error: Error): void {
    this.#error ??= error;
    // The protocol ends a failed command with readiness as well, of which `pg` tells nobody then.
    this.handleReadyForQuery();
  }

  handleReadyForQuery(): void {
    this.#close();
    const [from, to] = [this.#rows[0], this.#rows.at(-1)];
    if (this.#error !== null) this.#failed(this.#error);
    else if (from === undefined || to === undefined) this.#failed(new Error('the server sent no backup'));
    else this.#done({ from, to, bytes: this.#bytes });
  }

  #begin(name: string): void {
    this.#close();
    // Archives besides the first are tablespaces at places of their own, which a restore elsewhere could not fill.
    if (name !== 'backup_manifest' && !name.startsWith('base.tar')) {
      throw new Error(`the cluster has a tablespace outside its folder (${name}): use pg_basebackup`);
    }
    this.#file = openSync(join(this.#folder, basename(name)), 'wx', 0o600);
  }

  #write(content: Buffer): void {
    if (this.#file === null) throw new Error('content before its file');
    let written = 0;
    while (written < content.length) written += writeSync(this.#file, content, written);
    this.#bytes += content.length;
  }

  #close(): void {
    if (this.#file === null) return;
    fsyncSync(this.#file);
    closeSync(this.#file);
    this.#file = null;
  }
}
