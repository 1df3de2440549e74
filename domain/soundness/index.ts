// The two proofs, as others use them.
export { type Fault } from './fault.ts';
export { type ActivationProof, type OrganisationTree, proveActivation } from './prove-activation.ts';
export { type DefinitionProof, type ProofBound, proveDefinition } from './prove-definition.ts';
export { type ExpressionFault, type ExpressionScope } from './expression-fault.ts';
export { expressionFaults } from './expressions.ts';
