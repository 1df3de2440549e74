// Tracing as the processes know it. Where it is off, nothing of OpenTelemetry is loaded.
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { InjectedSinks, WorkerInterceptors } from '@temporalio/worker';
import type { Sinks } from '@temporalio/workflow';
import type { FastifyPluginAsync } from 'fastify';
import type { QueryObserver } from '../db/client.ts';

export interface TracingOptions {
  /** Where an OTLP/HTTP receiver listens, without `/v1/traces`. */
  endpoint: string;
  part: 'api' | 'worker' | 'dispatcher';
}

export interface Tracing {
  /** A span for each request. */
  http: FastifyPluginAsync;
  /** A span for each statement within a span. */
  query: QueryObserver;
  clientInterceptors: { workflow: WorkflowClientInterceptor[] };
  /** For a worker whose bundle is a traced one. */
  worker: { interceptors: WorkerInterceptors; sinks: InjectedSinks<Sinks> };
  /** Sends what has gathered. */
  flush(): Promise<void>;
  /** Sends what has gathered, and ends. */
  stop(): Promise<void>;
}

/** Null where the configuration names no receiver. */
export async function startTracing(
  config: { tracing: { endpoint: string } | undefined },
  part: TracingOptions['part'],
): Promise<Tracing | null> {
  if (config.tracing === undefined) return null;
  const { createTracing } = await import('./tracing.ts');
  return createTracing({ endpoint: config.tracing.endpoint, part });
}
