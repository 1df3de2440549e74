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
export function createLogger(
  level: Config['logLevel'],
  write: (line: string) => unknown = (line) => process.stdout.write(line),
): DefaultLogger {
  return new DefaultLogger(LEVELS[level], ({ level: severity, message, timestampNanos, meta }) => {
    if (level === 'silent') return;
    const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
    const line = { level: severity.toLowerCase(), time, msg: message, ...caseOf(meta), ...plain(meta) };
    write(`${JSON.stringify(line)}\n`);
  });
}

const CASE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A case's workflow has the case's id; other workflows have ids of other forms. */
function caseOf({ workflowId }: Record<string | symbol, unknown> = {}): { caseId?: string } {
  return typeof workflowId === 'string' && CASE_ID.test(workflowId) ? { caseId: workflowId } : {};
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
