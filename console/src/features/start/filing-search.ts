/** What the address of a filing's page says: which filing of this device, refused or taken back, is gone on with. */
export interface FilingSearch {
  readonly waiting?: string;
}

export function filingSearch({ waiting }: Record<string, unknown>): FilingSearch {
  return typeof waiting === 'string' ? { waiting } : {};
}
