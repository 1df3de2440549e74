export interface SignInSearch {
  /** Where it goes on afterwards. */
  readonly back?: string;
  /** The window that asked to sign in again. */
  readonly popup?: string;
}

/** Reads the address; of `back` only a page of ours counts: a link must not send its reader elsewhere afterwards. */
export function signInSearch({ back, popup }: Record<string, unknown>): SignInSearch {
  return {
    ...(typeof back === 'string' && /^\/(?![/\\])/.test(back) && { back }),
    ...(typeof popup === 'string' && /^[0-9a-f-]{36}$/.test(popup) && { popup }),
  };
}
