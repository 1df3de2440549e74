/** What trying again can't mend. The message is for the log; it names cases and numbers only. */
export class RecordFailure extends Error {
  override readonly name = 'RecordFailure';
  /**
   * `CHAIN_CONFLICT`: other events stand where these should, or they do not follow the recorded ones;
   * `SUBJECT_HAS_OPEN_CASE`: the subject already has an open case of this procedure (and year);
   * `QUOTA_EXCEEDED`: a ledger on which the case draws does not suffice.
   */
  readonly code: 'CHAIN_CONFLICT' | 'SUBJECT_HAS_OPEN_CASE' | 'QUOTA_EXCEEDED';

  constructor(code: RecordFailure['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
