// The input of a round's workflow, its definition stored and in force.
import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/client.ts';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import type { Unit } from '../../domain/round/state.ts';
import type { CaseInput } from '../../workflows/messages.ts';
import { PLAIN_CALENDAR } from './case-driver.ts';
import { COUNTY } from './definitions.ts';
import { person } from './case-environment.ts';
import { FILER } from './round-definitions.ts';

/** Opens every day and is due three days later, so that a test need not skip far. */
export const DAILY = {
  opens: { every: 'day' as const },
  due: { kind: 'period' as const, amount: 3, unit: 'day' as const },
  warnings: [],
};

/** A round of the definition's duty `monthlyReport` that opens today. */
export async function roundInput(
  db: Db,
  definition: Definition,
  units: readonly Unit[],
  more: Partial<CaseInput> = {},
): Promise<CaseInput> {
  const at = '2026-01-01T00:00:00.000Z';
  const definitionHash = await storeDefinition(db, definition, { origin: 'release', at });
  const activation = { procedure: definition.id, hash: definitionHash, activeFrom: at, ground: 'test', by: 'test' };
  await activateDefinition(db, activation);
  const today = localDateOf(new Date().toISOString());
  return {
    definition,
    start: {
      type: 'openRound',
      actor: { kind: 'system' },
      caseId: randomUUID(),
      procedure: definition.id,
      definitionHash,
      part: { kind: 'duty', key: 'monthlyReport' },
      period: { label: today, from: today, to: today },
      openedOn: today,
      organisation: COUNTY,
      units: [...units],
      calendar: PLAIN_CALENDAR,
      rehearsal: false,
    },
    key: null,
    ...more,
  };
}

/** What the post of a unit hands in. */
export const filing = (unit: string, visited = 1) =>
  ({ type: 'fileItem', actor: person(`filer-${unit}`, FILER, unit), unit, data: { visited } }) as const;
