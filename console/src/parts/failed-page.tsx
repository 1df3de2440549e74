// A page that could not be shown: what was refused in the service's words, or that nothing answers.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem, isOffline } from '../api/problem.ts';
import { useWords } from '../language/language.ts';
import './states.css';

const words = {
  zh: {
    offline: '连接不上服务',
    offlineText: '请检查网络；已保存的内容不会丢失，恢复后可继续。',
    refused: '不能显示这一页',
    broken: '页面出错了',
    brokenText: '请重试；仍不能打开的，请把下面的内容告诉系统管理员。',
    requestId: '请求编号',
    again: '重试',
  },
  en: {
    offline: 'The service does not answer',
    offlineText: 'Check the network; what was kept is not lost, and you can go on when it is back.',
    refused: 'This page can’t be shown',
    broken: 'The page failed',
    brokenText: 'Try again; where that does not help, tell your administrator what stands below.',
    requestId: 'Request id',
    again: 'Try again',
  },
};

export function FailedPage({ error, reset }: ErrorComponentProps) {
  const w = useWords(words);
  const problem = error instanceof ApiProblem ? error : null;
  const requestId = problem?.requestId ?? null;
  const offline = isOffline(error);
  const title = offline ? w.offline : problem === null ? w.broken : w.refused;
  return (
    <section className="state-page" role="alert">
      <h1>{title}</h1>
      <p>{offline ? w.offlineText : (problem?.message ?? w.brokenText)}</p>
      {!offline && problem === null && (
        <p>
          <code>{String(error)}</code>
        </p>
      )}
      {requestId !== null && (
        <p>
          {w.requestId}: <code>{requestId}</code>
        </p>
      )}
      <button type="button" className="state-button" onClick={reset}>
        {w.again}
      </button>
    </section>
  );
}
