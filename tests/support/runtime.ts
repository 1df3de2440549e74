// The engine's native part, of which a process has one: whoever needs it first decides how it logs.
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { RuntimeOptions } from '@temporalio/worker';

let installed = false;

/** Installs it where it is not yet; it tells only of errors. Who needs it otherwise needs a process of his own. */
export function installRuntime(options: RuntimeOptions = {}): void {
  if (installed) return;
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [], ...options });
  installed = true;
}
