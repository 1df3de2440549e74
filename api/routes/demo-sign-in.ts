// The demo issuer as browsers and clients of OpenID Connect use it. Only where the deployment has demo accounts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CONSOLE_CLIENT } from '../../config/demo-issuer.ts';
import { accountsWithPosts } from '../../db/demo-accounts.ts';
import { findActor } from '../../db/people.ts';
import {
  AuthorizationRequest,
  ChosenAccount,
  CodeAnswer,
  CodeExchange,
  EndSessionQuery,
  OAuthRefusal,
  ProviderMetadata,
} from '../contracts/demo-sign-in.ts';
import type { TokenIssuer } from '../demo-issuer.ts';
import { demoPage, demoPagePolicy } from '../demo-page.ts';
import { authorizationFault, giveCode, isKnownClient, redeemCode, withParameters } from '../demo-sign-in.ts';
import { Problem } from '../problem.ts';
import { originOf, ownAddress } from '../request-origin.ts';

/** Below the API's prefix; the issuer's address ends with it. */
export const DEMO_PROVIDER = '/demo/oidc';

/** The issuer's address, as the caller reaches it. */
export const demoProviderOf = (request: FastifyRequest): string => `${originOf(request)}/api/v1${DEMO_PROVIDER}`;

const tags = ['demo'];
const A_MINUTE = { max: 600, timeWindow: '1 minute' };
const open = { public: true, idempotency: 'none', rateLimit: A_MINUTE } as const;
const page = (description: string) => ({ description, content: { 'text/html': { schema: z.string() } } });
const SENT_ON = z.any().meta({ description: '回到客户端 · On to the client' });

