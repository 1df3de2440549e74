// Without signing in: how a case stands, for whoever has its receipt and knows the last digits of the applicant's ID.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { LanguageButton } from '../../parts/language-button.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { CaseStatusView } from './case-status-view.tsx';
import './look-up.css';

const words = {
  zh: {
    title: '办事进度查询',
    number: '受理编号',
    numberHint: '在受理回执上，16位数字',
    lastFour: '申请人身份证号后四位',
    lastFourHint: '最后一位是字母 X 的，请输入 X',
    ask: '查询',
    asking: '正在查询…',
    privacy: '查询不需要登录。姓名已隐去，查询次数有限制。',
    signIn: '工作人员登录',
  },
  en: {
    title: 'How is my case?',
    number: 'Receipt number',
    numberHint: 'On the receipt, 16 digits',
    lastFour: 'Last four characters of the applicant’s ID number',
    lastFourHint: 'Type X where the last one is the letter X',
    ask: 'Look up',
    asking: 'Looking…',
    privacy: 'No account is needed. Names are masked, and how often one may ask is limited.',
    signIn: 'Sign in as staff',
  },
};

const DIGITS = /^\d{16,18}$/;

/** The number in the address of a QR code, as text: the router would read so many digits as a number and round it. */
function numberInAddress(): string {
  const number = new URLSearchParams(location.search).get('number') ?? '';
  return DIGITS.test(number) ? number : '';
}

export function LookUpPage() {
  const w = useWords(words);
  const [number, setNumber] = useState(numberInAddress);
  const [lastFour, setLastFour] = useState('');
  const ids = { number: useId(), numberHint: useId(), lastFour: useId(), lastFourHint: useId() };
  const lookUp = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/public/case-status', { body: { caseNumber: number, lastFour } })),
  });
  useEffect(() => {
    document.title = `${w.title} · 办结`;
  }, [w.title]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!lookUp.isPending) lookUp.mutate();
  };
  return (
    <main className="look-up">
      <header>
        <h1>{w.title}</h1>
        <LanguageButton />
      </header>
      <form onSubmit={submit}>
        <label htmlFor={ids.number}>{w.number}</label>
        <input
          id={ids.number}
          aria-describedby={ids.numberHint}
          inputMode="numeric"
          autoComplete="off"
          required
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
        <small id={ids.numberHint}>{w.numberHint}</small>
        <label htmlFor={ids.lastFour}>{w.lastFour}</label>
        <input
          id={ids.lastFour}
          aria-describedby={ids.lastFourHint}
          autoComplete="off"
          required
          maxLength={4}
          minLength={4}
          value={lastFour}
          onChange={({ target }) => setLastFour(target.value.toUpperCase())}
        />
        <small id={ids.lastFourHint}>{w.lastFourHint}</small>
        <button type="submit" className="look-up-ask" disabled={lookUp.isPending}>
          {lookUp.isPending ? w.asking : w.ask}
        </button>
      </form>
      <ProblemAlert error={lookUp.error} />
      <div aria-live="polite">{lookUp.data !== undefined && <CaseStatusView status={lookUp.data} />}</div>
      <footer>
        <p>{w.privacy}</p>
        <a href="/sign-in">{w.signIn}</a>
      </footer>
    </main>
  );
}
