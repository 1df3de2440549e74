// The demo issuer as an OpenID provider: authorization code flow with PKCE (RFC 6749, RFC 7636, OIDC Core).
import { z } from 'zod';

const short = z.string().min(1).max(500);

/** What a client asks for. More may be sent; it is not heeded. */
export const AuthorizationRequest = z.object({
  response_type: short,
  client_id: short,
  redirect_uri: z.string().min(1).max(2000),
  scope: z.string().max(500).default('openid'),
  state: z.string().max(2000).optional(),
  nonce: short.optional(),
  code_challenge: z.string().max(200).optional(),
  code_challenge_method: z.string().max(20).optional(),
});
export type AuthorizationRequest = z.infer<typeof AuthorizationRequest>;

/** The form on the page of accounts: the request as it came, and who was chosen. */
export const ChosenAccount = AuthorizationRequest.extend({ account: z.string().min(1).max(100) });

export const CodeExchange = z.object({
  grant_type: z.literal('authorization_code'),
  code: short,
  redirect_uri: z.string().min(1).max(2000),
  client_id: short,
  code_verifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/),
});

export const CodeAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int().meta({ description: 'Seconds.' }),
  id_token: z.string(),
  scope: z.string(),
});

/** As RFC 6749 §5.2 has it, since clients of OAuth read no problem details. */
export const OAuthRefusal = z.object({
  error: z.enum(['invalid_request', 'invalid_grant', 'unsupported_grant_type', 'invalid_client']),
  error_description: z.string(),
});

export const ProviderMetadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  end_session_endpoint: z.string(),
  jwks_uri: z.string(),
  response_types_supported: z.array(z.string()),
  response_modes_supported: z.array(z.string()),
  grant_types_supported: z.array(z.string()),
  subject_types_supported: z.array(z.string()),
  id_token_signing_alg_values_supported: z.array(z.string()),
  scopes_supported: z.array(z.string()),
  token_endpoint_auth_methods_supported: z.array(z.string()),
  code_challenge_methods_supported: z.array(z.string()),
  authorization_response_iss_parameter_supported: z.boolean(),
});

export const EndSessionQuery = z.object({
  post_logout_redirect_uri: z.string().min(1).max(2000).optional(),
  state: z.string().max(2000).optional(),
});
