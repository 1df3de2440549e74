// Signing in where the deployment has demo accounts.
import { z } from 'zod';
import { BothTexts } from './common.ts';

export const DemoAccount = z.object({
  account: z.string(),
  name: z.string(),
  posts: z.array(
    z.object({ role: z.string(), roleTitle: BothTexts, organisation: z.string(), organisationName: BothTexts }),
  ),
});

export const TokenRequest = z.strictObject({ account: z.string().min(1).max(100) });

export const Token = z.object({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().meta({ description: 'Seconds.' }),
});
