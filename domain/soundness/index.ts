// The two proofs, as others use them.
export { neededPosts } from './needed-posts.ts';
export type { NeededPost, OrganisationTree } from './needed-posts.ts';
export { proveActivation } from './prove-activation.ts';
export { proveDefinition } from './prove-definition.ts';
