// What the dispatcher tells: how long its passes take, what they send, and which of them fail.
import client from '@platformatic/prom-client';
import type { Registry } from '../telemetry/metrics.ts';
import type { Pass } from './call-webhooks.ts';

/** Runs a pass and counts what came of it. */
export type MeasurePass = (pass: () => Promise<Pass>) => Promise<Pass>;

export function createPassMeasure(registry: Registry): MeasurePass {
  const registers = [registry];
  const seconds = new client.Histogram({
    name: 'banjie_dispatcher_pass_seconds',
    help: 'Time of the passes that sent something',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60],
    registers,
  });
  const handled = new client.Counter({
    name: 'banjie_dispatcher_handled_total',
    help: 'Messages that were fanned out or sent, and calls of webhooks',
    registers,
  });
  const failed = new client.Counter({
    name: 'banjie_dispatcher_failed_passes_total',
    help: 'Passes that failed',
    registers,
  });
  return async (pass) => {
    const began = performance.now();
    try {
      const done = await pass();
      if (done.done > 0) seconds.observe((performance.now() - began) / 1000);
      handled.inc(done.done);
      return done;
    } catch (error) {
      failed.inc();
      throw error;
    }
  };
}
