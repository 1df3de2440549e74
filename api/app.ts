// The API, put together in order. It holds no process: api/main.ts and the tests build it from what they have.
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import swaggerUi from '@fastify/swagger-ui';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import type { Deps } from './deps.ts';
import { openapi } from './openapi.ts';
import { auth } from './plugins/auth.ts';
import { console } from './plugins/console.ts';
import { errors } from './plugins/errors.ts';
import { idempotency } from './plugins/idempotency.ts';
import { measure } from './plugins/measure.ts';
import { requestLimits } from './plugins/request-limits.ts';
import { unknownAddresses } from './plugins/unknown-addresses.ts';
import { logOptions } from './request-log.ts';
import { activationRoutes } from './routes/activations.ts';
import { agencyRoutes } from './routes/agencies.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { cardRoutes } from './routes/cards.ts';
import { caseImportRoutes } from './routes/case-import.ts';
import { caseRoutes } from './routes/cases.ts';
import { channelRoutes } from './routes/channels.ts';
import { caseStatusRoutes } from './routes/case-status.ts';
import { commandRoutes } from './routes/commands.ts';
import { consoleConfigRoutes } from './routes/console-config.ts';
import { countyProfileRoutes } from './routes/county-profile.ts';
import { definitionDraftRoutes } from './routes/definition-drafts.ts';
import { definitionRoutes } from './routes/definitions.ts';
import { demoRoutes } from './routes/demo.ts';
import { demoSignInRoutes } from './routes/demo-sign-in.ts';
import { errorCodeRoutes } from './routes/error-codes.ts';
import { calendarFeedRoutes } from './routes/calendar-feeds.ts';
import { dueRoutes } from './routes/due.ts';
import { dutyRoutes } from './routes/duties.ts';
import { eventStreamRoutes } from './routes/event-stream.ts';
import { handoverRoutes } from './routes/handovers.ts';
import { healthRoutes } from './routes/health.ts';
import { insightRoutes } from './routes/insight.ts';
import { letterRoutes } from './routes/letters.ts';
import { importRoutes } from './routes/imports.ts';
import { messageTemplateRoutes } from './routes/message-templates.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { peopleRoutes } from './routes/people.ts';
import { postRoutes } from './routes/posts.ts';
import { procedureRoutes } from './routes/procedures.ts';
import { repairRoutes } from './routes/repairs.ts';
import { roundRoutes } from './routes/rounds.ts';
import { quotaRoutes } from './routes/quotas.ts';
import { smsReceiptRoutes } from './routes/sms-receipts.ts';
import { stuckRoutes } from './routes/stuck.ts';
import { subjectRoutes } from './routes/subjects.ts';
import { superiorRoutes } from './routes/superiors.ts';
import { systemRoutes } from './routes/system.ts';
import { taskRoutes } from './routes/tasks.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { validatorCompiler } from './validation.ts';

/** A form with its largest table, well under what a Temporal payload may hold (2 MiB). */
const BODY_LIMIT = 1024 * 1024;
const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** Builds the API; `listen` or `inject` is the caller's. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = fastify({
    logger: logOptions(deps.config.logLevel),
    bodyLimit: BODY_LIMIT,
    trustProxy: deps.config.api.trustedProxies.length === 0 ? false : [...deps.config.api.trustedProxies],
    // Time for the largest upload over a village's line; a connection on which nothing moves is closed sooner.
    requestTimeout: 300_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('deps', deps);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });

  if (deps.tracing !== null) await app.register(deps.tracing.http);
  await app.register(measure);
  await app.register(errors);
  await app.register(cors, {
    origin: [...deps.config.api.corsOrigins],
    exposedHeaders: ['x-request-id', 'idempotency-replayed', 'retry-after', 'etag'],
    maxAge: 600,
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'self'"], frameAncestors: ["'none'"] } },
    // Whether there is TLS in front is not known here; whoever ends it sets this.
    strictTransportSecurity: false,
  });
  await app.register(openapi);
  await app.register(requestLimits);
  await app.register(console);
  await app.register(unknownAddresses);
  await app.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 10_000 } });

  await app.register(healthRoutes);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    // Its badge would send the description to a service elsewhere.
    uiConfig: { validatorUrl: null },
  });
  await app.register(
    async (v1) => {
      await v1.register(auth);
      await v1.register(idempotency);
      await v1.register(errorCodeRoutes);
      await v1.register(consoleConfigRoutes);
      if (deps.demoIssuer !== null) {
        await v1.register(demoRoutes(deps.demoIssuer));
        await v1.register(demoSignInRoutes(deps.demoIssuer));
      }
      await v1.register(procedureRoutes);
      await v1.register(definitionRoutes);
      await v1.register(definitionDraftRoutes);
      await v1.register(activationRoutes);
      await v1.register(countyProfileRoutes);
      await v1.register(dutyRoutes);
      await v1.register(roundRoutes);
      await v1.register(organisationRoutes);
      await v1.register(peopleRoutes);
      await v1.register(postRoutes);
      await v1.register(agencyRoutes);
      await v1.register(handoverRoutes);
      await v1.register(repairRoutes);
      await v1.register(notificationRoutes);
      await v1.register(channelRoutes);
      await v1.register(smsReceiptRoutes);
      await v1.register(stuckRoutes);
      await v1.register(systemRoutes);
      await v1.register(messageTemplateRoutes);
      await v1.register(webhookRoutes);
      await v1.register(eventStreamRoutes);
      await v1.register(attachmentRoutes);
      await v1.register(auditRoutes);
      await v1.register(caseRoutes);
      await v1.register(caseStatusRoutes);
      await v1.register(caseImportRoutes);
      await v1.register(importRoutes);
      await v1.register(commandRoutes);
      await v1.register(letterRoutes);
      await v1.register(timelineRoutes);
      await v1.register(taskRoutes);
      await v1.register(dueRoutes);
      await v1.register(insightRoutes);
      await v1.register(calendarFeedRoutes);
      await v1.register(subjectRoutes);
      await v1.register(quotaRoutes);
      await v1.register(cardRoutes);
      await v1.register(superiorRoutes);
      await v1.register(calendarRoutes);
    },
    { prefix: '/api/v1' },
  );
  return app;
}
