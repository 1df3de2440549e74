// What a front-end must know before anybody has signed in.
import { z } from 'zod';
import { BothTexts, Instant, OrganisationPath } from './common.ts';

const SignInProvider = z
  .object({
    kind: z
      .enum(['demo', 'oidc'])
      .meta({ description: '`demo`: accounts without passwords. `oidc`: the county’s own.' }),
    issuer: z.string(),
    authorizationEndpoint: z.string(),
    tokenEndpoint: z.string(),
    endSessionEndpoint: z.string().nullable(),
    clientId: z.string(),
    scope: z.string(),
  })
  .meta({ id: 'SignInProvider', description: 'Where people sign in: authorization code flow with PKCE (S256).' });

export const ConsoleConfig = z
  .object({
    providers: z.array(SignInProvider).meta({ description: 'The county’s own first; empty where none is configured.' }),
    county: z
      .object({ path: OrganisationPath, name: BothTexts })
      .nullable()
      .meta({ description: 'Null before any is registered.' }),
    languages: z.array(z.enum(['zh', 'en'])),
    rehearsal: z.boolean().meta({ description: 'Whether every case of this deployment is a rehearsal.' }),
    uploadLimitBytes: z.int(),
    now: Instant.meta({ description: 'The service’s time; people’s devices may be wrong.' }),
    today: z.iso.date().meta({ description: 'The day at UTC+8.' }),
  })
  .meta({ id: 'ConsoleConfig' });
