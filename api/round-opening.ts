// A round that a person opens: of a duty whose Schedule is paused or over, or before its day comes again.
import { roundStart } from '../db/round-start.ts';
import type { NoRound } from '../db/round-start.ts';
import { versionsInForce } from '../db/definitions.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Text } from '../domain/definition/atoms.ts';
import { decide } from '../domain/machine.ts';
import type { RequestKey } from '../workflows/messages.ts';
import type { z } from 'zod';
import { caseActor } from './case-actor.ts';
import { EVERYTHING, readCase } from './case-reading.ts';
import { once } from './case-service.ts';
import type { Done } from './case-service.ts';
import type { OpenRoundBody } from './contracts/duties.ts';
import { findCaseHead } from '../db/case-heads.ts';
import type { Deps } from './deps.ts';
import { earlierAnswer } from './earlier-answer.ts';
import type { Caller } from './plugins/auth.ts';
import { refused } from './problem.ts';
import { answered, problemAt } from './refusals.ts';

type Body = z.infer<typeof OpenRoundBody>;

/**
 * Opens the round of a duty, or the series of an indicator, and waits until it is recorded. Its id follows from what it
 * covers: one that is open already is answered as it is.
 * @throws {Problem} what the opening was refused for; then there is no workflow and no row
 */
export async function openRoundByHand(
  deps: Deps,
  actor: Caller,
  body: Body,
  key: RequestKey,
): Promise<{ done: Done; opened: boolean }> {
  let opened = true;
  const done = await once(deps, actor, key, await earlierAnswer(deps.db, key), async () => {
    const { db, now, config, temporal } = deps;
    const at = now();
    const openedOn = body.openedOn ?? localDateOf(at);
    const settings = { calendar: config.calendar, rehearsal: config.rehearsal };
    const asked = { procedure: body.procedure, part: body.part, openedOn, at, actor };
    const found = await roundStart(db, asked, settings);
    if (!found.ok) throw await noRound(deps, body, found.reason);
    const { definition } = found;
    const start = { ...found.start, actor: caseActor(actor, found.start) };
    const decision = decide(definition, null, start, { now: at });
    if (!decision.ok) throw refused(decision.refusal);
    const there = await findCaseHead(db, EVERYTHING, start.caseId);
    opened = there === null;
    if (opened) await answered(temporal.start(start.caseId, { definition, start, key }));
    return readCase(deps, actor, start.caseId, EVERYTHING);
  });
  return { done, opened };
}

async function noRound(deps: Deps, { procedure, part }: Body, reason: NoRound) {
  if (reason === 'notInForce') {
    return problemAt('UNKNOWN_PROCEDURE', '/procedure', {
      zh: `没有在用的程序“${procedure}”`,
      en: `No procedure "${procedure}" is in force`,
    });
  }
  if (reason === 'nobodyOwes') {
    return problemAt('UNIT_NOT_IN_ROUND', '/part', { zh: '没有应报送的单位', en: 'No organisation owes anything' });
  }
  return problemAt('UNKNOWN_PART', '/part/key', await whyNot(deps, procedure, part));
}

/** A duty that lacks a value is not in the definition at all, so the caller learns which one it is. */
async function whyNot({ db, now }: Deps, procedure: string, { kind, key }: Body['part']): Promise<Text> {
  const versions = await versionsInForce(db, now());
  const unset = versions.find((one) => one.procedure === procedure)?.unset ?? [];
  const missing = unset.find(({ usedAt }) => usedAt === `${kind === 'duty' ? 'duties' : 'indicators'}/${key}`);
  return missing === undefined
    ? { zh: `该程序没有“${key}”`, en: `The procedure has no "${key}"` }
    : {
        zh: `“${key}”尚未设定参数“${missing.parameterTitle.zh}”（${missing.parameter}），不能开启`,
        en: `"${key}" can't open: the parameter "${missing.parameterTitle.en}" (${missing.parameter}) has no value`,
      };
}
