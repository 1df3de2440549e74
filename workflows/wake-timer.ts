import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * The case's one timer. A timer that would ring too early is left alone: when it rings, nothing is due and the next
 * one is set. Commands that only move the next instant further away then cost no timer events at all.
 */
export class WakeTimer {
  readonly #ring: () => void;
  #armed: { at: number; scope: CancellationScope } | null = null;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  /** Makes sure that it rings at or before `at` (epoch milliseconds). */
  arm(at: number): void {
    if (this.#armed !== null && this.#armed.at <= at) return;
    this.#armed?.scope.cancel();
    const scope = new CancellationScope();
    const armed = { at, scope };
    this.#armed = armed;
    scope
      .run(() => sleep(Math.max(1, at - Date.now())))
      .then(
        () => {
          this.#armed = null;
          this.#ring();
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }
}
