// The API's process: listens until it is told to stop, then answers what it has begun.
import closeWithGrace from 'close-with-grace';
import { loadConfig } from '../config/load-config.ts';
import { buildApp } from './app.ts';
import { closeDeps, createDeps } from './create-deps.ts';
import { noteWorkerLook } from './worker-look.ts';

/** Longer than a command waits for its case. */
const CLOSE_WITHIN_MS = 20_000;

const config = loadConfig();
const deps = createDeps(config);
const app = await buildApp(deps);

closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: app.log }, async ({ err }) => {
  if (err !== undefined) {
    app.log.fatal({ err }, 'closing after an error');
    process.exitCode = 1;
  }
  clearInterval(looks);
  await app.close();
  await closeDeps(deps);
});

const looks = setInterval(() => {
  noteWorkerLook(deps).catch((error: unknown) => app.log.warn({ err: error }, 'nobody could look for workers'));
}, config.worker.watchdog.seconds * 1000);
looks.unref();

await app.listen({ host: config.api.host, port: config.api.port });
