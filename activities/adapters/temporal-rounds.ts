import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Db } from '../../db/client.ts';
import { roundStart } from '../../db/round-start.ts';
import type { RoundSettings } from '../../db/round-start.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { decide } from '../../domain/machine.ts';
import type { CaseInput } from '../../workflows/messages.ts';
import { EffectImpossible } from '../failures.ts';
import type { OpenedRound, Rounds, ScheduledPart } from '../ports.ts';

/** Rounds as workflows, each under the id that its period gives it: a repeat finds what the first made. */
export function temporalRounds(db: Db, client: Client, taskQueue: string, settings: RoundSettings): Rounds {
  return {
    async open({ procedure, part, at }: ScheduledPart): Promise<OpenedRound> {
      const asked = { procedure, part, openedOn: localDateOf(at), at, actor: { kind: 'system' } as const };
      const found = await roundStart(db, asked, settings);
      if (!found.ok) return { roundId: null, reason: found.reason };
      const { definition, start } = found;
      const decision = decide(definition, null, start, { now: at });
      if (!decision.ok) {
        const { code, message } = decision.refusal;
        throw new EffectImpossible(`${procedure} ${part.key} ${start.period.label} refused: ${code} ${message.en}`);
      }
      const input: CaseInput = { definition, start, key: null };
      try {
        await client.workflow.start(procedure, {
          workflowId: start.caseId,
          taskQueue,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
        });
      } catch (error) {
        // It was opened before and has ended since.
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
      return { roundId: start.caseId, reason: null };
    },
  };
}
