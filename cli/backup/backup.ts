// One backup: PostgreSQL with all its databases at one point, the attachments, and what is needed to read them again.
import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupConfig } from '../../config/backup.ts';
import type { BackupAsked } from './arguments.ts';
import { takeBaseBackup } from './base-backup.ts';
import type { Report } from './report.ts';

/** Beside the copies: what this backup is. */
export const NOTE = 'banjie.json';

/** What stands in {@link NOTE}. */
export const BackupNote = z.object({
  takenAt: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  /** Ids of the keys without which sealed fields and payloads can't be read; never the keys. */
  keys: z.array(z.string()),
});

/** Writes it beside, and gives it its name when it is whole: what has a name can be restored. */
export async function backup({ to, keep, json }: BackupAsked, config: BackupConfig, { say }: Report): Promise<number> {
  const takenAt = new Date().toISOString();
  const name = takenAt.replaceAll(':', '-');
  const unfinished = join(to, `${name}.unfinished`);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const span = await takeBaseBackup(config.url, unfinished, `banjie ${takenAt}`);
    // After the database: a file is there before the row that names it, so no row of the copy lacks its file.
    const attachments = await copyAttachments(config.attachmentsDir, join(to, 'attachments'));
    const note: z.infer<typeof BackupNote> = { takenAt, from: span.from, to: span.to, keys: [...config.keyIds] };
    await writeFile(join(unfinished, NOTE), `${JSON.stringify(note, null, 2)}\n`, { flush: true });
    await rename(unfinished, join(to, name));
    const removed = keep === undefined ? [] : await removeAllBut(to, keep);
    const done = { backup: join(to, name), bytes: span.bytes, attachments, removed, ...note };
    say(json ? JSON.stringify(done) : wordsOf(done));
    return 0;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

interface Done {
  backup: string;
  bytes: number;
  attachments: number;
  removed: string[];
  keys: string[];
}

function wordsOf({ backup: where, bytes, attachments, removed, keys }: Done): string {
  const size = `${Math.ceil(bytes / 1024 / 1024)} MB`;
  const lines = [`✓ ${where}: ${size}, ${attachments} new attachments · 已备份,新增附件 ${attachments} 个`];
  if (removed.length > 0) lines.push(`  removed · 已删除旧备份: ${removed.join(', ')}`);
  lines.push(
    `  It can only be read with the keys ${keys.join(', ')} of DATA_KEYS and with BLIND_INDEX_KEY: keep them elsewhere · 密钥须另行保管`,
  );
  return lines.join('\n');
}

/** Attachments never change, so the backups share one copy, to which each adds what is new; how many that were. */
async function copyAttachments(from: string, to: string): Promise<number> {
  let copied = 0;
  for (const part of await readdir(from).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    await mkdir(join(to, part), { recursive: true });
    const there = new Set(await readdir(join(to, part)));
    for (const file of await readdir(join(from, part))) {
      if (there.has(file)) continue;
      const beside = join(to, part, `${file}.unfinished`);
      await cp(join(from, part, file), beside);
      await rename(beside, join(to, part, file));
      copied += 1;
    }
  }
  return copied;
}

/** The oldest go; their names are their times. Folders that are no finished backups are left alone. */
async function removeAllBut(folder: string, keep: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\dT[\d.-]+Z$/.test(name)).sort();
  const removed: string[] = [];
  for (const name of names.slice(0, -keep)) {
    if ((await stat(join(folder, name, NOTE)).catch(() => null)) === null) continue;
    await rm(join(folder, name), { recursive: true });
    removed.push(name);
  }
  return removed;
}
