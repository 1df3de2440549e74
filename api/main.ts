// The API's process: listens until it is told to stop, then answers what it has begun.
import closeWithGrace from 'close-with-grace';
import { loadConfig } from '../config/load-config.ts';
import { createRegistry, serveMetrics } from '../telemetry/metrics.ts';
import { startTracing } from '../telemetry/start-tracing.ts';
import { buildApp } from './app.ts';
import { closeDeps, createDeps } from './create-deps.ts';
import { createApiMetrics, watchDeployment } from './metrics.ts';
import { noteWorkerLook } from './worker-look.ts';

/** Longer than a command waits for its case. */
const CLOSE_WITHIN_MS = 20_000;

const config = loadConfig();
const tracing = await startTracing(config, 'api');
const registry = createRegistry('api');
const { metricsPort } = config.api;
const deps = { ...createDeps(config, tracing), metrics: metricsPort === undefined ? null : createApiMetrics(registry) };
const metrics =
  metricsPort === undefined ? undefined : serveMetrics(metricsPort, registry, watchDeployment(registry, deps));
const app = await buildApp(deps);

closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: app.log }, async ({ err }) => {
  if (err !== undefined) {
    app.log.fatal({ err }, 'closing after an error');
    process.exitCode = 1;
  }
  clearInterval(looks);
  metrics?.close();
  await app.close();
  await closeDeps(deps);
  await tracing?.stop();
});

const looks = setInterval(() => {
  noteWorkerLook(deps).catch((error: unknown) => app.log.warn({ err: error }, 'nobody could look for workers'));
}, config.worker.watchdog.seconds * 1000);
looks.unref();

await app.listen({ host: config.api.host, port: config.api.port });
