import { answer, api } from '../../api/client.ts';
import { takeFile, tryFile } from '../../parts/import-file.ts';
import type { ImportRow } from '../../parts/import-file.ts';
import { sheetOf } from './appointment.ts';
import type { Appointment } from './appointment.ts';

const LOOKS = 60;
const LOOK_MS = 500;
const KIND = { kind: 'people' } as const;

/** The service's faults of the one row. */
export class PostRefused extends Error {
  readonly faults: ImportRow['faults'];

  constructor(faults: ImportRow['faults']) {
    super(faults.map(({ message }) => message).join('\n'));
    this.name = 'PostRefused';
    this.faults = faults;
  }
}

/**
 * Gives somebody a post, or ends it: tried first, then taken in; the same key again does nothing twice. Gives whether it
 * is done already; where no worker runs it is done later.
 *
 * @throws {PostRefused} with every fault of what was given
 */
export async function changePost(appointment: Appointment, title: string, key: string): Promise<boolean> {
  const file = new File([sheetOf(appointment)], `${title}.csv`, { type: 'text/csv' });
  const { rows } = await tryFile(KIND, file);
  requireTaken(rows);
  const { id: importId } = await takeFile(KIND, file, key);
  for (let look = 0; look < LOOKS; look += 1) {
    const view = await answer(api.GET('/api/v1/imports/{importId}', { params: { path: { importId } } }));
    if (view.state !== 'running') {
      const results = await answer(api.GET('/api/v1/imports/{importId}/rows', { params: { path: { importId } } }));
      requireTaken(results.items);
      return true;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_MS);
    });
  }
  return false;
}

function requireTaken(rows: readonly ImportRow[]): void {
  const faults = rows.flatMap((row) => row.faults);
  if (faults.length > 0) throw new PostRefused(faults);
}

/** What somebody is called in the register. */
export async function nameOfPerson(person: string): Promise<string> {
  const { items } = await answer(api.GET('/api/v1/people', { params: { query: { person, limit: 1 } } }));
  return items[0]?.person.name ?? '';
}
