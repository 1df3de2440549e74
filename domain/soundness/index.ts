// The two proofs, as others use them.
export { type OrganisationTree, proveActivation } from './prove-activation.ts';
export { proveDefinition } from './prove-definition.ts';
