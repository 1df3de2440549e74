import { Button } from 'antd';
import { useWords } from '../../language/language.ts';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Begun } from './begun.ts';

const words = {
  zh: { draft: '已恢复上次未提交的内容', refused: '上次提交未被接受，修改后可再次提交', clear: '清空重填' },
  en: {
    draft: 'What you had begun is here again',
    refused: 'What you handed in was not accepted; change it and hand it in again',
    clear: 'Begin anew',
  },
};

/** That the form begins with what was typed before, why it was refused where it was, and how to begin anew. */
export function BegunNotice({ begun, onClear }: { begun: Begun; onClear: () => void }) {
  const w = useWords(words);
  const refused = begun.faults.length > 0 || begun.request === null ? begun.refusal : null;
  return (
    <Notice
      tone={refused === null ? 'info' : 'late'}
      title={refused === null ? w.draft : w.refused}
      text={
        <>
          {refused} {begun.keptAt !== null && <Moment at={begun.keptAt} />}
        </>
      }
      actions={<Button onClick={onClear}>{w.clear}</Button>}
    />
  );
}
