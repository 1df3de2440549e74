// Signing in again in a window of its own, so that the page on which somebody was typing stays as it is.
const CHANNEL = 'banjie-sign-in';

interface Message {
  readonly popup: string;
  readonly token: string;
  readonly expiresIn: number;
}

/** Opens the sign-in; `onToken` gets the token from it. False where the browser lets no window open. */
export function openSignIn(onToken: (token: string, expiresIn: number) => void): boolean {
  const popup = crypto.randomUUID();
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.popup !== popup) return;
    channel.close();
    onToken(data.token, data.expiresIn);
  });
  const opened = window.open(`/sign-in?popup=${popup}`, '_blank', 'width=720,height=760');
  if (opened === null) channel.close();
  return opened !== null;
}

/** In the opened window: hands the token to the page that asked for it, and closes. */
export function handOver(popup: string, token: string, expiresIn: number): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ popup, token, expiresIn } satisfies Message);
  channel.close();
  window.close();
}
