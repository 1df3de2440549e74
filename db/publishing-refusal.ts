import type { Text } from '../domain/definition/atoms.ts';
import type { ErrorCode } from '../domain/error-codes.ts';
import type { Fault } from '../domain/soundness/fault.ts';

/** Why something was not published, put in force or retired; nothing was changed. */
export interface PublishingRefusal {
  ok: false;
  code: ErrorCode;
  /** The sentence for people; the code's own when absent. */
  message?: Text;
  /** Everything that a proof found wrong, with its place. */
  faults?: Fault[];
  /** What else a caller needs to know: who changed it and when, which cases or definitions stand against it. */
  details?: Record<string, unknown>;
}
