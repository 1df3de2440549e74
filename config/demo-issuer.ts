/** Issuer under which demo accounts are registered, and which the API's own tokens name. */
export const DEMO_ISSUER = 'banjie-demo';
/** The console's name at the demo issuer, and at an OIDC provider unless it is registered there under another. */
export const CONSOLE_CLIENT = 'banjie-console';
