// Workflows shown what the trail holds beyond what they know: after their server was restored to an earlier point.
import { Client, Connection } from '@temporalio/client';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import { casesToCatchUp } from '../db/stuck-cases.ts';
import type { CaseCommandInput } from './command.ts';
import { forEachAtOnce, tickCase } from './tick-case.ts';
import type { Ticked } from './tick-case.ts';

const TELL_EVERY = 500;
const SHOWN = 20;

/** 0 when every workflow knows its trail, 1 when one is not there or has not answered, 2 when it could not look. */
export async function catchUp({ config, db, caseId, say, tell }: CaseCommandInput): Promise<number> {
  if (config.temporal === null) {
    tell('catch-up needs TEMPORAL_ADDRESS · 需要 TEMPORAL_ADDRESS');
    return 2;
  }
  const connection = await Connection.connect(temporalConnectionOptions(config.temporal));
  try {
    const dataConverter = createDataConverter(config.dataKeys);
    const client = new Client({ connection, namespace: config.temporal.namespace, dataConverter });
    const found: Record<Ticked, string[]> = { answered: [], gone: [], unanswered: [] };
    let done = 0;
    await forEachAtOnce(casesToCatchUp(db, caseId), async ({ caseId: id, sequence }) => {
      found[await tickCase(client, id, sequence)].push(id);
      done += 1;
      if (done % TELL_EVERY === 0) tell(`… ${done}`);
    });
    for (const line of lines(found)) say(line);
    return found.gone.length + found.unanswered.length === 0 ? 0 : 1;
  } finally {
    await connection.close();
  }
}

function lines({ answered, gone, unanswered }: Record<Ticked, string[]>): string[] {
  return [
    `✓ ${answered.length} know their trail · ${answered.length} 件流程与事件链一致`,
    ...gone.slice(0, SHOWN).map((id) => `✗ ${id}: no workflow, restart it · 流程不存在,请从事件重新启动`),
    ...unanswered.slice(0, SHOWN).map((id) => `✗ ${id}: no answer, see npx banjie stuck · 无应答,请查看卡住的事项`),
    ...(gone.length + unanswered.length === 0 ? [] : [`${gone.length} gone, ${unanswered.length} without an answer`]),
  ];
}
