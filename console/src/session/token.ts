// The token of whoever is signed in. It lasts as long as the tab; other tabs sign in by themselves at the issuer.
const KEY = 'banjie.token';

interface Kept {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

type Listener = () => void;
const listeners = new Set<Listener>();

function kept(): Kept | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : (JSON.parse(text) as Kept);
}

/** The token to send, or null where nobody is signed in or the token has run out. */
export function accessToken(): string | null {
  const session = kept();
  return session !== null && session.until > Date.now() ? session.token : null;
}

/** Whether somebody is signed in on this tab. */
export function isSignedIn(): boolean {
  return accessToken() !== null;
}

/** Keeps a token for the page that is loaded next; this one hears of nothing. */
export function keepToken(token: string, expiresIn: number): void {
  sessionStorage.setItem(KEY, JSON.stringify({ token, until: Date.now() + expiresIn * 1000 } satisfies Kept));
}

/** Keeps a token that the issuer has given for so many seconds. */
export function signedIn(token: string, expiresIn: number): void {
  keepToken(token, expiresIn);
  for (const listener of listeners) listener();
}

/** Forgets the token because its owner leaves; nobody is called back, since the page goes too. */
export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}

/** Forgets the token because the service no longer takes it. */
export function sessionEnded(): void {
  if (sessionStorage.getItem(KEY) === null) return;
  sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

/** Calls back whenever somebody has signed in or out; returns how to stop that. */
export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
