// Nothing personal leaves in a span: only attributes that are known to be ids, names of code, or numbers.
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

const KEPT: ReadonlySet<string> = new Set([
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'banjie.request_id',
  'db.system',
  'db.operation',
  'db.statement',
  // what the engine's interceptors tell: ids, types and counts
  'temporalWorkflowId',
  'temporalActivityId',
  'temporalUpdateId',
  'run_id',
  'workflowId',
  'runId',
  'workflowType',
  'taskQueue',
  'namespace',
  'attempt',
  'historyLength',
]);

/** Hands on spans without any other attribute, without texts of errors, and without their stacks. */
export function withoutPersonalData(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(bare), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

function bare(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(Object.entries(span.attributes).filter(([key]) => KEPT.has(key)));
  const events = span.events.map(({ name, time, attributes: given }) => {
    const type = given?.['exception.type'];
    return { name, time, ...(type === undefined ? {} : { attributes: { 'exception.type': type } }) };
  });
  // The span itself may still be read by others.
  return Object.create(span, {
    attributes: { value: attributes },
    events: { value: events },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;
}
