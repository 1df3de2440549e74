import { DefaultFailureConverter } from '@temporalio/common';

// Runs in the workflow sandbox too: it may import nothing else.

/** Puts messages and stack traces of failures into a payload, which the codec encrypts: they may quote a form. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
