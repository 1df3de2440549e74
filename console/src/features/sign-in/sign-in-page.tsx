import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { LoadingPage } from '../../parts/loading-page.tsx';
import { signedIn } from '../../session/token.ts';
import './sign-in.css';

const words = {
  zh: { title: '办结 · 登录', demo: '演示账号，无需密码', failed: '登录失败' },
  en: { title: 'Banjie 办结 · Sign in', demo: 'Demo accounts, without a password', failed: 'Signing in failed' },
};

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const w = useWords(words);
  const text = useText();
  const router = useRouter();
  const { back } = route.useSearch();
  const accounts = useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/demo/accounts', { signal })),
  });
  const signIn = useMutation({
    mutationFn: (account: string) => answer(api.POST('/api/v1/demo/token', { body: { account } })),
    onSuccess: ({ accessToken, expiresIn }) => {
      signedIn(accessToken, expiresIn);
      router.history.push(back ?? '/inbox');
    },
  });
  if (accounts.isPending) return <LoadingPage />;
  return (
    <main className="sign-in">
      <h1>{w.title}</h1>
      <p>{w.demo}</p>
      {(accounts.error ?? signIn.error) !== null && <p role="alert">{w.failed}</p>}
      <ul>
        {accounts.data?.items.map(({ account, name, posts }) => (
          <li key={account}>
            <button type="button" onClick={() => signIn.mutate(account)}>
              <strong>{name}</strong>
              <span>{posts.map((post) => `${text(post.organisationName)} ${text(post.roleTitle)}`).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
