import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../language/language.ts';
import { CaseLink } from '../parts/case-link.tsx';
import { Mark } from '../parts/mark.tsx';
import { Moment } from '../parts/moment.tsx';
import { takeBack } from './use-waiting.ts';
import { isFiling } from './waiting.ts';
import type { Waiting, WaitingFiling } from './waiting.ts';
import { waitingStore } from './waiting-store.ts';

const words = {
  zh: {
    waits: '等待提交',
    notTaken: '未被接受',
    said: '您填写的内容：',
    drop: '知道了，移除',
    takeBack: '取消提交',
    change: '取回修改',
    goOn: '返回修改',
    throwAway: '不再提交，删除',
    taken: '已取回，尚未提交',
  },
  en: {
    waits: 'Waiting to be sent',
    notTaken: 'Not accepted',
    said: 'What you wrote: ',
    drop: 'Understood, remove',
    takeBack: 'Don’t send it',
    change: 'Take back and change',
    goOn: 'Back to the form',
    throwAway: 'Don’t hand it in, delete',
    taken: 'Taken back, not handed in',
  },
};

/** One thing that waits or was refused, and what its owner can do about it. */
export function WaitingItem({ one, onLeave }: { one: Waiting; onLeave: () => void }) {
  const w = useWords(words);
  const navigate = useNavigate();
  const waits = one.refusal === null;
  const drop = (): void => void waitingStore.remove(one);
  const change = async (filing: WaitingFiling): Promise<void> => {
    if (waits && !(await takeBack(filing, w.taken))) return;
    onLeave();
    const { procedure, key } = filing;
    await navigate({ to: '/start/$procedure', params: { procedure }, search: { waiting: key } });
  };
  const said = isFiling(one) ? null : writtenIn(one.body);
  return (
    <li>
      <div>
        <Mark tone={waits ? 'soon' : 'late'}>{waits ? w.waits : w.notTaken}</Mark>{' '}
        {!isFiling(one) && (
          <CaseLink caseId={one.caseId} onClick={onLeave}>
            {one.caseNumber}
          </CaseLink>
        )}
      </div>
      <strong>{one.what}</strong>
      <span className="waiting-at">
        <Moment at={one.keptAt} />
      </span>
      {one.refusal !== null && <p className="waiting-refusal">{one.refusal}</p>}
      {!waits && said !== null && (
        <p className="waiting-said">
          {w.said}
          {said}
        </p>
      )}
      <div className="waiting-ways">
        {isFiling(one) ? (
          <>
            <Button type={waits ? 'default' : 'primary'} onClick={() => void change(one)}>
              {waits ? w.change : w.goOn}
            </Button>
            {!waits && <Button onClick={drop}>{w.throwAway}</Button>}
          </>
        ) : (
          <Button onClick={() => (waits ? void takeBack(one, w.taken) : drop())}>{waits ? w.takeBack : w.drop}</Button>
        )}
      </div>
    </li>
  );
}

/** What somebody has written into a command in his own words, to be had back when it was refused. */
function writtenIn(body: object): string | null {
  const texts = ['opinion', 'reason', 'text', 'message', 'note', 'remark'].map((name) => Reflect.get(body, name));
  return texts.find((one): one is string => typeof one === 'string' && one !== '') ?? null;
}
