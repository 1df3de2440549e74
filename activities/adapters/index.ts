import type { Client } from '@temporalio/client';
import type { Db } from '../../db/client.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import type { RoundSettings } from '../../db/round-start.ts';
import type { Ports, WantedParts, WatchSettings } from '../ports.ts';
import { databaseLetters } from './database-letters.ts';
import { databasePayouts } from './database-payouts.ts';
import { databaseRegisters } from './database-registers.ts';
import { temporalCalendar } from './temporal-calendar.ts';
import { temporalHandovers } from './temporal-handovers.ts';
import { temporalPaperCases } from './temporal-paper-cases.ts';
import { temporalLinks } from './temporal-links.ts';
import { temporalRestarts } from './temporal-restarts.ts';
import { temporalRepairs } from './temporal-repairs.ts';
import { temporalRounds } from './temporal-rounds.ts';
import { watch } from './watch.ts';

/** The ports of a county without systems of its own: everything is kept in our tables. */
export function defaultPorts(deps: {
  db: Db;
  crypto: FieldCrypto;
  client: Client;
  taskQueue: string;
  roundSettings: RoundSettings;
  watchSettings: WatchSettings;
  /** Absent where the deployment keeps no Schedules: then none is missed. */
  wantedParts?: WantedParts;
}): Ports {
  const { db, crypto, client, taskQueue, roundSettings, watchSettings, wantedParts } = deps;
  return {
    payouts: databasePayouts(db, crypto),
    registers: databaseRegisters(db),
    letters: databaseLetters(db),
    links: temporalLinks(db, crypto, client, taskQueue),
    paperCases: { settings: roundSettings, start: temporalPaperCases(client, taskQueue) },
    calendar: temporalCalendar(db, crypto, client, roundSettings.calendar),
    handovers: temporalHandovers(client),
    restarts: temporalRestarts(db, crypto, client, taskQueue),
    repairs: temporalRepairs(client),
    rounds: temporalRounds(db, client, taskQueue, roundSettings),
    watch: watch({ db, crypto, client, taskQueue, wantedParts }, watchSettings),
  };
}
