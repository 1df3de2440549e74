import { queryOptions } from '@tanstack/react-query';
import { send } from '../../api/client.ts';

/** A file as its reader gets it. */
export interface FetchedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A file's bytes and name; a digest never says anything else, so it is fetched once. */
export const attachmentQuery = (digest: string) =>
  queryOptions({
    queryKey: ['attachment', digest],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<FetchedFile> => {
      const response = await send(new Request(`/api/v1/attachments/${digest}`, { signal }));
      const said = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '');
      return { name: decodeURIComponent(said?.[1] ?? ''), blob: await response.blob() };
    },
  });
