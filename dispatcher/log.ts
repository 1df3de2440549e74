import type { Config } from '../config/load-config.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** One JSON object a line, as the API and the worker log. Ids and codes alone: no address, no text of a message. */
export type Log = (level: 'info' | 'warn' | 'error', msg: string, fields?: Record<string, string | number>) => void;

export function createLog(least: Config['logLevel']): Log {
  return (level, msg, fields = {}) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), msg, ...fields })}\n`);
  };
}
