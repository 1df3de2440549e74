import type { LogLevel } from '@temporalio/worker';
import { DefaultLogger } from '@temporalio/worker';
import type { Config } from '../config/load-config.ts';

const LEVELS: Record<Config['logLevel'], LogLevel> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'ERROR',
  silent: 'ERROR',
};

/** One JSON object a line, as the API logs. Never the content of a form: the SDK names workflows by their ids alone. */
export function createLogger(level: Config['logLevel']): DefaultLogger {
  return new DefaultLogger(LEVELS[level], ({ level: severity, message, timestampNanos, meta }) => {
    if (level === 'silent') return;
    const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
    process.stdout.write(`${JSON.stringify({ level: severity.toLowerCase(), time, msg: message, ...plain(meta) })}\n`);
  });
}

/** Errors lose their text in JSON, and counters may be of a kind that it can't write at all. */
function plain(meta: Record<string | symbol, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(meta).map(([key, value]) => [
      key,
      value instanceof Error ? value.stack : typeof value === 'bigint' ? String(value) : value,
    ]),
  );
}
