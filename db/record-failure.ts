/** What trying again can't mend. The message is for the log; it names cases and numbers only. */
export class RecordFailure extends Error {
  override readonly name = 'RecordFailure';
  /**
   * `CHAIN_CONFLICT`: other events stand where these should, or they do not follow the recorded ones;
   * `SUBJECT_HAS_OPEN_CASE`: the subject already has an open case of this procedure (and year).
   */
  readonly code: 'CHAIN_CONFLICT' | 'SUBJECT_HAS_OPEN_CASE';

  constructor(code: RecordFailure['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
