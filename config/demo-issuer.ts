/** Issuer under which demo accounts are registered, and which the API's own tokens name. */
export const DEMO_ISSUER = 'banjie-demo';
