// What a release must never do: other commands than the history has.
import { sleep } from '@temporalio/workflow';

export default async function changed(): Promise<void> {
  await sleep('100 days');
}
