// All that a case asks of the world.
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { holdersOf } from '../db/people.ts';
import { readAhead, record } from '../db/record.ts';
import type { Known, RecordAnswer, RecordInput } from '../db/record.ts';
import type { PersonRef } from '../domain/case/people.ts';
import type { OutwardEffect } from './effects.ts';
import { runEffect } from './effects.ts';
import { handoverActivities } from './handover.ts';
import type { HandoverActivities } from './handover.ts';
import { repairActivities } from './repair.ts';
import type { RepairActivities } from './repair.ts';
import { withVerdict } from './failures.ts';
import { importActivities } from './imports.ts';
import type { ImportActivities } from './imports.ts';
import type { NewNotice, NoticeState } from '../db/calendar-notices.ts';
import type { EffectResult, EndedCase, OpenedRound, Ports, ScheduledPart } from './ports.ts';

export type { RecordAnswer, RecordInput };

export interface ActivityDeps extends Ports {
  db: Db;
  crypto: FieldCrypto;
}

export interface Activities extends HandoverActivities, RepairActivities, ImportActivities {
  /** Writes what a command did, in one transaction; a repeat changes nothing and gives the same answer. */
  record(input: RecordInput): Promise<RecordAnswer>;
  /** What the trail of a case holds beyond what its workflow knows. */
  readAhead(known: Known): Promise<RecordAnswer>;
  /** Who holds a role at an organisation at an instant, in the order of ids. */
  resolveRoster(input: { role: string; organisation: string; at: string }): Promise<PersonRef[]>;
  /** Does what a service or link stage asks for; its result is the same for every run under one effect id. */
  runEffect(effect: OutwardEffect): Promise<EffectResult>;
  /** Tells the case that waits for this one how it ended. */
  answerOrigin(ended: EndedCase): Promise<void>;
  /** Puts a holiday notice into the calendar and lists every open case. */
  storeCalendarNotice(notice: NewNotice): Promise<void>;
  /** Lists the cases that a notice has not reached. */
  listCasesAgain(asked: { noticeId: string; at: string }): Promise<void>;
  /** Tells some of the listed cases; how many are left. */
  moveCases(asked: { noticeId: string; atMost: number; at: string }): Promise<number>;
  /** How it stands with a notice. */
  finishCalendarNotice(asked: { noticeId: string; at: string }): Promise<NoticeState>;
  /** Opens the round of a duty, or the series of an indicator, that falls due at an instant. */
  openScheduledRound(part: ScheduledPart): Promise<OpenedRound>;
  /** Looks once for what does not move. */
  lookForStuck(asked: { at: string }): Promise<{ opened: number; resolved: number; escalated: number }>;
}

/** The functions that a worker runs. None of them reads the clock: every date comes from the case. */
export function createActivities(deps: ActivityDeps): Activities {
  const { db, crypto } = deps;
  return {
    ...handoverActivities(deps),
    ...repairActivities(deps),
    ...importActivities(deps),
    record: withVerdict((input) => record(db, crypto, input)),
    readAhead: withVerdict((known) => readAhead(db, crypto, known)),
    resolveRoster: ({ role, organisation, at }) => holdersOf(db, role, organisation, at),
    runEffect: withVerdict((effect) => runEffect(deps, effect)),
    answerOrigin: (ended) => deps.links.answer(ended),
    storeCalendarNotice: (notice) => deps.calendar.store(notice),
    listCasesAgain: (asked) => deps.calendar.listAgain(asked),
    moveCases: (asked) => deps.calendar.move(asked),
    finishCalendarNotice: (asked) => deps.calendar.finish(asked),
    openScheduledRound: withVerdict((part) => deps.rounds.open(part)),
    lookForStuck: (asked) => deps.watch.look(asked),
  };
}
