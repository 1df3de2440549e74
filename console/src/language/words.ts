/** A text in both languages, as the service sends it. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Words;
