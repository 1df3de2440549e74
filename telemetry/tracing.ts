// Traces from a request to its workflow to its SQL, in OpenTelemetry's protocol. Loaded only where they are switched on:
// import it through start-tracing.ts.
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';
import { makeWorkflowExporter, OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry';
import type { FastifyPluginAsync } from 'fastify';
import fp from 'fastify-plugin';
import { withoutPersonalData } from './span-filter.ts';
import type { Tracing, TracingOptions } from './start-tracing.ts';

const tracer = trace.getTracer('banjie');

/** Begins to export spans; there is one tracing in a process. */
export function createTracing({ endpoint, part }: TracingOptions): Tracing {
  const resource = new Resource({ 'service.name': `banjie-${part}` });
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const processor = new BatchSpanProcessor(withoutPersonalData(exporter));
  const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
  provider.register();
  return {
    http,
    query,
    clientInterceptors: { workflow: [new OpenTelemetryWorkflowClientInterceptor()] },
    worker: {
      interceptors: { activity: [(activity) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(activity) })] },
      sinks: { exporter: makeWorkflowExporter(processor, resource) },
    },
    flush: () => processor.forceFlush(),
    stop: () => provider.shutdown(),
  };
}

const spans = new WeakMap<object, { span: Span; inside: Context }>();

/** A span for each request, named by its route: an address may hold a token. A caller's own trace is gone on with. */
const http: FastifyPluginAsync = fp(
  async (app) => {
    app.addHook('onRequest', (request, _reply, done) => {
      const { method, routeOptions } = request;
      const route = routeOptions.url ?? 'unknown';
      const given = propagation.extract(context.active(), request.headers);
      const attributes = { 'http.request.method': method, 'http.route': route, 'banjie.request_id': request.id };
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, given);
      const inside = trace.setSpan(given, span);
      spans.set(request, { span, inside });
      context.with(inside, done);
    });
    // The body is read between two hooks, by events that belong to nobody's context.
    app.addHook('preValidation', (request, _reply, done) => {
      context.with(spans.get(request)?.inside ?? context.active(), done);
    });
    app.addHook('onResponse', (request, reply, done) => {
      const span = spans.get(request)?.span;
      span?.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      done();
    });
  },
  { name: 'http-spans' },
);

const VERB = /^\s*(?:with\b[\s\S]*?\)\s*)?(\w+)/i;

/** A span for a statement that somebody asked for; what a process does of its own, like its health's questions, has none. */
const query: Tracing['query'] = async (statement, run) => {
  if (trace.getActiveSpan() === undefined) return run();
  const operation = VERB.exec(statement)?.[1]?.toLowerCase() ?? 'query';
  // Values are parameters and never stand in the text.
  const attributes = { 'db.system': 'postgresql', 'db.operation': operation, 'db.statement': statement.slice(0, 500) };
  return tracer.startActiveSpan(`sql ${operation}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await run();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
};
