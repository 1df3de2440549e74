import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { LoadingPage } from '../../parts/loading-page.tsx';
import { LanguageButton } from '../../parts/language-button.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { consoleConfigQuery } from '../../session/console-config.ts';
import { leaveForIssuer } from '../../session/oidc.ts';
import type { SignInProvider } from '../../session/oidc.ts';
import './sign-in.css';

const words = {
  zh: {
    lookUp: '我是群众，查询办事进度',
    tab: '登录 · 办结',
    name: '办结',
    what: '县镇村三级事项办理',
    oidc: '统一身份登录',
    oidcText: '使用县统一身份认证账号',
    demo: '演示登录',
    demoText: '村、镇、县各级身份任选，无需密码，数据均为演示',
    none: '尚未配置登录方式，请联系系统管理员。',
    again: '重试',
  },
  en: {
    lookUp: 'I have a receipt: how is my case?',
    tab: 'Sign in · Banjie 办结',
    name: 'Banjie 办结',
    what: 'Procedures of county, townships and villages',
    oidc: 'Sign in',
    oidcText: 'With your county account',
    demo: 'Demo sign-in',
    demoText: 'Anybody of village, township or county; no password, demo data only',
    none: 'No way to sign in is configured; ask the administrator.',
    again: 'Try again',
  },
};

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const w = useWords(words);
  const text = useText();
  const { back, popup } = route.useSearch();
  const config = useQuery(consoleConfigQuery);
  const leave = useMutation({
    mutationFn: (provider: SignInProvider) =>
      leaveForIssuer(provider, popup === undefined ? { back: back ?? '/inbox' } : { popup }),
  });
  useEffect(() => {
    document.title = w.tab;
  }, [w]);
  if (config.isPending) return <LoadingPage />;
  const { county, providers } = config.data ?? { county: null, providers: [] };
  return (
    <main className="sign-in">
      <h1>{w.name}</h1>
      <p className="sign-in-what">
        {county !== null && `${text(county.name)} · `}
        {w.what}
      </p>
      {config.error !== null && (
        <ProblemAlert
          error={config.error}
          actions={
            <button type="button" className="state-button" onClick={() => void config.refetch()}>
              {w.again}
            </button>
          }
        />
      )}
      <ProblemAlert error={leave.error} />
      {config.isSuccess && providers.length === 0 && <p>{w.none}</p>}
      <ul>
        {providers.map((provider) => (
          <li key={provider.issuer}>
            <button
              type="button"
              className={provider.kind === 'oidc' ? 'sign-in-way sign-in-first' : 'sign-in-way'}
              disabled={leave.isPending}
              onClick={() => leave.mutate(provider)}
            >
              <strong>{w[provider.kind]}</strong>
              <span>{provider.kind === 'oidc' ? w.oidcText : w.demoText}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <a href="/look-up">{w.lookUp}</a>
      </p>
      <LanguageButton />
    </main>
  );
}
