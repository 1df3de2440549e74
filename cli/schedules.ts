import type { MaintenanceConfig } from '../config/maintenance.ts';
import { reconcileDeployment } from '../worker/schedules/reconcile-deployment.ts';
import type { Reconciliation, ScheduleChange } from '../worker/schedules/reconcile.ts';
import type { CommandInput } from './command.ts';

const CHANGES: Record<ScheduleChange, string> = {
  created: '+ 新建 created',
  updated: '~ 更新 updated',
  paused: '‖ 暂停 paused',
  resumed: '▶ 恢复 resumed',
  deleted: '- 删除 deleted',
  unchanged: '= 未变 unchanged',
};

/** Makes the engine's Schedules those of the duties and indicators in force. */
export async function schedules(
  input: CommandInput,
  { dryRun, json }: { dryRun: boolean; json: boolean },
): Promise<number> {
  const { config, say } = input;
  if (config.temporal === null) {
    say('schedules needs TEMPORAL_ADDRESS · 需要 TEMPORAL_ADDRESS');
    return 2;
  }
  const found = await reconcile(input, config.temporal, dryRun);
  if (json) say(JSON.stringify({ dryRun, ...found }, null, 2));
  else for (const line of report(found, dryRun)) say(line);
  return 0;
}

/** The same after publishing, in one line; where the engine is away, a later `schedules` does it. */
export async function schedulesAfterPublishing(input: CommandInput): Promise<void> {
  const { config, tell } = input;
  if (config.temporal === null) return;
  try {
    tell(counts(await reconcile(input, config.temporal, false)));
  } catch (error) {
    tell(`定时任务未更新 · The schedules are as before, run npx banjie schedules: ${String(error)}`);
  }
}

function reconcile(
  { config: { taskQueue, watchdogSeconds, dataKeys }, db }: CommandInput,
  temporal: NonNullable<MaintenanceConfig['temporal']>,
  dryRun: boolean,
): Promise<Reconciliation> {
  return reconcileDeployment({ temporal, taskQueue, watchdogSeconds, dataKeys, db }, { dryRun });
}

function report(found: Reconciliation, dryRun: boolean): string[] {
  const { schedules: all, notSet } = found;
  return [
    ...all.filter(({ change }) => change !== 'unchanged').map(({ id, change }) => `${CHANGES[change]}  ${id}`),
    ...(notSet.length === 0 ? [] : ['', '尚未设定，没有定时任务 · Not set, so without a schedule:']),
    ...notSet.map(
      ({ procedure, usedAt, partTitle, parameter }) =>
        `  ${procedure} ${usedAt}${partTitle === null ? '' : ` ${partTitle.zh} · ${partTitle.en}`} ← ${parameter}`,
    ),
    ...(dryRun ? ['试运行，未作任何改动 · Dry run: nothing was changed'] : []),
    counts(found),
  ];
}

function counts({ schedules: all, notSet }: Reconciliation): string {
  const parts = (Object.keys(CHANGES) as ScheduleChange[])
    .map((change) => ({ change, count: all.filter((one) => one.change === change).length }))
    .filter(({ count }) => count > 0)
    .map(({ change, count }) => `${count} ${change}`);
  return `定时任务 · Schedules: ${[...parts, `${notSet.length} not set`].join(', ')}`;
}
