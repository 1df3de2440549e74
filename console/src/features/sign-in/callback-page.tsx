import { useEffect, useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useWords } from '../../language/language.ts';
import { LoadingPage } from '../../parts/loading-page.tsx';
import { returnFromIssuer } from '../../session/oidc.ts';
import { handOver } from '../../session/sign-in-window.ts';
import { signedIn } from '../../session/token.ts';
import '../../parts/states.css';

const words = {
  zh: {
    failed: '登录没有完成',
    why: '登录已取消、已超时，或这个页面被重复打开。',
    again: '重新登录',
    handed: '已登录，可以关闭此窗口，回到原来的页面继续。',
  },
  en: {
    failed: 'Signing in was not finished',
    why: 'It was cancelled, took too long, or this page was opened a second time.',
    again: 'Sign in again',
    handed: 'Signed in. Close this window and go on where you were.',
  },
};

/** Where the issuer sends the browser back to. */
export function CallbackPage() {
  const w = useWords(words);
  const router = useRouter();
  const [state, setState] = useState<'asking' | 'failed' | 'handed'>('asking');
  useEffect(() => {
    returnFromIssuer().then(
      ({ token, expiresIn, destination }) => {
        if ('popup' in destination) {
          setState('handed');
          handOver(destination.popup, token, expiresIn);
        } else {
          signedIn(token, expiresIn);
          router.history.replace(destination.back);
        }
      },
      () => setState('failed'),
    );
  }, [router]);
  if (state === 'asking') return <LoadingPage />;
  return (
    <main className="state-page" role={state === 'failed' ? 'alert' : 'status'}>
      <h1>{state === 'failed' ? w.failed : w.handed}</h1>
      {state === 'failed' && (
        <>
          <p>{w.why}</p>
          <a href="/sign-in">{w.again}</a>
        </>
      )}
    </main>
  );
}
