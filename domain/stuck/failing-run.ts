/** Attempts of one workflow task after which its run counts as failing: two have failed, as for the engine's own mark. */
const FAILING_FROM = 3;

/** Whether a run stands still because its code fails on it. `attempt`: of its pending workflow task, absent where none is. */
export function isFailingRun(attempt: number | null | undefined): boolean {
  return (attempt ?? 1) >= FAILING_FROM;
}
