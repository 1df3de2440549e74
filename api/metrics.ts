// What the API tells Prometheus: its own requests and commands, and the state of the whole deployment.
import client from '@platformatic/prom-client';
import { countyFigures } from '../db/county-figures.ts';
import type { Registry } from '../telemetry/metrics.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';
import { workerLook } from './worker-look.ts';

/** Counts requests and commands; made by {@link createApiMetrics}. */
export interface ApiMetrics {
  request(method: string, route: string, status: number, seconds: number): void;
  refusal(code: string): void;
  /** Measures the work of a command, whatever comes of it. */
  command<T>(command: string, work: () => Promise<T>): Promise<T>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Puts the API's own numbers into a registry. Labels are routes, commands and codes: their number is bounded. */
export function createApiMetrics(registry: Registry): ApiMetrics {
  const registers = [registry];
  const requests = new client.Histogram({
    name: 'banjie_http_request_seconds',
    help: 'Time to answer HTTP requests, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const refusals = new client.Counter({
    name: 'banjie_refusals_total',
    help: 'Requests that were refused, by error code',
    labelNames: ['code'],
    registers,
  });
  const commands = new client.Histogram({
    name: 'banjie_command_seconds',
    help: 'Time from a command to its record, by command',
    labelNames: ['command'],
    buckets: SECONDS,
    registers,
  });
  const results = new client.Counter({
    name: 'banjie_commands_total',
    help: 'Commands by what came of them: done, or the code of the refusal',
    labelNames: ['command', 'result'],
    registers,
  });
  return {
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    refusal: (code) => refusals.inc({ code }),
    async command(command, work) {
      const stop = commands.startTimer({ command });
      let result = 'INTERNAL';
      try {
        const done = await work();
        result = 'done';
        return done;
      } catch (error) {
        if (error instanceof Problem) result = error.code;
        throw error;
      } finally {
        stop();
        results.inc({ command, result });
      }
    },
  };
}

/**
 * Puts the deployment's state into a registry; what is given brings it up to date. Every API tells the same: take the
 * greatest of them, not the sum. What can't be looked up is left out, and `banjie_up` says what is away.
 */
export function watchDeployment(registry: Registry, deps: Deps): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new client.Gauge({ name, help, labelNames, registers });
  const up = gauge('banjie_up', 'Whether a part of the deployment answers', 'target');
  const cases = gauge('banjie_open_cases', 'Cases that have not ended, by status', 'status');
  const overdueCases = gauge('banjie_overdue_cases', 'Open cases with a clock that has run out');
  const tasks = gauge('banjie_open_tasks', 'Tasks that wait for somebody');
  const overdueTasks = gauge('banjie_overdue_tasks', 'Open tasks that are overdue');
  const outbox = gauge('banjie_outbox_waiting', 'Messages that the dispatcher has not taken');
  const lag = gauge('banjie_outbox_lag_seconds', 'Age of the oldest message that the dispatcher has not taken');
  const deliveries = gauge('banjie_deliveries', 'Messages to people by state: queued, and of the last day', 'state');
  const calls = gauge('banjie_webhook_deliveries', 'Calls of webhooks by state: open, and of the last day', 'state');
  const stuck = gauge('banjie_stuck_items', 'What is stuck and not mended, by cause', 'cause');
  const backlog = gauge('banjie_task_queue_backlog', 'Tasks of the engine that no worker has taken', 'kind');
  const waits = gauge('banjie_task_queue_backlog_age_seconds', 'Age of the oldest of them', 'kind');
  const pollers = gauge('banjie_task_queue_pollers', 'Workers that ask for tasks', 'kind');

  const byKey = (one: ReturnType<typeof gauge>, label: string, counts: Record<string, number>): void => {
    one.reset();
    for (const [key, count] of Object.entries(counts)) one.set({ [label]: key }, count);
  };
  const ofDatabase = [cases, overdueCases, tasks, overdueTasks, outbox, lag, deliveries, calls, stuck];
  const ofEngine = [backlog, waits, pollers];

  const lookAtDatabase = async (): Promise<void> => {
    const figures = await countyFigures(deps.db, deps.now()).catch(() => null);
    up.set({ target: 'database' }, figures === null ? 0 : 1);
    for (const one of ofDatabase) one.reset();
    if (figures === null) {
      for (const one of [overdueCases, tasks, overdueTasks, outbox, lag]) one.remove();
      return;
    }
    byKey(cases, 'status', figures.cases);
    overdueCases.set(figures.overdueCases);
    tasks.set(figures.openTasks);
    overdueTasks.set(figures.overdueTasks);
    outbox.set(figures.outbox.waiting);
    lag.set(figures.outbox.oldestSeconds);
    byKey(deliveries, 'state', figures.deliveries);
    byKey(calls, 'state', figures.webhookDeliveries);
    byKey(stuck, 'cause', figures.stuck);
  };
  const lookAtEngine = async (): Promise<void> => {
    const [queues, look] = await Promise.all([
      deps.temporal.queues().catch(() => null),
      workerLook(deps).catch(() => null),
    ]);
    up.set({ target: 'temporal' }, queues === null ? 0 : 1);
    for (const one of ofEngine) one.reset();
    if (look === null || look.worker === 'unknown') up.remove({ target: 'worker' });
    else up.set({ target: 'worker' }, look.worker === 'alive' ? 1 : 0);
    for (const queue of queues ?? []) {
      backlog.set({ kind: queue.kind }, queue.backlog);
      waits.set({ kind: queue.kind }, queue.oldestSeconds);
      pollers.set({ kind: queue.kind }, queue.pollers);
    }
  };
  return async () => {
    await Promise.all([lookAtDatabase(), lookAtEngine()]);
  };
}
