import type { ReactNode } from 'react';
import { ApiProblem, isOffline } from '../api/problem.ts';
import { useWords } from '../language/language.ts';
import { Notice } from './notice.tsx';

const CONFLICT = 409;

const words = {
  zh: {
    offline: '连接不上服务',
    offlineText: '请检查网络。已填写的内容还在，恢复后可再次提交。',
    conflict: '情况已有变化',
    refused: '不能办理',
    broken: '出错了',
    signedOut: '登录已过期',
    signedOutText: '请重新登录，已填写的内容还在。',
    requestId: '请求编号',
  },
  en: {
    offline: 'The service does not answer',
    offlineText: 'Check the network. What you typed is still here; send it again when it is back.',
    conflict: 'Things have changed',
    refused: 'This can’t be done',
    broken: 'Something failed',
    signedOut: 'The session has run out',
    signedOutText: 'Sign in again; what you typed is still here.',
    requestId: 'Request id',
  },
};

/**
 * Why something failed, in the service's words with each fault: a refusal, a conflict (who was first and when), or no
 * answer at all. Nothing where `error` is null. Faults in `shownElsewhere` (paths, `/data/name`) stand at their fields.
 */
export function ProblemAlert(props: { error: unknown; shownElsewhere?: readonly string[]; actions?: ReactNode }) {
  const { error, shownElsewhere = [], actions } = props;
  const w = useWords(words);
  if (error === null || error === undefined) return null;
  const more = actions === undefined ? {} : { actions };
  if (isOffline(error) && !(error instanceof ApiProblem && error.message !== '')) {
    return <Notice tone="late" title={w.offline} text={w.offlineText} {...more} />;
  }
  if (!(error instanceof ApiProblem)) return <Notice tone="late" title={w.broken} text={String(error)} {...more} />;
  if (error.code === 'UNAUTHENTICATED')
    return <Notice tone="soon" title={w.signedOut} text={w.signedOutText} {...more} />;
  const faults = error.faults.filter((one) => one.message !== error.message && !shownElsewhere.includes(one.field));
  return (
    <Notice
      tone="late"
      title={error.status === CONFLICT ? w.conflict : w.refused}
      text={
        <>
          {error.message}
          {faults.length > 0 && (
            <ul>
              {faults.map((one) => (
                <li key={`${one.field} ${one.code} ${one.message}`}>{one.message}</li>
              ))}
            </ul>
          )}
          {error.status >= 500 && error.requestId !== null && (
            <div>
              {w.requestId}: <code>{error.requestId}</code>
            </div>
          )}
        </>
      }
      {...more}
    />
  );
}
