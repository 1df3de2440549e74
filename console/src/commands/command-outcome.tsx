import { useWords } from '../language/language.ts';
import { Notice } from '../parts/notice.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import type { CommandState } from './use-command.ts';

const words = {
  zh: {
    kept: '已保存在本机，尚未送达',
    away: '网络或服务暂时不通。恢复后自动提交一次，不会重复；可在页面顶部查看待提交的事项。',
    signedOut: '登录已过期。重新登录后自动提交一次，不会重复；可在页面顶部查看待提交的事项。',
    done: '已办理',
  },
  en: {
    kept: 'Kept on this device, not sent yet',
    away: 'The network or the service is away. It is sent once when it is back; the top of the page lists what waits.',
    signedOut:
      'The session has run out. It is sent once when you have signed in; the top of the page lists what waits.',
    done: 'Done',
  },
};

/** What became of a command: done, kept until the network is back, or refused with the rule in words. */
export function CommandOutcome({ state }: { state: CommandState }) {
  const w = useWords(words);
  if (state.step === 'refused') return <ProblemAlert error={state.problem} />;
  if (state.step === 'kept') return <Notice tone="soon" title={w.kept} text={w[state.why]} />;
  if (state.step === 'done') return <Notice tone="good" title={w.done} />;
  return null;
}
