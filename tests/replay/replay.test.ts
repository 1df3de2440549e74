import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { failureConverterPath } from '../../config/temporal.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { workflowBundlePath } from '../support/stack.ts';
import { installRuntime } from '../support/runtime.ts';

const { History } = proto.temporal.api.history.v1;
const HISTORIES = join(import.meta.dirname, 'histories');
const files = readdirSync(HISTORIES).filter((name) => name.endsWith('.json'));

beforeAll(() => installRuntime());

function read(file: string): proto.temporal.api.history.v1.History {
  return History.fromObject(JSON.parse(readFileSync(join(HISTORIES, file), 'utf8')));
}

async function replay(
  history: proto.temporal.api.history.v1.History,
  workflowBundle: WorkflowBundleOption = { codePath: workflowBundlePath() },
): Promise<void> {
  const options = { workflowBundle, dataConverter: { failureConverterPath } };
  await Worker.runReplayHistory(options, history);
}

describe('recorded histories', () => {
  it.each(files)('still replay on the present workflow code: %s', async (file) => {
    await expect(replay(read(file))).resolves.toBeUndefined();
  });

  it.each(files)('replay with traces switched on as well: %s', async (file) => {
    await expect(replay(read(file), await bundleWorkflows({ traced: true }))).resolves.toBeUndefined();
  });

  it('fail to replay when the code would do something else', async () => {
    const history = read('payment.json');
    const scheduled = history.events.find((event) => Boolean(event.activityTaskScheduledEventAttributes));
    const type = scheduled?.activityTaskScheduledEventAttributes?.activityType;
    if (type) type.name = 'somethingElse';
    await expect(replay(history)).rejects.toThrow(/[Nn]ondeterminism/);
  });
});
