// Front-ends that follow events.
import { z } from 'zod';
import { ProcedureId } from '../../domain/definition/atoms.ts';
import { CaseId, Instant, OrganisationPath } from './common.ts';

const EventType = z.string().regex(/^[a-z][A-Za-z]{0,63}$/);

export const WebhookBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  url: z.string().max(2000),
  region: OrganisationPath.meta({ description: 'Events of cases in this division, or at this body.' }),
  procedures: z.array(ProcedureId).min(1).max(200).optional(),
  eventTypes: z.array(EventType).min(1).max(100).optional(),
});

export const WebhookView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    url: z.string().meta({ description: 'Without its query, which may carry a token.' }),
    region: z.string(),
    procedures: z.array(z.string()).nullable(),
    eventTypes: z.array(z.string()).nullable(),
    state: z.enum(['active', 'disabled']),
    cause: z.string().nullable(),
    createdBy: z.string(),
    createdAt: Instant,
    secrets: z.array(z.object({ id: z.string(), createdAt: Instant, expiresAt: Instant.nullable() })),
  })
  .meta({ id: 'Webhook' });

/** The one answer that shows the secret. */
export const WebhookCreated = WebhookView.extend({ secret: z.string() });
export const WebhookPath = z.object({ webhookId: z.uuid() });
export const RotationBody = z.strictObject({
  overlapHours: z.int().min(0).max(720).default(24).meta({ description: 'How long the older secret signs as well.' }),
});
export const Rotated = z.object({ secret: z.string(), overlapUntil: Instant });

export const WebhookCalls = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      caseId: CaseId,
      sequence: z.int(),
      state: z.enum(['queued', 'delivered', 'failed']),
      cause: z.string().nullable(),
      attempts: z.int(),
      createdAt: Instant,
      finishedAt: Instant.nullable(),
    }),
  ),
});

export const StreamQuery = z.strictObject({
  procedure: ProcedureId.optional(),
  region: OrganisationPath.optional(),
  type: z.string().max(1000).optional().meta({ description: 'Types of events, separated by commas.' }),
});
export const StreamHeaders = z.looseObject({ 'last-event-id': z.string().max(40).optional() });
