// The numbers that a process tells about itself, in Prometheus' text format, on a port of their own.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { TelemetryOptions } from '@temporalio/worker';
import client from '@platformatic/prom-client';

/** Where a process keeps its numbers. */
export type Registry = client.Registry;

/** A registry with what every process tells: CPU, memory, event loop; each line says which part of the system it is. */
export function createRegistry(part: 'api' | 'worker' | 'dispatcher'): Registry {
  const registry = new client.Registry();
  registry.setDefaultLabels({ part });
  client.collectDefaultMetrics({ register: registry });
  return registry;
}

/**
 * Answers GET with what the registry holds, after `look` has brought it up to date. It listens inside a container, so on
 * every address.
 */
export function serveMetrics(port: number, registry: Registry, look = (): Promise<void> => Promise.resolve()): Server {
  const told = async (): Promise<string> => {
    await look();
    return registry.metrics();
  };
  return createServer((_request, response) => {
    told().then(
      (text) => {
        response.writeHead(200, { 'content-type': registry.contentType });
        response.end(text);
      },
      () => {
        response.writeHead(503);
        response.end();
      },
    );
  }).listen(port);
}

/** For the engine's SDK in a worker: its own numbers, on a port of their own and on every address. Times in seconds. */
export function engineMetrics(port: number): TelemetryOptions {
  return {
    metrics: {
      prometheus: { bindAddress: `0.0.0.0:${port}`, useSecondsForDurations: true },
    },
  };
}
