// A file with rows, tried and taken in by the service: organisations, people, subjects, open cases.
import { send } from '../api/client.ts';
import { keyed } from '../api/keyed.ts';
import type { operations } from '../api/schema.d.ts';

type Body<
  Operation extends { responses: object },
  Status extends keyof Operation['responses'],
> = Operation['responses'][Status] extends { content: { 'application/json': infer Answer } } ? Answer : never;

export type ImportView = Body<operations['getImportsByImportId'], 200>;
export type ImportTried = Body<operations['postImportsDryRun'], 200>;
export type ImportRow = Body<operations['getImportsByImportIdRows'], 200>['items'][number];
export type ImportKind = ImportView['kind'];
/** What a file is to be taken in as. */
export interface Asked {
  readonly kind: ImportKind;
  readonly procedure?: string;
  readonly region?: string;
}

/** What taking a file in would do; nothing changes. */
export const tryFile = (asked: Asked, file: File): Promise<ImportTried> =>
  post<ImportTried>('/api/v1/imports/dry-run', asked, file, crypto.randomUUID());

/** Takes a file in; the same key again finds what the first did. */
export const takeFile = (asked: Asked, file: File, key: string): Promise<ImportView> =>
  post<ImportView>('/api/v1/imports', asked, file, key);

async function post<Answer>(path: string, asked: Asked, file: File, key: string): Promise<Answer> {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, String(value));
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await send(new Request(url, { method: 'POST', headers: keyed(key), body }));
  return (await response.json()) as Answer;
}