export const demoSignInRoutes = (issuer: TokenIssuer): FastifyPluginAsyncZod => {
  return async (app) => {
    const { deps } = app;
    const { db, now } = deps;

    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body.toString())));
    });

    app.get(
      `${DEMO_PROVIDER}/.well-known/openid-configuration`,
      {
        schema: {
          tags,
          summary: '演示身份源的元数据 · Metadata of the demo issuer (OpenID Connect Discovery)',
          response: { 200: ProviderMetadata },
        },
        config: open,
      },
      (request) => {
        const address = demoProviderOf(request);
        return {
          issuer: address,
          authorization_endpoint: `${address}/authorize`,
          token_endpoint: `${address}/token`,
          end_session_endpoint: `${address}/end-session`,
          jwks_uri: `${address}/keys`,
          response_types_supported: ['code'],
          response_modes_supported: ['query'],
          grant_types_supported: ['authorization_code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['EdDSA'],
          scopes_supported: ['openid'],
          token_endpoint_auth_methods_supported: ['none'],
          code_challenge_methods_supported: ['S256'],
          authorization_response_iss_parameter_supported: true,
        };
      },
    );

    app.get(
      `${DEMO_PROVIDER}/keys`,
      {
        schema: {
          tags,
          summary: '演示身份源的公钥 · The keys by which its ID tokens are checked',
          response: { 200: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) },
        },
        config: open,
      },
      async () => ({ keys: (await issuer.publicKeys()).map((key) => ({ ...key })) }),
    );

    app.get(
      `${DEMO_PROVIDER}/authorize`,
      {
        schema: {
          tags,
          summary: '选择演示身份的页面 · The page on which somebody chooses whom to be',
          querystring: AuthorizationRequest,
          response: { 200: page('账号 · The accounts'), 303: SENT_ON },
        },
        config: open,
      },
      async (request, reply) => {
        const asked = request.query;
        const returnTo = returnAddress(request, asked);
        const fault = authorizationFault(asked);
        if (fault !== null) {
          const { error, description: error_description } = fault;
          return sentOn(request, reply, returnTo, { error, error_description, state: asked.state });
        }
        return reply
          .type('text/html; charset=utf-8')
          .headers({ 'content-security-policy': demoPagePolicy(returnTo), 'cache-control': 'no-store' })
          .send(demoPage(asked, await accountsWithPosts(db, issuer.issuer, now())));
      },
    );

    app.post(
      `${DEMO_PROVIDER}/authorize`,
      {
        schema: {
          tags,
          summary: '以所选身份回到客户端 · Back to the client with a code for who was chosen',
          consumes: ['application/x-www-form-urlencoded'],
          body: ChosenAccount,
          response: { 303: SENT_ON },
        },
        config: open,
      },
      async (request, reply) => {
        const { account, ...asked } = request.body;
        const returnTo = returnAddress(request, asked);
        const known = await findActor(db, { issuer: issuer.issuer, login: account }, now());
        const fault =
          authorizationFault(asked) ??
          (known === null ? { error: 'access_denied', description: 'There is no such demo account' } : null);
        if (fault !== null) {
          const { error, description: error_description } = fault;
          return sentOn(request, reply, returnTo, { error, error_description, state: asked.state });
        }
        const code = await giveCode(deps, asked, account);
        return sentOn(request, reply, returnTo, { code, state: asked.state });
      },
    );

    app.post(
      `${DEMO_PROVIDER}/token`,
      {
        schema: {
          tags,
          summary: '以授权码换取令牌 · A token for a code and its verifier',
          consumes: ['application/x-www-form-urlencoded'],
          body: z.record(z.string(), z.string()),
          response: { 200: CodeAnswer, 400: OAuthRefusal },
        },
        config: open,
      },
      async (request, reply) => {
        reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
        const refuse = (error: z.infer<typeof OAuthRefusal>['error'], error_description: string) =>
          reply.code(400).send({ error, error_description });
        const { grant_type: grant } = request.body;
        if (grant !== undefined && grant !== 'authorization_code')
          return refuse('unsupported_grant_type', 'grant_type must be authorization_code');
        const sent = CodeExchange.safeParse(request.body);
        if (!sent.success) {
          const [place] = sent.error.issues[0]?.path ?? [];
          return refuse('invalid_request', `${String(place)} is missing or malformed`);
        }
        if (!isKnownClient(sent.data.client_id)) return refuse('invalid_client', 'The client is unknown');
        const given = await redeemCode(deps, sent.data);
        const at = now();
        const who = given === null ? null : await findActor(db, { issuer: issuer.issuer, login: given.account }, at);
        if (given === null || who === null) return refuse('invalid_grant', 'The code does not count, or no longer');
        const { token, expiresIn } = await issuer.issue(given.account, at);
        const idToken = await issuer.identify(
          {
            issuer: demoProviderOf(request),
            clientId: given.clientId,
            account: given.account,
            name: who.person.name,
            nonce: given.nonce,
          },
          at,
        );
        return {
          access_token: token,
          token_type: 'Bearer' as const,
          expires_in: expiresIn,
          id_token: idToken,
          scope: 'openid',
        };
      },
    );

    app.get(
      `${DEMO_PROVIDER}/end-session`,
      {
        schema: {
          tags,
          summary: '退出 · Signing out',
          description: 'The issuer keeps no session: what ends is the token that the client forgets.',
          querystring: EndSessionQuery,
          response: { 303: SENT_ON },
        },
        config: open,
      },
      async (request, reply) => {
        const { post_logout_redirect_uri: wanted = `${originOf(request)}/`, state } = request.query;
        const returnTo = ownAddress(request, wanted);
        if (returnTo === null) throw wrongAddress('/post_logout_redirect_uri');
        return reply.code(303).header('location', withParameters(returnTo, { state })).send();
      },
    );
  };
};

/** Where the client waits; a client or an address that is not known gets no redirect but a refusal here. */
function returnAddress(request: FastifyRequest, asked: AuthorizationRequest): URL {
  const returnTo = ownAddress(request, asked.redirect_uri);
  if (!isKnownClient(asked.client_id)) throw wrongAddress('/client_id');
  if (returnTo === null) throw wrongAddress('/redirect_uri');
  return returnTo;
}

const wrongAddress = (field: string): Problem =>
  new Problem('MALFORMED_REQUEST', {
    errors: [
      {
        field,
        code: 'MALFORMED_REQUEST',
        message: {
          zh: `只允许客户端 ${CONSOLE_CLIENT} 返回本服务或已配置的前端地址`,
          en: `Only the client ${CONSOLE_CLIENT} may be sent back, to this service or to a configured front-end`,
        },
      },
    ],
  });

function sentOn(
  request: FastifyRequest,
  reply: FastifyReply,
  returnTo: URL,
  parameters: Readonly<Record<string, string | undefined>>,
): FastifyReply {
  const location = withParameters(returnTo, { ...parameters, iss: demoProviderOf(request) });
  return reply.code(303).headers({ location, 'cache-control': 'no-store' }).send();
}
