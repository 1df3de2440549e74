export interface Report {
  /** What was asked for, on stdout. */
  say: (line: string) => void;
}
