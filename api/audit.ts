// The trail of many cases in words. What the words need of each case is read once for the page.
import type { z } from 'zod';
import { searchAudit } from '../db/audit.ts';
import type { AuditCursor, AuditRow } from '../db/audit.ts';
import { openLink, readLinksOf } from '../db/event-rows.ts';
import type { Page } from '../db/pages.ts';
import { addDays, startOfDay } from '../domain/calendar/index.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Definition } from '../domain/definition/forms.ts';
import type { MachineEvent } from '../domain/machine.ts';
import { definitionsOf, placeNames } from './case-reading.ts';
import type { AuditEntry, AuditQuery } from './contracts/audit.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { requireAdministrator } from './require-administrator.ts';
import { plain } from './terms.ts';
import { wordsFor } from './timeline-view.ts';
import { namesInTrail } from './trail-names.ts';
import type { TrailNames } from './trail-names.ts';

type Entry = z.infer<typeof AuditEntry>;

/** A page of what happened in the regions that the caller administers; 403 for whoever administers none. */
export async function readAudit(
  deps: Deps,
  actor: Caller,
  query: AuditQuery,
  after: AuditCursor | null,
): Promise<Page<Entry, AuditCursor>> {
  const { from, to, type, person, case: caseId, procedure, organisation, limit } = query;
  const page = await searchAudit(
    deps.db,
    {
      regions: requireAdministrator(actor),
      organisation,
      personId: person,
      caseId,
      procedure,
      types: type?.split(','),
      from: from === undefined ? undefined : startOfDay(from),
      to: to === undefined ? undefined : startOfDay(addDays(to, 1)),
    },
    { limit, after },
  );
  return { rows: await entriesOf(deps, page.rows), next: page.next };
}

async function entriesOf(deps: Deps, rows: readonly AuditRow[]): Promise<Entry[]> {
  const [places, definitions, trails] = await Promise.all([
    placeNames(
      deps,
      rows.map(({ organisation }) => organisation),
    ),
    definitionsOf(
      deps,
      rows.map(({ definitionHash }) => definitionHash),
    ),
    trailsOf(deps, rows),
  ]);
  const shown = rows.flatMap(({ caseId, number }) => eventOf(trails.get(caseId), number) ?? []);
  const names = await namesInTrail(deps, shown);
  return rows.map((row) => {
    const { caseId, caseNumber, procedure, organisation, actorKind: kind, actor: person, onBehalfOf } = row;
    const definition = definitions(row.definitionHash);
    return {
      source: row.source,
      number: row.number,
      type: row.type,
      text:
        row.source === 'reveal' ? revealWords(definition, row) : eventWords(definition, trails.get(caseId), row, names),
      at: row.at,
      businessDate: row.businessDate,
      actor: { kind, person, onBehalfOf },
      case: {
        id: caseId,
        number: caseNumber,
        procedure: { key: procedure, title: definition.title },
        organisation: places(organisation),
      },
    };
  });
}

/** Whole trails, since a sentence may name a stage that an earlier event opened. */
async function trailsOf({ db, crypto }: Deps, rows: readonly AuditRow[]): Promise<Map<string, MachineEvent[]>> {
  const wanted = rows.filter(({ source }) => source === 'event').map(({ caseId }) => caseId);
  const links = await readLinksOf(db, [...new Set(wanted)]);
  const trails = new Map<string, MachineEvent[]>();
  for (const link of links) trails.set(link.caseId, [...(trails.get(link.caseId) ?? []), openLink(crypto, link)]);
  return trails;
}

function eventOf(trail: readonly MachineEvent[] = [], number: number | null): MachineEvent | undefined {
  return trail.find(({ sequence }) => sequence === number);
}

function eventWords(
  definition: Definition,
  trail: readonly MachineEvent[] = [],
  { number, type }: AuditRow,
  names: TrailNames,
): Text {
  const event = eventOf(trail, number);
  return event === undefined ? plain(type) : wordsFor(definition, trail, names)(event);
}

/** The field by its label; of an entry of a round its path ends with the field. */
function revealWords(definition: Definition, { field, ground }: AuditRow): Text {
  const parts = (field ?? '').split('/');
  const fields = [
    ...(definition.form === 'case' ? definition.fields : []),
    ...definition.duties.flatMap((duty) => duty.item.fields),
  ];
  const label = fields.find(({ key }) => parts.includes(key))?.label ?? plain(parts.at(-1) ?? '');
  return {
    zh: `查看「${label.zh}」明文，事由：${ground ?? ''}`,
    en: `Looked at "${label.en}" in clear, because: ${ground ?? ''}`,
  };
}
